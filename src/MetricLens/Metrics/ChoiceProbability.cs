using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The probability of the right option, of the whole that the options share.</summary>
/// <remarks>
/// Range [0, 1], higher is better, chance 1/K among K options. Continuous. Probabilities are the softmax of the log-probabilities of the options,
/// not of all texts. Not a proper score: being linear, it rewards putting everything on the likeliest option.
/// Unscored where the record lacks log-probabilities or the right option, has a single option, or gives every option probability zero.
/// Reference: Schaeffer et al. (2024), p of the correct choice among the choices.
/// </remarks>
public sealed class ChoiceProbability : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "choice_probability",
        Name = "choice probability",
        Summary = "The probability of the right option, of the whole that the options share.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.Continuous,
        Inputs = ChoiceDistribution.Inputs,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.ChoiceLogprobs,
        Chance = "1/K among K options",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant | MetricClaims.MonotoneInGold,
        Reference = "Schaeffer et al. (2024), Why Has Predicting Downstream Capabilities of Frontier AI Models with Scale Remained Elusive?",
        Examples =
        [
            new("Twice as likely as each of two others is one half.", ExampleRecord.Choice(0, Math.Log(0.02), Math.Log(0.01), Math.Log(0.01)), 0.5),
            new("Equal options share the whole, far below any double's logarithm too.", ExampleRecord.Choice(3, -900, -900, -900, -900), 0.25),
            new("An impossible right option scores 0.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 0),
            new("The only possible option scores 1.", ExampleRecord.Choice(1, double.NegativeInfinity, -7), 1),
            new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) =>
        ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)
            ? Score.Of(choices.GoldProbability, units: 1, chance: 1.0 / choices.Count)
            : Score.Unscored(reason);
}
