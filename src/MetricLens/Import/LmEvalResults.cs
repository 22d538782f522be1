using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Results files of lm-evaluation-harness: means and standard errors, no examples.</summary>
internal sealed class LmEvalResults : ForeignFormat
{
    private const string ErrorMark = "_stderr";

    private static readonly HashSet<string> Wanted = ["results", "config", "model_name", "n-samples"];

    public override string Id => "lm_eval_results";

    public override string Name => "lm-evaluation-harness results (means)";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("results.<task>", "task"),
        new("model_name, else pretrained= of config.model_args", "model"),
        new("<metric>,<filter> or <metric>", "metric, with the filter as arm unless it is 'none'"),
        new("<metric>_stderr,<filter>", "standard error"),
        new("n-samples.<task>.effective, else --map n:=NUMBER", "number of examples"),
        new("versions, configs, config", "not kept"),
    ];

    public override bool Recognizes(FileHead head) => head.Has("results", System.Text.Json.JsonTokenType.StartObject)
        && !head.HasAll("eval");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        using JsonCursor cursor = file.OpenJson();
        cursor.Advance();
        JsonFields fields = cursor.Fields("", Wanted);
        cursor.End();
        string name = file.Options.Map.Constant("model") ?? LmEvalModel.OfFields(fields)
            ?? throw file.Fault(0, "config.model_args", "absent", "the model's name, or --map model:=NAME");
        (string model, double? step) = LmEvalModel.Parted(name);
        file.Model = model;
        foreach ((string task, JsonValue metrics) in fields.Require("results", "an object of tasks").Properties())
        {
            foreach (AggregateScore score in Of(task, metrics, Examples(fields, task, file), model, step, file))
                yield return new Imported(0) { Aggregate = score };
        }
    }

    private static long? Examples(JsonFields fields, string task, ImportFile file)
    {
        if (fields.Get("n-samples")?.Get(task)?.Get("effective") is { } effective) return effective.Integer() is >= 1 and var examples ? examples : throw effective.Mistyped("a whole number of at least 1");
        return file.MeanExamples();
    }

    private static IEnumerable<AggregateScore> Of(string task, JsonValue metrics, long? examples, string model, double? step, ImportFile file)
    {
        Dictionary<string, JsonValue> values = metrics.Properties().ToDictionary(metric => metric.Name, metric => metric.Value, StringComparer.Ordinal);
        foreach ((string key, JsonValue value) in values)
        {
            string[] parts = key.Split(',', 2);
            if (parts[0].EndsWith(ErrorMark, StringComparison.Ordinal) || value.ScoreOrNull() is not { } mean) continue;
            string errorKey = parts[0] + ErrorMark + (parts.Length > 1 ? "," + parts[1] : "");
            double? error = values.TryGetValue(errorKey, out JsonValue? found) ? found.ScoreOrNull() : null;
            if (error < 0) throw found!.Mistyped("a number at least 0");
            string? filter = parts.Length > 1 && parts[1] != "none" ? parts[1] : null;
            yield return new(task, Record.DefaultFamily, model, filter, parts[0], mean, error, examples, new ScaleValues { Step = step }, file.Path, 0);
        }
    }
}
