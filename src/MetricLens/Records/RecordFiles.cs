using System.IO.Enumeration;

namespace MetricLens.Records;

/// <summary>Finds the files of records that a path means: a file, a folder or a glob.</summary>
internal static class RecordFiles
{
    private static readonly string[] Extensions = [".jsonl", ".jsonl.gz"];

    /// <summary>The files that the paths mean, each once, in the order of the paths and, within one, in ordinal order of their names below it.</summary>
    /// <param name="paths">The paths.</param>
    /// <param name="extensions">What the names of a folder's files end in; those of record files where left out.</param>
    /// <exception cref="InputDataException">A path means no file.</exception>
    public static IReadOnlyList<string> Find(IEnumerable<string> paths, string[]? extensions = null)
    {
        var files = new List<string>();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (string path in paths)
        {
            ArgumentException.ThrowIfNullOrEmpty(path, nameof(paths));
            files.AddRange(Matches(path, extensions ?? Extensions).Where(file => seen.Add(Path.GetFullPath(file))));
        }
        return files;
    }

    private static string[] Matches(string path, string[] extensions)
    {
        if (File.Exists(path)) return [path];
        if (Directory.Exists(path))
        {
            string[] inFolder = Below(path, relative => extensions.Any(end => relative.EndsWith(end, StringComparison.Ordinal)));
            return inFolder.Length > 0 ? inFolder : throw Unmatched(path, "a folder without records", $"a file {string.Join(" or ", extensions.Select(end => "*" + end))} in it or below it");
        }
        if (!path.AsSpan().ContainsAny('*', '?')) throw Unmatched(path, "absent", "a file, a folder or a pattern such as runs/*.jsonl.gz");
        string[] segments = path.Split(Separators);
        int literal = Array.FindIndex(segments, segment => segment.AsSpan().ContainsAny('*', '?'));
        string folder = string.Join('/', segments[..literal]);
        if (folder.Length == 0) folder = literal > 0 ? "/" : "";
        string[] pattern = segments[literal..];
        string[] found = Directory.Exists(folder.Length == 0 ? "." : folder) ? Below(folder, relative => IsMatch(pattern, relative.Split('/'))) : [];
        return found.Length > 0 ? found : throw Unmatched(path, "a pattern that no file matches", "at least one file");
    }

    private static char[] Separators { get; } = [.. new HashSet<char> { '/', Path.DirectorySeparatorChar }];

    /// <summary>The files below a folder whose relative name, parted by <c>/</c>, is wanted; folders that are links are not entered, since they may lead in circles.</summary>
    private static string[] Below(string folder, Func<string, bool> isWanted)
    {
        string root = folder.Length == 0 ? "." : folder;
        var entries = new FileSystemEnumerable<string>(
            root, (ref FileSystemEntry entry) => Path.GetRelativePath(root, entry.ToSpecifiedFullPath()), new EnumerationOptions { RecurseSubdirectories = true, AttributesToSkip = 0 })
        {
            ShouldIncludePredicate = (ref FileSystemEntry entry) => !entry.IsDirectory,
            ShouldRecursePredicate = (ref FileSystemEntry entry) => !entry.Attributes.HasFlag(FileAttributes.ReparsePoint),
        };
        return
        [
            .. entries.Select(relative => relative.Replace(Path.DirectorySeparatorChar, '/'))
                .Where(isWanted)
                .Order(StringComparer.Ordinal)
                .Select(relative => Path.Combine(folder, relative)),
        ];
    }

    /// <summary>Whether a name matches a pattern, segment by segment: <c>**</c> stands for any number of folders, <c>*</c> and <c>?</c> for characters within one name.</summary>
    private static bool IsMatch(ReadOnlySpan<string> pattern, ReadOnlySpan<string> name)
    {
        if (pattern.IsEmpty) return name.IsEmpty;
        if (pattern[0] == "**") return IsMatch(pattern[1..], name) || (!name.IsEmpty && IsMatch(pattern, name[1..]));
        return !name.IsEmpty && FileSystemName.MatchesSimpleExpression(Escaped(pattern[0]), name[0], ignoreCase: false)
            && IsMatch(pattern[1..], name[1..]);
    }

    /// <remarks>In .NET's simple expressions a backslash escapes; in a path it is a character like any other.</remarks>
    private static string Escaped(string segment) => segment.Replace(@"\", @"\\", StringComparison.Ordinal);

    private static InputDataException Unmatched(string path, string value, string expected) => new(path, 0, null, value, expected);
}
