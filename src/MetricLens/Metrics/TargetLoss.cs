using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The logarithmic loss of the whole reference: the log-probability of its text with its sign turned.</summary>
/// <remarks>
/// Range 0 to ∞, in nats, lower is better. Continuous, strictly proper, additive over tokens: longer references weigh more. Unscored without log-probabilities of the target, and where a token has probability zero.
/// Reference: Good (1952).
/// </remarks>
public sealed class TargetLoss : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "target_loss",
        Name = "loss of the target",
        Summary = "The logarithmic loss of the whole reference: the log-probability of its text with its sign turned.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        Propriety = Propriety.StrictlyProper,
        LatentScale = LatentScale.NegativeLogLoss,
        Tier = EvidenceTier.TargetLogprobs,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.MonotoneInGold,
        Reference = "Good (1952), Rational Decisions",
        Examples =
        [
            new("Losses add up over tokens.", ExampleRecord.Target(-1, -2, -6), 9),
            new("A certain reference loses nothing.", ExampleRecord.Target(0, 0), 0),
            new("A token of probability zero is unscored, not infinite.", ExampleRecord.Target(-1, double.NegativeInfinity), null),
            new("Without log-probabilities the record is unscored.", ExampleRecord.Target(), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) =>
        TargetProbability.TryLoss(record, out double loss, out string reason) ? Score.Of(loss) : Score.Unscored(reason);
}
