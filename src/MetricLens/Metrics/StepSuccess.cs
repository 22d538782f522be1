using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The share of the steps of a task that an agent does right.</summary>
/// <remarks>
/// Range [0, 1], higher is better: the record's score <c>steps_passed</c> over its score <c>steps</c>. Threshold-fine: the companion of a task's success, which asks for every step. It averages as many outcomes as there are steps.
/// Unscored where a score is missing or no count, where there are no steps, or where more are right than there are. Reference: Schaeffer, Miranda and Koyejo (2023), per-token against whole-sequence success.
/// </remarks>
public sealed class StepSuccess : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "step_success",
        Name = "success a step",
        Summary = "The share of the steps of a task that an agent does right.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Scores,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
        Reference = "Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples =
        [
            new("Nine of ten steps are right.", ExampleRecord.Scored(("steps_passed", 9), ("steps", 10)), 0.9),
            new("No step is right.", ExampleRecord.Scored(("steps_passed", 0), ("steps", 10)), 0),
            new("More steps right than there are is unscored.", ExampleRecord.Scored(("steps_passed", 11), ("steps", 10)), null),
            new("A task without steps is unscored.", ExampleRecord.Scored(("steps_passed", 0), ("steps", 0)), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) => LoggedScores.Share(record, "steps_passed", "steps");
}
