using System.CommandLine;
using System.Text.Json;
using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Cli;

/// <summary>
/// The settings file of an investigation: its options by their names, and its inputs. What the command line says overrides it; paths in it start from its folder;
/// a report has one, by which it can be made again.
/// </summary>
internal static class Settings
{
    /// <summary>The name of the file in a report.</summary>
    public const string FileName = "metriclens.json";

    /// <summary>The option that names a settings file.</summary>
    public static readonly Option<string?> File = Options.Text("--config", "FILE",
        $"Settings, as a report's {FileName} has them: options by their names without hyphens, and the inputs as \"input\". Options on the command line override them.").File();

    /// <summary>The settings that a command takes: its inputs, and every option that says something of its results.</summary>
    public static IReadOnlyList<Setting> Of(Command command) =>
    [
        .. command.Arguments.Where(argument => argument.Name == Inputs.ArgumentName).Select(argument => new Setting(argument)),
        .. command.Options.Where(option => option is not System.CommandLine.Help.HelpOption && option != Options.Json && option != File).Select(option => new Setting(option)),
    ];

    /// <summary>The arguments with those of the settings file that they name and do not override; <see langword="null"/> where they name none.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="parsed">The same, taken apart; faults that the file heals may be left.</param>
    /// <param name="keys">The settings that a file may have; a command passes over those of them that it does not take.</param>
    /// <exception cref="UsageException">The file breaks a rule.</exception>
    public static string[]? Merged(IReadOnlyList<string> args, ParseResult parsed, IReadOnlyList<Setting> keys)
    {
        if (parsed.GetResult(File) is not { Tokens: [var named] }) return null;
        Command command = parsed.CommandResult.Command;
        Setting[] taken = [.. Of(command)];
        List<string> options = [], inputs = [];
        using JsonDocument document = Read(named.Value);
        foreach (JsonProperty member in document.RootElement.EnumerateObject().Where(member => member.Name != SettingsSchema.Key))
        {
            Setting key = keys.FirstOrDefault(known => known.Key == member.Name)
                ?? throw new UsageException($"{named.Value}: {Suggestion.Unknown("setting", member.Name, keys.Select(known => known.Key))}");
            string[] values = [.. Values(key, member.Value, named.Value)];
            // Where the results go means a folder to one command and a file to another.
            if (taken.FirstOrDefault(setting => setting.Key == key.Key && setting.Type == key.Type && setting.Path == key.Path) is not { } own || own.IsGiven(parsed)) continue;
            // Settings come with reports, and reports from strangers: none of them runs code by itself.
            if (own.Symbol.Name == MetricSources.AssembliesName && values.Length > 0)
                throw new UsageException($"{named.Value}: '{own.Key}' runs code; where you trust it, say {string.Join(' ', values.Select(value => $"{own.Symbol.Name} {value}"))} on the command line.");
            if (own.Symbol is Argument) inputs.AddRange(values.Select(value => value.StartsWith('-') ? $".{Path.DirectorySeparatorChar}{value}" : value));
            else options.AddRange(values.SelectMany(value => value.Length == 0 ? [own.Symbol.Name, value] : new[] { $"{own.Symbol.Name}={value}" }));
        }
        int place = args.TakeWhile(arg => arg != command.Name).Count() + 1;
        return [.. args.Take(place), .. options, .. args.Skip(place), .. inputs];
    }

    /// <summary>What the command line, and a settings file behind it, say, in a file's order, paths as they are seen from a folder.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="used">The values of settings that stand in the file whether or not they were said.</param>
    /// <param name="folder">The folder of the report.</param>
    public static IReadOnlyList<(Setting Setting, IReadOnlyList<string> Values)> Said(ParseResult parsed, IReadOnlyDictionary<string, string> used, string folder) =>
    [
        .. Of(parsed.CommandResult.Command)
            .Where(setting => setting.SaysResults && (setting.IsGiven(parsed) || used.ContainsKey(setting.Key)))
            .Select(setting => (setting, (IReadOnlyList<string>)(used.TryGetValue(setting.Key, out string? value) ? [value]
                : [.. setting.ValuesOf(parsed).Select(text => setting.Path == PathKind.None ? text : From(folder, text))]))),
    ];

    /// <summary>Writes a settings file beside a report, which the command line made, so that it makes the same report again there.</summary>
    public static void Write(IReadOnlyList<(Setting Setting, IReadOnlyList<string> Values)> said, string folder) =>
        AtomicFile.Write(Path.Combine(folder, FileName), stream => JsonText.Write(stream, json =>
        {
            foreach ((Setting setting, IReadOnlyList<string> values) in said) setting.Write(json, values);
            json.WriteString(Setting.Output, ".");
        }));

    private static JsonDocument Read(string path)
    {
        try
        {
            var document = JsonDocument.Parse(System.IO.File.ReadAllBytes(path), new() { AllowDuplicateProperties = false, CommentHandling = JsonCommentHandling.Skip });
            return document.RootElement.ValueKind == JsonValueKind.Object ? document : throw new UsageException($"{path}: expected one object of settings.");
        }
        catch (JsonException fault)
        {
            throw new UsageException($"{path}{(fault.LineNumber is { } line ? FormattableString.Invariant($":{line + 1}") : "")}: this is no JSON: {fault.Message.Split(" LineNumber:")[0]}", fault);
        }
    }

    private static IEnumerable<string> Values(Setting setting, JsonElement value, string file)
    {
        string[] texts = setting.Texts(value) ?? throw new UsageException($"{file}: '{setting.Key}' is {value.GetRawText()}; expected {setting.Expected}.");
        string folder = Path.GetDirectoryName(Path.GetFullPath(file))!;
        return setting.Path == PathKind.None ? texts : texts.Select(text => text.Length == 0 ? text : Path.IsPathRooted(text) ? text : Path.GetRelativePath(Environment.CurrentDirectory, Path.Combine(folder, text)));
    }

    /// <summary>A path as it is seen from a folder, the same on every system.</summary>
    private static string From(string folder, string path) =>
        Path.IsPathRooted(path) ? path : Path.GetRelativePath(folder, path).Replace(Path.DirectorySeparatorChar, '/');
}
