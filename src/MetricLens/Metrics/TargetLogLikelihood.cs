using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The mean natural-log probability of the reference answer's tokens, each given those before it.</summary>
/// <remarks>
/// Range −∞ to 0, in nats a token, higher is better. Continuous; averages as many outcomes as the target has tokens. Unscored where the record has no
/// log-probabilities of the target, or where a token has probability zero: the log-likelihood is then unbounded, and one such record
/// would decide every mean. Strictly proper over references of one length; the division weighs those of different lengths differently.
/// Reference: Good (1952), the logarithmic score; a target's log-probability as the smoothest evidence, Schaeffer et al. (2024).
/// </remarks>
public sealed class TargetLogLikelihood : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "target_log_likelihood",
        Name = "target log-likelihood",
        Summary = "The mean natural-log probability of the reference answer's tokens, each given those before it.",
        Direction = Direction.HigherIsBetter,
        Minimum = double.NegativeInfinity,
        Maximum = 0,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        Propriety = Propriety.StrictlyProper,
        LatentScale = LatentScale.NegativeLogLoss,
        Tier = EvidenceTier.TargetLogprobs,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.MonotoneInGold,
        Reference = "Good (1952), Rational Decisions; Schaeffer et al. (2024), Why Has Predicting Downstream Capabilities of Frontier AI Models with Scale Remained Elusive?",
        Examples =
        [
            new("The mean is over tokens.", ExampleRecord.Target(-1, -2, -6), -3),
            new("A certain reference scores 0.", ExampleRecord.Target(0, 0), 0),
            new("A token of probability zero is unscored, not −∞.", ExampleRecord.Target(-1, double.NegativeInfinity), null),
            new("Without log-probabilities the record is unscored.", ExampleRecord.Target(), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        (double log, string? reason) = TargetProbability.Of(record);
        if (reason is not null) return Score.Unscored(reason);
        int tokens = record.TargetLogprobs.Length;
        return double.IsFinite(log)
            ? Score.Of(log / tokens, units: tokens)
            : Score.Unscored("the reference has probability zero: its log-likelihood is unbounded");
    }
}
