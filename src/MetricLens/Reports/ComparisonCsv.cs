using MetricLens.Comparisons;

namespace MetricLens.Reports;

/// <summary>Writes paired differences as CSV: one row a task, pair of models and metric, in the order given.</summary>
/// <remarks>
/// Columns: <c>task, arm, first, second, metric, n, units, first_mean, second_mean, difference, lower, upper, test, only_first, only_second, p, p_adjusted,
/// smallest_shown, better, ordering</c>. <c>difference</c> is the first mean less the second in the metric's own units, whose better direction is the metric's
/// (<c>better</c> says which model that puts first: <c>first</c>, <c>second</c>, or nothing where they are equal); <c>test</c> is <c>mcnemar_exact</c>, of the
/// examples that <c>only_first</c> or <c>only_second</c> gets right, or <c>paired_bootstrap</c>; <c>ordering</c>, over all metrics of the pair, is
/// <c>holds</c>, <c>rests_on_metric</c>, <c>flips</c> or <c>open</c>.
/// </remarks>
public static class ComparisonCsv
{
    /// <summary>Writes the rows.</summary>
    /// <param name="pairs">The pairs.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<PairFinding> pairs, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        using var csv = new CsvFile(stream, "task", "arm", "first", "second", "metric", "n", "units", "first_mean", "second_mean", "difference", "lower", "upper",
            "test", "only_first", "only_second", "p", "p_adjusted", "smallest_shown", "better", "ordering");
        foreach (PairFinding pair in pairs)
            foreach (MetricDifference difference in pair.Differences) WriteRow(csv, pair, difference);
    }

    internal static string TestOf(MetricDifference difference) => difference.IsExact ? "mcnemar_exact" : "paired_bootstrap";

    internal static string? BetterOf(MetricDifference difference) => difference.Lead > 0 ? "first" : difference.Lead < 0 ? "second" : null;

    private static void WriteRow(CsvFile csv, PairFinding pair, MetricDifference difference)
    {
        csv.Text(pair.Task);
        csv.Text(pair.Arm);
        csv.Text(pair.First.Name);
        csv.Text(pair.Second.Name);
        csv.Text(difference.Metric.Id);
        csv.Count(pair.Examples);
        csv.Count(pair.Units);
        csv.Number(difference.First);
        csv.Number(difference.Second);
        csv.Number(difference.Difference.Value);
        csv.Number(difference.Difference.Lower);
        csv.Number(difference.Difference.Upper);
        csv.Text(TestOf(difference));
        csv.Count(difference.Disagreements?.OnlyFirst);
        csv.Count(difference.Disagreements?.OnlySecond);
        csv.Number(difference.P);
        csv.Number(difference.PAdjusted);
        csv.Number(difference.SmallestShown);
        csv.Text(BetterOf(difference));
        csv.Text(pair.Ordering.Id());
        csv.EndRow();
    }
}
