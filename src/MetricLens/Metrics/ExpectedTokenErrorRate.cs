using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The expected share of wrong tokens if each token of the reference were sampled behind the right ones before it.</summary>
/// <remarks>
/// Range [0, 1], lower is better: the mean of 1 − p over the tokens. Continuous, and exactly linear in each token's probability of error. It averages as many outcomes as the target has tokens.
/// Unscored without log-probabilities of the target. Reference: Schaeffer, Miranda and Koyejo (2023), token accuracy as its expectation.
/// </remarks>
public sealed class ExpectedTokenErrorRate : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "expected_token_error_rate",
        Name = "expected token error rate",
        Summary = "The expected share of wrong tokens if each token of the reference were sampled behind the right ones before it.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.TargetLogprobs,
        IsLinearInTokenError = true,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.MonotoneInGold,
        Reference = "Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples =
        [
            new("The mean is over tokens.", ExampleRecord.Target(Math.Log(0.5), Math.Log(0.75)), 0.375),
            new("A certain reference scores 0.", ExampleRecord.Target(0, 0), 0),
            new("An impossible reference scores 1.", ExampleRecord.Target(double.NegativeInfinity), 1),
            new("Without log-probabilities the record is unscored.", ExampleRecord.Target(), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        int tokens = record.TargetLogprobs.Length;
        return TargetProbability.TryErrors(record, out double errors, out string reason) ? Score.Of(errors / tokens, units: tokens) : Score.Unscored(reason);
    }
}
