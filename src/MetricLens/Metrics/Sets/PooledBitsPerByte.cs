using MetricLens.Records;

namespace MetricLens.Metrics.Sets;

/// <summary>The logarithmic loss of all references together in bits, a byte of their UTF-8 texts.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better. Continuous. A ratio of sums: it is not the mean of the records' rates. Comparable between tokenizers. A record without log-probabilities of the target, with a token of probability zero, or without exactly one target
/// text that is not empty does not count. Reference: Gao et al. (2020).
/// </remarks>
public sealed class PooledBitsPerByte : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "pooled_bits_per_byte",
        Name = "pooled bits per byte",
        Summary = "The logarithmic loss of all references together in bits, a byte of their UTF-8 texts.",
        Level = MetricLevel.Set,
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs | RecordFields.Targets,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.UnionBetweenParts,
        Reference = "Gao et al. (2020), The Pile: An 800GB Dataset of Diverse Text for Language Modeling",
        Examples =
        [
            new("Four bits over two bytes and none over two.", [ExampleRecord.TargetText("ab", -4 * Math.Log(2)), ExampleRecord.TargetText("cd", 0)], 1),
            new("\u00E9 is two bytes.", [ExampleRecord.TargetText("\u00E9", -2 * Math.Log(2))], 1),
            new("Without texts there is no rate.", [ExampleRecord.Target(-1)], null),
        ],
    };

    /// <inheritdoc/>
    public SetContribution Read(Record record)
    {
        if (!TargetProbability.TryLoss(record, out double loss, out string reason)) return SetContribution.Unscored(reason);
        return TargetProbability.TryBytes(record, out int bytes, out reason) ? SetContribution.Of(loss / Math.Log(2), bytes) : SetContribution.Unscored(reason);
    }

    /// <inheritdoc/>
    public Score Measure(SetSample sample) =>
        RatioOfSums.Of(sample) is { } rate ? Score.Of(rate.Ratio, units: rate.Divisor) : Score.Unscored("no byte counts");
}
