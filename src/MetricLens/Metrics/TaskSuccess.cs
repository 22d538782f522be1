using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Whether an agent finished the task: every step right.</summary>
/// <remarks>
/// Score 0 or 1, higher is better, chance 0. Threshold-coarse. The record's score <c>success</c> where it has one, which must be 0 or 1; else whether its score <c>steps_passed</c> equals its score <c>steps</c>. Beside it,
/// <see cref="StepSuccess"/> is the fine metric, and <see cref="StepPower"/> what independent steps would make of that. Unscored where neither can be read.
/// Reference: Yao et al. (2022), WebShop, success rate.
/// </remarks>
public sealed class TaskSuccess : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "task_success",
        Name = "task success",
        Summary = "Whether an agent finished the task: every step right.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.Scores,
        Chance = "0",
        Reference = "Yao et al. (2022), WebShop: Towards Scalable Real-World Web Interaction with Grounded Language Agents",
        Examples =
        [
            new("Nine of ten steps are not enough.", ExampleRecord.Scored(("steps_passed", 9), ("steps", 10)), 0),
            new("Every step is right.", ExampleRecord.Scored(("steps_passed", 10), ("steps", 10)), 1),
            new("What was logged as success goes before the steps.", ExampleRecord.Scored(("success", 1), ("steps_passed", 9), ("steps", 10)), 1),
            new("A success that is neither 0 nor 1 is unscored.", ExampleRecord.Scored(("success", 0.5)), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (LoggedScores.TryRead(record, "success", out double success, out _))
            return success is 0 or 1 ? Score.Of(success, units: 1, chance: 0) : Score.Unscored("the score 'success' is neither 0 nor 1");
        return LoggedScores.TryShare(record, "steps_passed", "steps", out int right, out int all, out string reason)
            ? Score.Of(right == all ? 1 : 0, units: 1, chance: 0)
            : Score.Unscored(reason);
    }
}
