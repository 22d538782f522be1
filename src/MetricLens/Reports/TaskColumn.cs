using MetricLens.Scores;

namespace MetricLens.Reports;

/// <summary>The scores of one metric on one task, with what stands beside each of them in a table.</summary>
/// <param name="Scores">The metric's scores.</param>
/// <param name="Units">The mean number of elementary outcomes that a score of the task averages.</param>
/// <param name="Chance">The mean score that guessing would be expected to reach on the task, where known.</param>
internal readonly record struct TaskColumn(ScoreColumn Scores, double Units, double? Chance)
{
    /// <summary>For each task the metrics that can score one of its records, in the table's order: no other has rows there.</summary>
    public static TaskColumn[][] Of(ScoreTable scores) => [.. scores.Keys.Tasks.Select((_, task) => scores.Columns.Where(column => column.Covers(task))
        .Select(column => new TaskColumn(column, column.MeanUnits(task), column.MeanChance(task))).ToArray())];
}
