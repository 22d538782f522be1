using MetricLens.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Short ways to write the records of a test, which differ in their content alone.</summary>
internal static class Given
{
    /// <summary>A question whose options have these log-probabilities.</summary>
    public static Record Choice(double[] logprobs, int? gold) => Blank(choiceLogprobs: logprobs, gold: gold);

    /// <summary>An output beside targets.</summary>
    public static Record OfText(string? output, params string[] targets) => Blank(output, targets);

    public static Record Blank(string? output = null, string[]? targets = null, TokenSequence? outputTokens = null,
        TokenSequence? targetTokens = null, double[]? targetLogprobs = null, double[]? choiceLogprobs = null, int? gold = null) => new()
        {
            Task = "task",
            Model = "model",
            ExampleId = "1",
            Output = output,
            Targets = targets,
            OutputTokens = outputTokens,
            TargetTokens = targetTokens,
            TargetLogprobs = targetLogprobs,
            Choices = choiceLogprobs?.Select((_, index) => $"option {index}").ToArray(),
            ChoiceLogprobs = choiceLogprobs,
            Gold = gold,
        };
}
