using MetricLens.Records;

namespace MetricLens.Testing.Generation;

/// <summary>Short ways to write the records of a test, which differ in their content alone.</summary>
public static class TestRecord
{
    /// <summary>A record without content.</summary>
    public static Record Blank { get; } = new() { Task = "task", Model = "model", ExampleId = "1" };

    /// <summary>A generated text beside its reference answers.</summary>
    public static Record Text(string? output, params string[] targets) => new()
    {
        Task = "task",
        Model = "model",
        ExampleId = "1",
        Output = output,
        Targets = targets,
    };

    /// <summary>The model's own tokens of its answer and of the reference.</summary>
    public static Record Tokens(int[] output, int[] target) => new()
    {
        Task = "task",
        Model = "model",
        ExampleId = "1",
        OutputTokens = TokenSequence.Of(output),
        TargetTokens = TokenSequence.Of(target),
    };

    /// <summary>The log-probabilities of the reference's tokens.</summary>
    public static Record Target(params double[] logprobs) => new()
    {
        Task = "task",
        Model = "model",
        ExampleId = "1",
        TargetLogprobs = logprobs,
    };

    /// <summary>A multiple-choice question whose options have these log-probabilities.</summary>
    public static Record Choice(double[] logprobs, int? gold) => new()
    {
        Task = "task",
        Model = "model",
        ExampleId = "1",
        Choices = logprobs.Select((_, index) => FormattableString.Invariant($"option {index}")).ToArray(),
        ChoiceLogprobs = logprobs,
        Gold = gold,
    };
}
