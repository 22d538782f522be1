using System.Globalization;
using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Finds out whose samples a file holds, which lm-evaluation-harness does not write into it.</summary>
internal static partial class LmEvalModel
{
    private static readonly HashSet<string> Wanted = ["model_name", "config"];

    /// <summary>The model and, where its revision is a training step, that step.</summary>
    public static (string Model, double? Step) Of(ImportFile file)
    {
        if (file.Options.Map.Constant("model") is { } given) return (given, null);
        string[] named = [.. Directory.GetFiles(file.Folder, "results_*.json").Order(StringComparer.Ordinal).Select(path => OfResults(path, file.Limits)).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (named.Length == 1) return Parted(named[0]);
        // The harness puts __ for what a folder's name may not have; of these the first is most likely the slash behind the organization.
        string folder = Path.GetFileName(file.Folder);
        int slash = folder.IndexOf("__", StringComparison.Ordinal);
        return Parted(slash > 0 ? $"{folder[..slash]}/{folder[(slash + 2)..]}" : folder);
    }

    /// <summary>What a results file calls its model, or <see langword="null"/> where it does not say or cannot be read.</summary>
    public static string? OfFields(JsonFields fields)
    {
        if (fields.Get("config") is not { } config) return fields.Get("model_name")?.Text();
        string? arguments = config.Get("model_args") switch
        {
            { Kind: System.Text.Json.JsonValueKind.String } text => text.Text(),
            { Kind: System.Text.Json.JsonValueKind.Object } values => string.Join(',', values.Properties().Select(argument => $"{argument.Name}={(argument.Value.Kind == System.Text.Json.JsonValueKind.String ? argument.Value.Text() : "")}")),
            _ => null,
        };
        string? name = fields.Get("model_name")?.Text();
        string? argument = arguments is null ? null : Argument(arguments, "pretrained") ?? Argument(arguments, "model") ?? Argument(arguments, "engine");
        string? revision = arguments is null ? null : Argument(arguments, "revision");
        string? model = name ?? argument ?? config.Get("model")?.Text();
        return model is not null && revision is not null && revision != "main" ? $"{model}@{revision}" : model;
    }

    /// <summary>A name such as <c>EleutherAI/pythia-70m@step3000</c> with its step; a model at the end of its training has none.</summary>
    public static (string Model, double? Step) Parted(string name) =>
        StepRevision().Match(name) is { Success: true } match ? (name, double.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture)) : (name, null);

    private static string? OfResults(string path, ImportLimits limits)
    {
        try
        {
            using JsonCursor cursor = JsonCursor.OfStream(path, limits, SourceStream.Open(path, out _));
            cursor.Advance();
            return OfFields(cursor.Fields("", Wanted));
        }
        catch (InputDataException)
        {
            return null; // The results file says what is wrong with it when its turn comes.
        }
    }

    private static string? Argument(string arguments, string name) => arguments.Split(',')
        .Select(argument => argument.Split('=', 2)).Where(parts => parts.Length == 2 && parts[0].Trim() == name && parts[1].Length > 0)
        .Select(parts => parts[1].Trim()).FirstOrDefault();

    [GeneratedRegex(@"@step([0-9]{1,9})$")]
    private static partial Regex StepRevision();
}
