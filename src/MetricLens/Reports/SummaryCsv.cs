using MetricLens.Scores;

namespace MetricLens.Reports;

/// <summary>Writes the scores of runs as wholes as CSV: one row a task, run and metric.</summary>
/// <remarks>
/// Columns: <c>task, family, model, seed, arm, metric, value, lower, upper, n, unscored, unscored_reason</c>. <c>n</c> records count and <c>unscored</c> do not; the bounds are those of the bootstrap's percentile interval, empty where there is none.
/// The value is empty, and the reason given, where a run has no score.
/// </remarks>
public static class SummaryCsv
{
    /// <summary>Writes the rows.</summary>
    /// <param name="rows">The scores.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<SetScore> rows, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(rows);
        using var csv = new CsvFile(stream, "task", "family", "model", "seed", "arm", "metric", "value", "lower", "upper", "n", "unscored", "unscored_reason");
        foreach (SetScore row in rows)
        {
            csv.Text(row.Task);
            csv.Text(row.Run.Family);
            csv.Text(row.Run.Model);
            csv.Count(row.Run.Seed);
            csv.Text(row.Run.Arm);
            csv.Text(row.Metric.Id);
            csv.Number(row.Value);
            csv.Number(row.Lower);
            csv.Number(row.Upper);
            csv.Count(row.Count);
            csv.Count(row.Unscored);
            csv.Text(row.UnscoredReason);
            csv.EndRow();
        }
    }
}
