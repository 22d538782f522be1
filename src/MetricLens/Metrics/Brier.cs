using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics;

/// <summary>The Brier score: the squared distance, summed over the options, from their probabilities to certainty in the right one.</summary>
/// <remarks>
/// Range [0, 2], lower is better, chance 1 − 1/K among K options: the score of equal probabilities. Continuous, strictly proper.
/// This is the sum form, as Brier wrote it and lm-eval computes it; three others are in use: the mean over classes (this divided by K), half of it
/// (the usual form at two classes, in [0, 1]), and variants whose softmax divides by a sum with a small constant added.
/// Probabilities are the softmax of the log-probabilities of the options.
/// Unscored where the record lacks log-probabilities or the right option, has a single option, or gives every option probability zero.
/// Reference: Brier (1950).
/// </remarks>
public sealed class Brier : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "brier",
        Name = "Brier score",
        Summary = "The squared distance, summed over the options, from their probabilities to certainty in the right one.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = 2,
        Continuity = Continuity.Continuous,
        Inputs = ChoiceDistribution.Inputs,
        Propriety = Propriety.StrictlyProper,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.ChoiceLogprobs,
        Chance = "1 − 1/K among K options",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant,
        Reference = "Brier (1950), Verification of Forecasts Expressed in Terms of Probability",
        Examples =
        [
            new("Four equal options score 1 − 1/4.", ExampleRecord.Choice(0, -5, -5, -5, -5), 0.75),
            new("Three quarters on the right one of two score 1/8.", ExampleRecord.Choice(0, Math.Log(0.75), Math.Log(0.25)), 0.125),
            new("Certain and right scores 0.", ExampleRecord.Choice(0, -1, double.NegativeInfinity), 0),
            new("Certain and wrong scores 2.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 2),
            new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        double wrong = choices.WeightBeside(choices.Gold);
        double whole = choices.Weight(choices.Gold) + wrong;
        CompensatedSum sum = default;
        sum.Add(Square(wrong / whole));
        for (int i = 0; i < choices.Count; i++)
            if (i != choices.Gold) sum.Add(Square(choices.Weight(i) / whole));
        return Score.Of(sum.Value, units: 1, chance: 1 - (1.0 / choices.Count));
    }

    private static double Square(double value) => value * value;
}
