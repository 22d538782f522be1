using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>How undecided the model is among the options: the entropy of their probabilities, right or wrong.</summary>
/// <remarks>
/// Range 0 to ∞, in nats, lower is surer; at most ln K among K options, which equal ones reach. Continuous. It does not look at which option is right: a companion of accuracy and loss, by which a model that does not know is told from one that is
/// sure and wrong, and no measure of ability. Probabilities are the softmax of the log-probabilities of the options. Unscored where the record lacks those, has a single option, or gives every option probability zero. Reference: Shannon (1948).
/// </remarks>
public sealed class ChoiceEntropy : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "choice_entropy",
        Name = "entropy of the options",
        Summary = "How undecided the model is among the options: the entropy of their probabilities, right or wrong.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.ChoiceLogprobs,
        Chance = "ln K among K options",
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.ShiftInvariant | MetricClaims.PermutationInvariant,
        Reference = "Shannon (1948), A Mathematical Theory of Communication",
        Examples =
        [
            new("Two equal options are one bit.", ExampleRecord.Choice(0, -5, -5), Math.Log(2)),
            new("Which option is right does not matter.", ExampleRecord.Choice(1, Math.Log(0.75), Math.Log(0.25)), (0.75 * Math.Log(4.0 / 3)) + (0.25 * Math.Log(4))),
            new("A model that is sure has none.", ExampleRecord.Choice(0, double.NegativeInfinity, -1), 0),
            new("Every option at probability zero is unscored.", ExampleRecord.Choice(0, double.NegativeInfinity, double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!ChoiceDistribution.TryRead(record, isGoldNeeded: false, out ChoiceDistribution choices, out string reason)) return Score.Unscored(reason);
        return Score.Of(choices.Entropy, units: 1, chance: Math.Log(choices.Count));
    }
}
