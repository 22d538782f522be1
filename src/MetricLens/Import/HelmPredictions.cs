using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>HELM's <c>display_predictions.json</c>, with the references of <c>instances.json</c> beside it.</summary>
/// <remarks>Where <c>scenario_state.json</c> lies beside it, that is read instead: it says all of this and more.</remarks>
internal sealed class HelmPredictions : ForeignFormat
{
    private const string InstancesName = "instances.json";

    private static readonly HashSet<string> Wanted = ["instance_id", "perturbation", "predicted_text", "stats"];

    public override string Id => "helm_predictions";

    public override string Name => "HELM display_predictions.json";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("name and adapter_spec.model of run_spec.json", "task and model"),
        new("instance_id, with #<trial> for the second training trial on", "example_id"),
        new("perturbation.name", "arm"),
        new("predicted_text", "output"),
        new("references tagged 'correct' of instances.json", "target"),
        new("stats that are scores", "scores helm:<name>"),
    ];

    public override bool Recognizes(FileHead head) => head.ElementHasAll("instance_id", "predicted_text");

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        if (File.Exists(file.Beside("scenario_state.json")))
        {
            file.Journal.Note("helm: display_predictions.json beside a scenario_state.json, which is read instead");
            yield break;
        }
        HelmRun run = HelmRun.Of(file, null);
        Dictionary<(string, string?), (string[] Right, string? Prompt)> instances = Instances(file);
        using JsonCursor cursor = file.OpenJson();
        cursor.Advance();
        if (cursor.Token != System.Text.Json.JsonTokenType.StartArray) throw cursor.Place.Fault(null, "no array", "an array of predictions");
        for (long index = 0; cursor.NextElement(); index++)
        {
            JsonFields fields = cursor.Fields(FormattableString.Invariant($"[{index}]"), Wanted);
            if (file.Attempt(() => Map(fields, run, instances)) is { } record) yield return record;
        }
        cursor.End();
    }

    private static Imported Map(JsonFields fields, HelmRun run, Dictionary<(string, string?), (string[] Right, string? Prompt)> instances)
    {
        HelmKey key = HelmKey.Of(fields.Require("instance_id", "the instance's id"), fields.Get("perturbation"), fields.Get("train_trial_index"));
        if (!instances.TryGetValue((key.Instance, key.Perturbation), out (string[] Right, string? Prompt) instance))
            throw fields.Fault("instance_id", $"'{key.Instance}'", $"an instance of {InstancesName} beside the file");
        var scores = new Dictionary<string, double>(StringComparer.Ordinal);
        if (fields.Get("stats") is { } stats)
        {
            foreach ((string name, JsonValue value) in stats.Properties())
                if (HelmStats.IsScore(name) && value.ScoreOrNull() is { } score) scores["helm:" + name] = score;
        }
        RecordDraft draft = run.Draft(key, instance.Prompt, scores.Count > 0 ? scores : null);
        draft.Output = fields.Require("predicted_text", "a text").Text();
        draft.Targets = instance.Right;
        return new Imported(fields.Place.Line) { Record = draft.ToRecord() };
    }

    private static Dictionary<(string, string?), (string[] Right, string? Prompt)> Instances(ImportFile file)
    {
        string path = file.Beside(InstancesName);
        if (!File.Exists(path)) throw new InputDataException(path, 0, null, "absent", "the instances of the predictions beside it");
        var instances = new Dictionary<(string, string?), (string[], string?)>();
        using JsonCursor cursor = JsonCursor.OfStream(path, file.Limits, SourceStream.Open(path, out _));
        cursor.Advance();
        if (cursor.Token != System.Text.Json.JsonTokenType.StartArray) throw cursor.Place.Fault(null, "no array", "an array of instances");
        for (long index = 0; cursor.NextElement(); index++)
        {
            JsonValue instance = cursor.Capture(FormattableString.Invariant($"[{index}]"));
            (string, string?) key = (instance.Require("id", "the instance's id").Id(), instance.Get("perturbation")?.Get("name")?.Text());
            string? prompt = file.Wants(RecordFields.Prompt) ? instance.Get("input")?.Get("text")?.Text() : null;
            instances.TryAdd(key, (HelmInstance.Of(instance, file).Right, prompt));
        }
        cursor.End();
        return instances;
    }
}
