namespace MetricLens.Import;

/// <summary>Which task and model an Inspect log is of.</summary>
internal sealed record InspectRun(string Task, string Model, bool HasEpochs)
{
    /// <summary>The run of a log's <c>eval</c> part.</summary>
    public static InspectRun Of(JsonValue eval, ImportFile file)
    {
        string task = file.Options.Map.Constant("task") ?? eval.Require("task", "the task's name").Text();
        string model = file.Options.Map.Constant("model") ?? eval.Require("model", "the model's name").Text();
        file.Model = model;
        return new InspectRun(task, model, eval.Get("config")?.Get("epochs") is { Kind: System.Text.Json.JsonValueKind.Number } epochs && epochs.Integer() > 1);
    }

    /// <summary>The fields of the formats of both kinds of log.</summary>
    public static IReadOnlyList<FieldMapping> Mappings { get; } =
    [
        new("eval.task, eval.model", "task, model"),
        new("sample id, with #epoch<n> from the second epoch on", "example_id"),
        new("sample id where there are several epochs", "cluster"),
        new("input, its attachments put in", "prompt"),
        new("target", "target; gold where it is the letter of a choice"),
        new("choices", "choices, without log-probabilities"),
        new("output.completion, else the first choice's content", "output"),
        new("scores.<scorer>.value: a number, or C, P, I, N for 1, 0.5, 0, 0", "scores inspect:<scorer>"),
        new("messages, events, store, logprobs of generated tokens", "not kept"),
    ];
}
