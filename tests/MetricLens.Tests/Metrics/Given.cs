using FsCheck;
using FsCheck.Fluent;
using MetricLens.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Short ways to write the records of a test, which differ in their content alone.</summary>
internal static class Given
{
    /// <summary>Sequences of up to nine of four symbols, so that two often share some.</summary>
    public static Arbitrary<int[]> Sequences { get; } = (
        from length in Gen.Choose(0, 9)
        from items in Gen.Choose(0, 3).ArrayOf(length)
        select items).ToArbitrary();

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
