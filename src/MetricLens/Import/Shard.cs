using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>One of several equal parts of the input: of all files that hold data, in order of their names, every <see cref="Count"/>-th from the <see cref="Number"/>-th on.</summary>
/// <remarks>Parts do not overlap, and all of them are the whole. A file is never split; where there are fewer files than parts, some parts are empty.</remarks>
public sealed partial record Shard
{
    private const string ParquetEnding = ".parquet", CsvEnding = ".csv.gz";

    /// <summary>A part.</summary>
    /// <param name="number">Which part, from 1.</param>
    /// <param name="count">Of how many.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such part.</exception>
    public Shard(int number, int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(number, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(number, count);
        (Number, Count) = (number, count);
    }

    /// <summary>Which part, from 1.</summary>
    public int Number { get; }

    /// <summary>Of how many, 1 or more.</summary>
    public int Count { get; }

    /// <summary>The name of the file that the part's scores are written to, such as <c>scores-03-of-16.parquet</c>: names are in the order of their parts.</summary>
    /// <param name="format">The format of the file.</param>
    public string FileName(ScoresFormat format = ScoresFormat.Parquet) =>
        string.Create(CultureInfo.InvariantCulture, $"scores-{Number.ToString(CultureInfo.InvariantCulture).PadLeft(Width, '0')}-of-{Count}{(format == ScoresFormat.Csv ? CsvEnding : ParquetEnding)}");

    private int Width => Count.ToString(CultureInfo.InvariantCulture).Length;

    /// <summary>A part as it is written on a command line: <c>3/16</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="shard">The part.</param>
    /// <returns>Whether the text is one.</returns>
    public static bool TryParse(string text, [NotNullWhen(true)] out Shard? shard)
    {
        ArgumentNullException.ThrowIfNull(text);
        string[] parts = text.Split('/');
        shard = parts is [var number, var count] && IsCount(number, out int which) && IsCount(count, out int all) && which <= all ? new Shard(which, all) : null;
        return shard is not null;
    }

    /// <inheritdoc/>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Number}/{Count}");

    /// <summary>Whether a file is of this part.</summary>
    /// <param name="index">The file's place among all that hold data, from 0.</param>
    internal bool Has(int index) => index % Count == Number - 1;

    /// <summary>Requires that of the parts among files every one is there: a shard that has not been run, or was killed, would leave examples out.</summary>
    /// <exception cref="InputDataException">A part is missing or there in both formats, or parts of different divisions lie in one folder.</exception>
    internal static void RequireWhole(IEnumerable<string> files)
    {
        foreach (IGrouping<string, (string Path, Shard Shard)> folder in files.Select(path => (Path: path, Shard: OfFile(Path.GetFileName(path)))).Where(file => file.Shard is not null)
            .Select(file => (file.Path, file.Shard!)).GroupBy(file => Path.GetDirectoryName(Path.GetFullPath(file.Path)) ?? "", StringComparer.Ordinal))
        {
            Shard first = folder.First().Shard;
            var known = new Dictionary<int, string>();
            foreach ((string path, Shard shard) in folder)
            {
                if (shard.Count != first.Count)
                    throw new InputDataException(path, 0, null, $"a shard of {Invariant(shard.Count)} beside one of {Invariant(first.Count)}", "shards of one division: the others are of an earlier run");
                if (!known.TryAdd(shard.Number, Path.GetFileName(path)))
                    throw new InputDataException(path, 0, null, $"the same shard as '{known[shard.Number]}'", "each shard in one format: one of the two is of an earlier run");
            }
            if (Enumerable.Range(1, first.Count).FirstOrDefault(number => !known.ContainsKey(number)) is > 0 and var missing)
                throw new InputDataException(folder.First().Path, 0, null, $"one of {Invariant(first.Count)} shards, of which number {Invariant(missing)} is missing", $"'{new Shard(missing, first.Count).FileName(folder.First().Path.EndsWith(CsvEnding, StringComparison.Ordinal) ? ScoresFormat.Csv : ScoresFormat.Parquet)}' beside it");
        }
    }

    private static Shard? OfFile(string name) => Named().Match(name) is { Success: true } match && TryParse($"{match.Groups[1].Value.TrimStart('0')}/{match.Groups[2].Value}", out Shard? shard) ? shard : null;

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static bool IsCount(string text, out int count) => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out count) && count > 0;

    [GeneratedRegex(@"^scores-([0-9]+)-of-([0-9]+)(?:\.parquet|\.csv\.gz)$", RegexOptions.CultureInvariant)]
    private static partial Regex Named();
}
