using System.Globalization;
using System.Text.Json;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Per-example logs of BIG-bench.</summary>
internal sealed class BigBenchLog : ForeignFormat
{
    private const string ScorePrefix = "big_bench:";

    private static readonly HashSet<string> WantedOfSample = ["input", "targets", "scores", "target_values", "absolute_scores", "metrics", "output", "id"];

    public override string Id => "big_bench";

    public override string Name => "BIG-bench per-example log";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("task.task_name or task.name, else the file's name", "task"),
        new("model.model_name, model.model_family, model.non_embedding_params", "model, family, params"),
        new("the place of the sample in its query", "example_id"),
        new("queries[].shots", "arm, such as 2-shot"),
        new("input", "prompt"),
        new("targets of a choice, their order as logged", "choices"),
        new("absolute_scores, else scores, of a choice", "choice_logprobs; left out where one is above 0"),
        new("target_values: the one option worth most", "gold"),
        new("targets and output of a generation", "target, output"),
        new("correct", "scores big_bench:correct"),
        new("metrics.<name>", "scores big_bench:<name>"),
        new("normalized_scores", "not kept: they follow from absolute_scores"),
    ];

    public override bool Recognizes(FileHead head) => head.HasAll("queries");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        string? task = file.Options.Map.Constant("task");
        BigBenchModel? model = null;
        using JsonCursor cursor = file.OpenJson();
        cursor.Advance();
        cursor.RequireObject(null);
        long query = 0;
        while (cursor.NextProperty() is { } name)
        {
            if (name == "model") model = BigBenchModel.Of(cursor.Capture(name), file);
            else if (name == "task") task ??= TaskOf(cursor.Capture(name));
            if (name != "queries")
            {
                cursor.Skip(name);
                continue;
            }
            if (cursor.Token != JsonTokenType.StartArray) throw cursor.Place.Fault(name, "no array", "an array of queries");
            string named = task ?? Path.GetFileNameWithoutExtension(file.Name);
            BigBenchModel answered = model ?? throw cursor.Place.Fault("model", "absent before 'queries'", "the model");
            while (cursor.NextElement())
            {
                foreach (Imported record in Query(cursor, query, named, answered, file)) yield return record;
                query++;
            }
        }
        cursor.End();
    }

    private static string? TaskOf(JsonValue task) => task.Kind switch
    {
        JsonValueKind.String => task.Text(),
        JsonValueKind.Object => (task.Get("task_name") ?? task.Get("name"))?.Text(),
        _ => null,
    };

    /// <summary>The samples of one query.</summary>
    private static IEnumerable<Imported> Query(JsonCursor cursor, long query, string task, BigBenchModel model, ImportFile file)
    {
        string path = FormattableString.Invariant($"queries[{query}]");
        cursor.RequireObject(path);
        string? arm = file.Options.Map.Constant("arm");
        while (cursor.NextProperty() is { } name)
        {
            if (name == "shots") arm = FormattableString.Invariant($"{cursor.Capture($"{path}.{name}").Integer()}-shot");
            if (name != "samples" || cursor.Token != JsonTokenType.StartArray)
            {
                cursor.Skip($"{path}.{name}");
                continue;
            }
            for (long index = 0; cursor.NextElement(); index++)
            {
                JsonFields fields = cursor.Fields(FormattableString.Invariant($"{path}.samples[{index}]"), WantedOfSample);
                string id = index.ToString(CultureInfo.InvariantCulture);
                if (file.Attempt(() => Map(fields, id, task, model, arm, file)) is { } record) yield return record;
            }
        }
    }

    private static Imported Map(JsonFields fields, string id, string task, BigBenchModel model, string? arm, ImportFile file)
    {
        string[] targets = [.. fields.Require("targets", "an array of texts").Items("an array of texts").Select(target => target.Text())];
        if (targets.Length > file.Limits.Choices)
            throw fields.Fault("targets", FormattableString.Invariant($"an array of {targets.Length}"), FormattableString.Invariant($"at most {file.Limits.Choices} (limit choices)"));
        bool isChoice = targets.Length >= 2 && fields.TryGet("target_values", out _);
        return new Imported(fields.Place.Line)
        {
            Record = new Record
            {
                Task = task,
                Model = model.Name,
                Family = model.Family,
                Scales = model.Scales,
                Arm = arm,
                ExampleId = id,
                Prompt = file.Wants(RecordFields.Prompt) ? fields.Get("input")?.Text() : null,
                Targets = isChoice ? null : targets,
                Output = fields.Get("output")?.Text(),
                Choices = isChoice ? targets : null,
                ChoiceLogprobs = isChoice ? Logprobs(fields, targets.Length, file) : null,
                Gold = isChoice ? GoldOf(fields.Require("target_values", "an object of values"), targets, file) : null,
                Scores = Scores(fields),
            },
        };
    }

    private static double[]? Logprobs(JsonFields fields, int count, ImportFile file)
    {
        if ((fields.Get("absolute_scores") ?? fields.Get("scores")) is not { Kind: JsonValueKind.Array } logged) return null;
        double[] logprobs = [.. logged.Items().Select(score => score.Logprob())];
        if (logprobs.Length != count) throw logged.Fault(FormattableString.Invariant($"an array of {logprobs.Length}"), FormattableString.Invariant($"{count} entries, as many as 'targets' has"));
        if (logprobs.All(logprob => logprob <= 0)) return logprobs;
        file.Journal.Note("big_bench: scores of options above 0, which are no log-probabilities, left out");
        return null;
    }

    private static int? GoldOf(JsonValue values, string[] targets, ImportFile file)
    {
        double[] worth = [.. targets.Select(target => values.Get(target)?.Number() ?? 0)];
        double most = worth.Max();
        int[] best = [.. Enumerable.Range(0, worth.Length).Where(i => worth[i] == most)];
        if (best.Length == 1) return best[0];
        file.Journal.Note("big_bench: samples with no single best option have no 'gold'");
        return null;
    }

    private static Dictionary<string, double>? Scores(JsonFields fields)
    {
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        if (fields.Get("correct")?.ScoreOrNull() is { } correct) scores[ScorePrefix + "correct"] = correct;
        if (fields.Get("metrics") is { Kind: JsonValueKind.Object } metrics)
        {
            foreach ((string name, JsonValue value) in metrics.Properties())
                if (value.ScoreOrNull() is { } score) scores[ScorePrefix + name] = score;
        }
        return scores.Count > 0 ? scores : null;
    }
}
