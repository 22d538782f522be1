using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>e to the loss of all references together over their bytes, as lm-eval computes byte_perplexity.</summary>
/// <remarks>
/// Range 1 to ∞, lower is better. Continuous. A ratio of sums under the exponential. A record without log-probabilities of the target or without exactly one target text does not count. Reference: lm_eval/api/metrics.py.
/// </remarks>
public sealed class LmEvalBytePerplexity : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:byte_perplexity",
        Name = "byte_perplexity (lm-eval)",
        Summary = "e to the loss of all references together over their bytes, as lm-eval computes byte_perplexity.",
        Level = MetricLevel.Set,
        Direction = Direction.LowerIsBetter,
        Minimum = 1,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs | RecordFields.Targets,
        Quirks = ["Log-probabilities of −∞ make it infinite in lm-eval; here such a record does not count."],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("Two bytes share a loss of 2 ln 2.", [ExampleRecord.TargetText("ab", -2 * Math.Log(2))], 2),
            new("Certain references have perplexity 1.", [ExampleRecord.TargetText("ab", 0)], 1),
            new("Without a text there is none.", [ExampleRecord.Target(-1)], null),
        ],
    };

    /// <inheritdoc/>
    public SetContribution Read(Record record)
    {
        if (!TargetProbability.TryLoss(record, out double loss, out string reason) || !TargetProbability.TryBytes(record, out _, out reason)) return SetContribution.Unscored(reason);
        return SetContribution.Of(loss, System.Text.Encoding.UTF8.GetByteCount(record.Targets.Span[0]));
    }

    /// <inheritdoc/>
    public Score Measure(SetSample sample) =>
        LmEvalRates.Exponential(sample);
}
