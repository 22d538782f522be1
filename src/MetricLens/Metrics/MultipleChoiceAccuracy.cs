using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Whether the right option is the one that the model finds likeliest.</summary>
/// <remarks>
/// Range [0, 1], higher is better, chance 1/K among K options. Threshold-coarse. Options that tie for the highest log-probability share the credit:
/// 1 / number tied where the right one is among them, as in HELM; lm-eval takes the first. Ties are exact. The log-probabilities are not divided by length.
/// Unscored where the record lacks log-probabilities or the right option, has a single option, or gives every option probability zero.
/// Proper, not strictly: any report that leaves the likeliest option on top does as well as the truth.
/// Reference: Brown et al. (2020), multiple-choice scoring by likelihood.
/// </remarks>
public sealed class MultipleChoiceAccuracy : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "multiple_choice_accuracy",
        Name = "multiple-choice accuracy",
        Summary = "Whether the right option is the one that the model finds likeliest.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = ChoiceDistribution.Inputs,
        Propriety = Propriety.Proper,
        Chance = "1/K among K options",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant | MetricClaims.MonotoneInGold,
        Reference = "Brown et al. (2020), Language Models are Few-Shot Learners; ties as in Liang et al. (2022), HELM",
        Examples =
        [
            new("The likeliest option is the right one.", ExampleRecord.Choice(1, -2, -1, -3), 1),
            new("The second likeliest is not enough, however near.", ExampleRecord.Choice(0, -2.0000000001, -2), 0),
            new("Two that tie share the credit.", ExampleRecord.Choice(2, -3, -2, -2), 0.5),
            new("A tie among wrong options earns nothing.", ExampleRecord.Choice(0, -3, -2, -2), 0),
            new("Log-probabilities far below any double's logarithm are told apart.", ExampleRecord.Choice(0, -800, -801), 1),
            new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
            new("Without the right option the record is unscored.", ExampleRecord.Choice(null, -1, -2), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        int tied = choices.Logprobs.Count(choices.Highest);
        bool isAmong = choices.Logprobs[choices.Gold] == choices.Highest;
        return Score.Of(isAmong ? 1.0 / tied : 0, units: 1, chance: 1.0 / choices.Count);
    }
}
