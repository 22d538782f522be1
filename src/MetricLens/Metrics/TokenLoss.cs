using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The mean logarithmic loss of the reference's tokens: their mean log-probability with its sign turned.</summary>
/// <remarks>
/// Range 0 to ∞, in nats a token, lower is better. Continuous; strictly proper over references of one length. It averages as many outcomes as the target has tokens. Unscored without log-probabilities of the target, and where a token has
/// probability zero: one infinite loss would decide every mean. Reference: Good (1952).
/// </remarks>
public sealed class TokenLoss : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "token_loss",
        Name = "loss a token",
        Summary = "The mean logarithmic loss of the reference's tokens: their mean log-probability with its sign turned.",
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
            new("The mean is over tokens.", ExampleRecord.Target(-1, -2, -6), 3),
            new("A certain reference loses nothing.", ExampleRecord.Target(0, 0), 0),
            new("A token of probability zero is unscored, not infinite.", ExampleRecord.Target(-1, double.NegativeInfinity), null),
            new("Without log-probabilities the record is unscored.", ExampleRecord.Target(), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        int tokens = record.TargetLogprobs.Length;
        return TargetProbability.TryLoss(record, out double loss, out string reason) ? Score.Of(loss / tokens, units: tokens) : Score.Unscored(reason);
    }
}
