using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Short ways to write the records of worked examples, which differ in their content alone.</summary>
internal static class ExampleRecord
{
    /// <summary>A generated text beside its reference answers.</summary>
    internal static Record Text(string? output, params string[] targets) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        Output = output,
        Targets = targets,
    };

    /// <summary>The model's own tokens of its answer and of the reference.</summary>
    internal static Record Tokens(int[] output, int[] target) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        OutputTokens = TokenSequence.Of(output),
        TargetTokens = TokenSequence.Of(target),
    };

    /// <summary>The log-probabilities of the reference's tokens.</summary>
    internal static Record Target(params double[] logprobs) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        TargetLogprobs = logprobs,
    };

    /// <summary>A multiple-choice question whose options, A onwards, have these log-probabilities.</summary>
    internal static Record Choice(int? gold, params double[] logprobs) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        Choices = logprobs.Select((_, index) => ((char)('A' + index)).ToString()).ToArray(),
        ChoiceLogprobs = logprobs,
        Gold = gold,
    };

    /// <summary>Scores that were computed elsewhere.</summary>
    internal static Record Scored(params (string Name, double Value)[] scores) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        Scores = scores.ToDictionary(score => score.Name, score => score.Value, StringComparer.Ordinal),
    };
}
