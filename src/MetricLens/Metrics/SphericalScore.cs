using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics;

/// <summary>The probability of the right option over the length of the vector of all options' probabilities.</summary>
/// <remarks>
/// Range [0, 1], higher is better, chance 1/√K among K options. Continuous, strictly proper. Probabilities are the softmax of the log-probabilities of the options. Unscored where the record lacks log-probabilities or the right option, has a
/// single option, or gives every option probability zero. Reference: Roby (1965).
/// </remarks>
public sealed class SphericalScore : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "spherical_score",
        Name = "spherical score",
        Summary = "The probability of the right option over the length of the vector of all options' probabilities.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.Continuous,
        Inputs = ChoiceDistribution.Inputs,
        Propriety = Propriety.StrictlyProper,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.ChoiceLogprobs,
        Chance = "1/√K among K options",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant | MetricClaims.MonotoneInGold,
        Reference = "Roby (1965), Belief States: A Preliminary Empirical Study; Gneiting and Raftery (2007), Strictly Proper Scoring Rules",
        Examples =
        [
            new("Four equal options score one half.", ExampleRecord.Choice(0, -5, -5, -5, -5), 0.5),
            new("Three fifths and four fifths of the length.", ExampleRecord.Choice(0, Math.Log(0.3), Math.Log(0.4)), 0.6),
            new("An impossible right option scores 0.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 0),
            new("The only possible option scores 1.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), 1),
            new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        CompensatedSum squares = default;
        for (int i = 0; i < choices.Count; i++) squares.Add(choices.Weight(i) * choices.Weight(i));
        return Score.Of(choices.Weight(choices.Gold) / Math.Sqrt(squares.Value), units: 1, chance: 1 / Math.Sqrt(choices.Count));
    }
}
