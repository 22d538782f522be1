using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>By how much the right option's log-probability exceeds that of the likeliest other.</summary>
/// <remarks>
/// Range −∞ to ∞, in nats, higher is better, chance 0: the margin among equal probabilities. Continuous. Its sign decides accuracy: above 0 it is 1, below 0 it is 0,
/// at 0 options tie. Not a proper score, and without a latent scale: it is bounded on neither side, so that there is no best score to measure a loss from.
/// Unscored where the right option or every other one has probability zero, the margin being infinite or undefined;
/// and where the record lacks log-probabilities or the right option or has a single option.
/// Reference: Crammer and Singer (2001), the multiclass margin.
/// </remarks>
public sealed class ChoiceMargin : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "choice_margin",
        Name = "choice margin",
        Summary = "By how much the right option's log-probability exceeds that of the likeliest other.",
        Direction = Direction.HigherIsBetter,
        Minimum = double.NegativeInfinity,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = ChoiceDistribution.Inputs,
        Chance = "0",
        Claims = MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant | MetricClaims.MonotoneInGold,
        Reference = "Crammer and Singer (2001), On the Algorithmic Implementation of Multiclass Kernel-based Vector Machines",
        Examples =
        [
            new("The likeliest other option sets the margin.", ExampleRecord.Choice(0, -1, -4, -3), 2),
            new("It is negative where another option is likelier.", ExampleRecord.Choice(1, -1, -4, -3), -3),
            new("A tie has margin 0.", ExampleRecord.Choice(0, -2, -2, -9), 0),
            new("An impossible right option is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), null),
            new("The only possible option is unscored.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        double other = double.NegativeInfinity;
        for (int i = 0; i < choices.Count; i++)
            if (i != choices.Gold) other = Math.Max(other, choices.Logprobs[i]);
        double gold = choices.Logprobs[choices.Gold];
        if (double.IsNegativeInfinity(gold)) return Score.Unscored("the right choice has probability zero: its margin is infinite");
        return double.IsNegativeInfinity(other)
            ? Score.Unscored("every other choice has probability zero: the margin is infinite")
            : Score.Of(gold - other, units: 1, chance: 0);
    }
}
