using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The logarithmic loss: −log of the right option's probability, of the whole that the options share.</summary>
/// <remarks>
/// Range 0 to ∞, in nats, lower is better, chance ln K among K options: the loss of equal probabilities. Continuous, strictly proper.
/// Probabilities are the softmax of the log-probabilities of the options. Unscored where the right option has probability zero, the loss being infinite;
/// and where the record lacks log-probabilities or the right option, has a single option, or gives every option probability zero.
/// Reference: Good (1952).
/// </remarks>
public sealed class ChoiceLogLoss : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "choice_log_loss",
        Name = "choice log loss",
        Summary = "The natural log of the right option's probability, of the whole that the options share, with its sign turned.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = ChoiceDistribution.Inputs,
        Propriety = Propriety.StrictlyProper,
        LatentScale = LatentScale.NegativeLogLoss,
        Tier = EvidenceTier.ChoiceLogprobs,
        Chance = "ln K among K options",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant | MetricClaims.MonotoneInGold,
        Reference = "Good (1952), Rational Decisions",
        Examples =
        [
            new("Two equal options lose ln 2.", ExampleRecord.Choice(0, -9, -9), 0.693147180559945309),
            new("A loss of 800 nats is finite though its probability is below any double.", ExampleRecord.Choice(1, 0, -800), 800),
            new("Near certainty keeps its digits.", ExampleRecord.Choice(0, 0, -50), 1.9287498479639178e-22),
            new("The only possible option loses nothing.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), 0),
            new("An impossible right option is unscored, not infinite.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), null),
            new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        double loss = choices.GoldLoss;
        return double.IsFinite(loss)
            ? Score.Of(loss, units: 1, chance: Math.Log(choices.Count))
            : Score.Unscored("the right choice has probability zero: its loss is infinite");
    }
}
