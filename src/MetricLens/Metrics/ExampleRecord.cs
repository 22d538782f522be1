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

    /// <summary>The log-probabilities of the reference's tokens, and its text.</summary>
    internal static Record TargetText(string target, params double[] logprobs) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        Target = target,
        TargetLogprobs = logprobs,
    };

    /// <summary>A multiple-choice question with the texts of its options.</summary>
    internal static Record Options(int gold, params (string Text, double Logprob)[] options) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        Choices = options.Select(option => option.Text).ToArray(),
        ChoiceLogprobs = options.Select(option => option.Logprob).ToArray(),
        Gold = gold,
    };

    /// <summary>A multiple-choice question whose options are also scored without the question.</summary>
    internal static Record Informed(int gold, params (double Logprob, double Without)[] options) => new()
    {
        Task = "example",
        Model = "model",
        ExampleId = "1",
        Choices = options.Select((_, index) => ((char)('A' + index)).ToString()).ToArray(),
        ChoiceLogprobs = options.Select(option => option.Logprob).ToArray(),
        Gold = gold,
        Scores = options.Select((option, index) => (Index: index, option.Without)).ToDictionary(option => FormattableString.Invariant($"unconditional_logprob_{option.Index}"), option => option.Without),
    };
}
