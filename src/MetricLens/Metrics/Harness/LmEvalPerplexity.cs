using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>e to the mean loss of whole references, as lm-eval computes perplexity.</summary>
/// <remarks>
/// Range 1 to ∞, lower is better. Continuous. The mean is over documents, not over tokens: the sound definition is <c>pooled_perplexity</c>. A record without log-probabilities of the target does not count. Reference: lm_eval/api/metrics.py.
/// </remarks>
public sealed class LmEvalPerplexity : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:perplexity",
        Name = "perplexity (lm-eval)",
        Summary = "e to the mean loss of whole references, as lm-eval computes perplexity.",
        Level = MetricLevel.Set,
        Direction = Direction.LowerIsBetter,
        Minimum = 1,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        Quirks = ["The mean is over documents, of whole losses: a longer document weighs more, and it is no perplexity a token.", "Log-probabilities of −∞ make it infinite in lm-eval; here such a record does not count."],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("A mean over documents: losses of 2 ln 2 and of 0.", [ExampleRecord.Target(Math.Log(0.5), Math.Log(0.5)), ExampleRecord.Target(0.0)], 2),
            new("Certain references have perplexity 1.", [ExampleRecord.Target(0, 0)], 1),
            new("Without log-probabilities there is none.", [ExampleRecord.Text("x", "x")], null),
        ],
    };

    /// <inheritdoc/>
    public SetContribution Read(Record record)
    {
        return TargetProbability.TryLoss(record, out double loss, out string reason) ? SetContribution.Of(loss, 1) : SetContribution.Unscored(reason);
    }

    /// <inheritdoc/>
    public Score Measure(SetSample sample) =>
        LmEvalRates.Exponential(sample);
}
