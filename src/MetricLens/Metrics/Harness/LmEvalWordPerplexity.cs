using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>e to the loss of all references together over their words, as lm-eval computes word_perplexity.</summary>
/// <remarks>
/// Range 1 to ∞, lower is better. Continuous. A ratio of sums under the exponential. A record without log-probabilities of the target or without exactly one target text does not count. Reference: lm_eval/api/metrics.py.
/// </remarks>
public sealed class LmEvalWordPerplexity : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:word_perplexity",
        Name = "word_perplexity (lm-eval)",
        Summary = "e to the loss of all references together over their words, as lm-eval computes word_perplexity.",
        Level = MetricLevel.Set,
        Direction = Direction.LowerIsBetter,
        Minimum = 1,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs | RecordFields.Targets,
        Quirks = ["White space at either end makes one word more, an empty one.", "Log-probabilities of −∞ make it infinite in lm-eval; here such a record does not count."],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("Two words share a loss of 2 ln 2.", [ExampleRecord.TargetText("the cat", -2 * Math.Log(2))], 2),
            new("White space at an end makes one word more, of nothing.", [ExampleRecord.TargetText("cat ", -2 * Math.Log(2))], 2),
            new("White space before a word as well.", [ExampleRecord.TargetText("\ncat ", -3 * Math.Log(2))], 2),
            new("White space alone is two words of nothing.", [ExampleRecord.TargetText(" ", -2 * Math.Log(2))], 2),
            new("A certain text has perplexity 1.", [ExampleRecord.TargetText("cat", 0)], 1),
            new("Without a text there is none.", [ExampleRecord.Target(-1)], null),
        ],
    };

    /// <inheritdoc/>
    public SetContribution Read(Record record)
    {
        if (!TargetProbability.TryLoss(record, out double loss, out string reason) || !TargetProbability.TryBytes(record, out _, out reason)) return SetContribution.Unscored(reason);
        return SetContribution.Of(loss, LmEvalRates.Words(record.Targets.Span[0]));
    }

    /// <inheritdoc/>
    public Score Measure(SetSample sample) =>
        LmEvalRates.Exponential(sample);
}
