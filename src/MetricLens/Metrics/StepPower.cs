using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The chance that every step of a task is right if each were as likely so as the steps of this example: step success to the power of the steps.</summary>
/// <remarks>
/// Range [0, 1], higher is better. What a task's success would be on average if steps failed independently of each other: above the task success seen, failures come together; below, they are spread. A bend of the step success, not evidence of its own,
/// so it has no latent scale. Unscored where step success is. Reference: Schaeffer, Miranda and Koyejo (2023).
/// </remarks>
public sealed class StepPower : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "step_power",
        Name = "success of independent steps",
        Summary = "The chance that every step of a task is right if each were as likely so as the steps of this example: step success to the power of the steps.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdFine,
        Inputs = RecordFields.Scores,
        Reference = "Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples =
        [
            new("Nine of ten steps right, ten steps long.", ExampleRecord.Scored(("steps_passed", 9), ("steps", 10)), 0.3486784401),
            new("All steps right is all right.", ExampleRecord.Scored(("steps_passed", 3), ("steps", 3)), 1),
            new("No step right is nothing right.", ExampleRecord.Scored(("steps_passed", 0), ("steps", 3)), 0),
            new("Without steps the record is unscored.", ExampleRecord.Scored(("success", 1)), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record) =>
        LoggedScores.TryShare(record, "steps_passed", "steps", out int right, out int all, out string reason)
            ? Score.Of(Math.Pow((double)right / all, all))
            : Score.Unscored(reason);
}
