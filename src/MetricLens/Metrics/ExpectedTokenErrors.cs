using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The expected number of wrong tokens if each token of the reference were sampled behind the right ones before it.</summary>
/// <remarks>
/// Range 0 to the number of tokens, lower is better: the sum of 1 − p. Continuous, and exactly linear in each token's probability of error: it bends nothing. It bounds from above the expected edit distance of an output of the reference's
/// length whose tokens are sampled that way. It has no latent scale, as references of different lengths have different worst scores; <see cref="ExpectedTokenErrorRate"/> has. Unscored without log-probabilities of the target.
/// Reference: Schaeffer, Miranda and Koyejo (2023).
/// </remarks>
public sealed class ExpectedTokenErrors : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "expected_token_errors",
        Name = "expected token errors",
        Summary = "The expected number of wrong tokens if each token of the reference were sampled behind the right ones before it.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        IsLinearInTokenError = true,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.MonotoneInGold,
        Reference = "Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples =
        [
            new("Errors add up.", ExampleRecord.Target(Math.Log(0.5), Math.Log(0.75)), 0.75),
            new("A certain reference has none.", ExampleRecord.Target(0, 0), 0),
            new("A token of probability zero is one error.", ExampleRecord.Target(double.NegativeInfinity, 0), 1),
            new("Near certainty keeps its digits.", ExampleRecord.Target(-1e-20), 1e-20),
            new("Without log-probabilities the record is unscored.", ExampleRecord.Target(), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) =>
        TargetProbability.TryErrors(record, out double errors, out string reason) ? Score.Of(errors) : Score.Unscored(reason);
}
