using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The probability that the model writes the reference answer when it samples: e to the sum of its tokens' log-probabilities.</summary>
/// <remarks>
/// Range [0, 1], higher is better. Continuous. 0 where a token has probability zero, or where the product is below the smallest double.
/// Unscored where the record has no log-probabilities of the target. It is the mean of exact match over samples, not of the greedy text.
/// It has no latent scale although it is continuous: as a product over the tokens it exponentiates with length as exact match does, so that
/// a model that improves smoothly per token still rises steeply under it; it can't tell a jump from the metric's own bend.
/// Reference: Schaeffer, Miranda and Koyejo (2023), who model accuracy as the per-token probability to the power of the length.
/// </remarks>
public sealed class ExpectedExactMatch : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "expected_exact_match",
        Name = "expected exact match",
        Summary = "The probability that the model writes the reference answer when it samples: e to the sum of its tokens' log-probabilities.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.MonotoneInGold,
        Reference = "Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples =
        [
            new("Two tokens of one half each are a quarter.", ExampleRecord.Target(Math.Log(0.5), Math.Log(0.5)), 0.25),
            new("A certain reference scores 1.", ExampleRecord.Target(0, 0, 0), 1),
            new("One token of probability zero scores 0.", ExampleRecord.Target(-0.1, double.NegativeInfinity), 0),
            new("A product below the smallest double scores 0.", ExampleRecord.Target(-500, -500), 0),
            new("Without log-probabilities the record is unscored.", ExampleRecord.Target(), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        (double log, string? reason) = TargetProbability.Of(record);
        return reason is null ? Score.Of(Math.Exp(log)) : Score.Unscored(reason);
    }
}
