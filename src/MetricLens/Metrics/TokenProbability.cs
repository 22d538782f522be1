using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The geometric mean of the probabilities of the reference's tokens, each given those before it.</summary>
/// <remarks>
/// Range [0, 1], higher is better: e to the mean log-probability, and 1 over the perplexity of the reference. Continuous. 0 where a token has probability zero. It averages as many outcomes as the target has tokens.
/// Unscored without log-probabilities of the target. Reference: Jelinek et al. (1977), whose perplexity is its inverse.
/// </remarks>
public sealed class TokenProbability : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "token_probability",
        Name = "probability a token",
        Summary = "The geometric mean of the probabilities of the reference's tokens, each given those before it.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.TargetLogprobs,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.MonotoneInGold,
        Reference = "Jelinek et al. (1977), Perplexity: a measure of the difficulty of speech recognition tasks",
        Examples =
        [
            new("One half and one eighth have the geometric mean one quarter.", ExampleRecord.Target(Math.Log(0.5), Math.Log(0.125)), 0.25),
            new("A certain reference scores 1.", ExampleRecord.Target(0, 0), 1),
            new("A token of probability zero scores 0.", ExampleRecord.Target(0, double.NegativeInfinity), 0),
            new("Without log-probabilities the record is unscored.", ExampleRecord.Target(), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        (double log, string? reason) = TargetProbability.Of(record);
        int tokens = record.TargetLogprobs.Length;
        return reason is null ? Score.Of(Math.Exp(log / tokens), units: tokens) : Score.Unscored(reason);
    }
}
