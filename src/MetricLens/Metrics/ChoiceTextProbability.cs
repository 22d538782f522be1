using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The probability that the model writes the right option, of all texts that it could write.</summary>
/// <remarks>
/// Range [0, 1], higher is better. Continuous. e to the right option's log-probability, without the softmax over the options: the other options do not matter. Not a proper score. Unscored where the record lacks log-probabilities or the right
/// option, has a single option, or gives every option probability zero. Reference: Schaeffer et al. (2024), p of the correct choice in the vocabulary.
/// </remarks>
public sealed class ChoiceTextProbability : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "choice_text_probability",
        Name = "probability of the right option as a text",
        Summary = "The probability that the model writes the right option, of all texts that it could write.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.Continuous,
        Inputs = ChoiceDistribution.Inputs,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.ChoiceLogprobs,
        Claims = MetricClaims.PermutationInvariant | MetricClaims.MonotoneInGold,
        Reference = "Schaeffer et al. (2024), Why Has Predicting Downstream Capabilities of Frontier AI Models with Scale Remained Elusive?",
        Examples =
        [
            new("Other options take nothing from it.", ExampleRecord.Choice(0, Math.Log(0.25), Math.Log(0.125)), 0.25),
            new("A certain text scores 1.", ExampleRecord.Choice(1, double.NegativeInfinity, 0), 1),
            new("An impossible right option scores 0.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 0),
            new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        return Score.Of(Math.Exp(choices.Logprobs[choices.Gold]));
    }
}
