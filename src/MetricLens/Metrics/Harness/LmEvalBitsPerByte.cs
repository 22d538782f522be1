using MetricLens.Metrics.Sets;
using MetricLens.Records;

namespace MetricLens.Metrics.Harness;

/// <summary>The loss of all references together in bits over their bytes, as lm-eval computes bits_per_byte.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better. Continuous. The same number as <c>pooled_bits_per_byte</c>. A record without log-probabilities of the target or without exactly one target text does not count. Reference: lm_eval/api/metrics.py.
/// </remarks>
public sealed class LmEvalBitsPerByte : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "lm_eval:bits_per_byte",
        Name = "bits_per_byte (lm-eval)",
        Summary = "The loss of all references together in bits over their bytes, as lm-eval computes bits_per_byte.",
        Level = MetricLevel.Set,
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs | RecordFields.Targets,
        Quirks = ["Log-probabilities of −∞ make it infinite in lm-eval; here such a record does not count."],
        Reference = ToolRules.LmEval,
        Examples =
        [
            new("Two bits over two bytes.", [ExampleRecord.TargetText("ab", -2 * Math.Log(2))], 1),
            new("Certain references cost nothing.", [ExampleRecord.TargetText("ab", 0)], 0),
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
        RatioOfSums.Of(sample) is { } rate ? Score.Of(rate.Ratio / Math.Log(2), units: rate.Divisor) : Score.Unscored("no byte counts");
}
