using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Details that lighteval writes as Parquet with nested columns.</summary>
/// <remarks>The task is in the file's name, the model in the folders between <c>details</c> and that of the time.</remarks>
internal sealed partial class Lighteval : ForeignFormat
{
    private const string ScorePrefix = "lighteval:";

    private static readonly HashSet<string> Wanted = ["doc", "model_response", "metric"];

    public override string Id => "lighteval";

    public override string Name => "lighteval details (Parquet)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("the task in details_<task>_<time>.parquet", "task"),
        new("the folders below 'details' and above the time, else the folder", "model"),
        new("doc.id, else the row's place", "example_id"),
        new("doc.query", "prompt"),
        new("doc.choices, model_response.logprobs of as many", "choices, choice_logprobs"),
        new("doc.gold_index", "gold where it is one option; else target: the right options' texts"),
        new("model_response.text[0] where there are no log-probabilities", "output, with target: the right choices' texts"),
        new("metric.<name>", "scores lighteval:<name>"),
        new("argmax_logits_eq_gold, unconditioned_logprobs, output_tokens", "not kept"),
    ];

    public override bool Recognizes(FileHead head) => head.IsParquet && head.Columns.Contains("doc") && head.Columns.Contains("model_response");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        Match name = FileName().Match(file.Name);
        string task = file.Options.Map.Constant("task", name.Success ? name.Groups[1].Value : null)
            ?? throw file.Fault(0, "task", $"not to be told from the file's name '{file.Name}'", "a name such as details_<task>_<time>.parquet, or --map task:=NAME");
        string model = file.Options.Map.Constant("model") ?? ModelOf(file.Folder);
        file.Model = model;
        foreach ((JsonValue row, long number) in ParquetRows.Read(file, Wanted))
        {
            if (file.Attempt(() => Map(row, number, task, model, file)) is { } record) yield return record;
        }
    }

    private static Imported Map(JsonValue row, long number, string task, string model, ImportFile file)
    {
        JsonValue doc = row.Require("doc", "the document"), response = row.Require("model_response", "the model's response");
        string[] choices = [.. doc.Get("choices")?.Items().Select(choice => choice.Text()) ?? []];
        if (choices.Length > file.Limits.Choices)
            throw doc.Fault(FormattableString.Invariant($"a document of {choices.Length} choices"), FormattableString.Invariant($"at most {file.Limits.Choices} (limit choices)"));
        int[] gold = Gold(doc, choices.Length);
        double[] logprobs = [.. response.Get("logprobs")?.Items().Select(logprob => logprob.Logprob()) ?? []];
        bool isChoice = choices.Length >= 2 && logprobs.Length == choices.Length;
        if (logprobs.Length > 0 && !isChoice) file.Journal.Note("lighteval: log-probabilities that are not one a choice, dropped");
        return new Imported(number)
        {
            Record = new Record
            {
                Task = task,
                Model = model,
                Family = file.Options.Map.Constant("family", Record.DefaultFamily)!,
                Arm = file.Options.Map.Constant("arm"),
                ExampleId = doc.Get("id")?.Id() is { Length: > 0 } id ? id : number.ToString(CultureInfo.InvariantCulture),
                Prompt = file.Wants(RecordFields.Prompt) ? doc.Get("query")?.Text() : null,
                Output = isChoice ? null : response.Get("text")?.Items() is [var text, ..] ? text.Text() : null,
                Targets = isChoice && gold.Length == 1 ? null : Array.ConvertAll(gold, index => choices[index]),
                Choices = isChoice ? choices : null,
                ChoiceLogprobs = isChoice ? logprobs : null,
                Gold = isChoice && gold.Length == 1 ? gold[0] : null,
                Scores = Scores(row),
            },
        };
    }

    private static int[] Gold(JsonValue doc, int choices)
    {
        if (doc.Get("gold_index") is not { } gold) return [];
        IReadOnlyList<JsonValue> indices = gold.Kind == JsonValueKind.Array ? gold.Items() : [gold];
        return [.. indices.Select(index => index.Integer() is >= 0 and var value && value < choices
            ? (int)value
            : throw index.Mistyped(FormattableString.Invariant($"an index into {choices} choices")))];
    }

    private static Dictionary<string, double>? Scores(JsonValue row)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        if (row.Get("metric") is { Kind: JsonValueKind.Object } metric)
        {
            foreach ((string name, JsonValue value) in metric.Properties())
                if (value.ScoreOrNull() is { } score) scores[ScorePrefix + name] = score;
        }
        return scores.Count > 0 ? scores : null;
    }

    /// <summary>The folders of <c>details/&lt;organization&gt;/&lt;model&gt;/&lt;time&gt;</c> that name the model; else the last folder.</summary>
    private static string ModelOf(string folder)
    {
        string[] folders = folder.Split(Path.DirectorySeparatorChar, StringSplitOptions.RemoveEmptyEntries);
        int details = Array.LastIndexOf(folders, "details");
        return details >= 0 && folders.Length - details > 2 ? string.Join('/', folders[(details + 1)..^1]) : folders[^1];
    }

    [GeneratedRegex(@"^details_(.+)_([0-9]{4}-[0-9]{2}-[0-9]{2}T[^_]*)\.parquet$")]
    private static partial Regex FileName();
}
