using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>HELM's <c>scenario_state.json</c>: every request of a run with its result, and the scores of <c>per_instance_stats.json</c> beside it.</summary>
internal sealed class HelmScenarioState : ForeignFormat
{
    private static readonly HashSet<string> Wanted = ["instance", "reference_index", "request_mode", "output_mapping", "request", "result"];

    public override string Id => "helm";

    public override string Name => "HELM scenario_state.json";

    public override IReadOnlyList<FieldMapping> Mappings =>
    [
        new("the run's name without its model (run_spec.json, else the folder)", "task"),
        new("adapter_spec.model", "model"),
        new("instance.id, with #<trial> for the second training trial on", "example_id"),
        new("instance.id where there are several training trials", "cluster"),
        new("instance.perturbation.name", "arm"),
        new("request.prompt", "prompt"),
        new("references tagged 'correct'", "target; the letters of output_mapping where options were lettered"),
        new("completions[0].text", "output"),
        new("requests of separate references: the reference's tokens at the end of the echo", "choices and choice_logprobs"),
        new("requests in mode 'calibration'", "dropped: a calibrated difference is no log-probability"),
        new("log-probabilities of generated tokens", "not kept: they are not the target's"),
        new("per_instance_stats.json: means of scores", "scores helm:<name>"),
    ];

    public override bool Recognizes(FileHead head) => head.HasAll("request_states") || (head.HasAll("adapter_spec") && !head.HasAll("scenario_spec"));

    public override IEnumerable<Imported> Read(ImportFile file)
    {
        HelmRun? run = null;
        HelmStats? stats = null;
        using JsonCursor cursor = file.OpenJson();
        cursor.Advance();
        cursor.RequireObject(null);
        while (cursor.NextProperty() is { } name)
        {
            if (name == "adapter_spec") run = HelmRun.Of(file, cursor.Capture(name));
            if (name != "request_states")
            {
                cursor.Skip(name);
                continue;
            }
            run ??= HelmRun.Of(file, null);
            stats ??= HelmStats.Beside(file);
            foreach (Imported record in States(cursor, run, stats, file)) yield return record;
        }
        cursor.End();
        if (run is null) throw cursor.Place.Fault("request_states", "absent", "an array of requests and results");
    }

    private static IEnumerable<Imported> States(JsonCursor cursor, HelmRun run, HelmStats stats, ImportFile file)
    {
        if (cursor.Token != System.Text.Json.JsonTokenType.StartArray) throw cursor.Place.Fault("request_states", "no array", "an array of requests and results");
        var separate = new Dictionary<HelmKey, HelmReferences>();
        for (long index = 0; cursor.NextElement(); index++)
        {
            JsonFields fields = cursor.Fields(FormattableString.Invariant($"request_states[{index}]"), Wanted);
            if (file.Attempt(() => Map(fields, run, stats, separate, file)) is { } record) yield return record;
        }
        foreach ((HelmKey key, HelmReferences missing) in separate.Where(open => !open.Value.IsComplete))
        {
            file.Attempt<object>(() => throw missing.Place.Fault("reference_index", $"not every reference of instance '{key.Instance}'",
                FormattableString.Invariant($"one request for each of its {missing.Count} references")));
        }
    }

    private static Imported? Map(JsonFields fields, HelmRun run, HelmStats stats, Dictionary<HelmKey, HelmReferences> separate, ImportFile file)
    {
        JsonValue instance = fields.Require("instance", "an object");
        HelmKey key = HelmKey.Of(instance.Require("id", "the instance's id"), instance.Get("perturbation"), fields.Get("train_trial_index"));
        JsonValue result = fields.Require("result", "the model's result");
        if (result.Get("success") is { } success && !success.Flag())
        {
            file.Journal.Note("helm: requests that failed, dropped");
            return null;
        }
        HelmInstance content = HelmInstance.Of(instance, file);
        if (fields.Get("reference_index") is { } reference) return Separate(fields, key, content, reference, result, run, stats, separate, file);
        IReadOnlyList<JsonValue> completions = result.Require("completions", "an array of completions").Items();
        if (completions.Count == 0) throw result.Fault("without completions", "at least one completion");
        RecordDraft draft = run.Draft(key, Prompt(fields, file), stats.Of(key));
        draft.Output = completions[0].Require("text", "a text").Text();
        draft.Targets = Targets(fields, content);
        return new Imported(fields.Place.Line) { Record = draft.ToRecord() };
    }

    private static string[] Targets(JsonFields fields, HelmInstance content)
    {
        if (fields.Get("output_mapping") is not { } mapping) return content.Right;
        return [.. mapping.Properties().Where(letter => content.Right.Contains(letter.Value.Text(), StringComparer.Ordinal)).Select(letter => letter.Name)];
    }

    private static Imported? Separate(JsonFields fields, HelmKey key, HelmInstance content, JsonValue reference, JsonValue result, HelmRun run,
        HelmStats stats, Dictionary<HelmKey, HelmReferences> separate, ImportFile file)
    {
        if (fields.Get("request_mode")?.Text() == "calibration")
        {
            file.Journal.Note("helm: requests in mode 'calibration', dropped");
            return null;
        }
        if (!separate.TryGetValue(key, out HelmReferences? references)) separate[key] = references = new HelmReferences(content.References, fields.Place);
        references.Add(reference, result);
        if (!references.IsComplete) return null;
        int[] right = [.. Enumerable.Range(0, content.References.Length).Where(i => content.IsRight[i])];
        if (right.Length != 1) file.Journal.Note("helm: instances with no single right reference have no 'gold'");
        separate[key] = HelmReferences.Done;
        RecordDraft draft = run.Draft(key, Prompt(fields, file), stats.Of(key));
        draft.Choices = content.References;
        draft.ChoiceLogprobs = references.Logprobs;
        draft.Gold = right.Length == 1 ? right[0] : null;
        return new Imported(fields.Place.Line) { Record = draft.ToRecord() };
    }

    private static string? Prompt(JsonFields fields, ImportFile file) => file.Wants(RecordFields.Prompt) ? fields.Get("request")?.Get("prompt")?.Text() : null;
}
