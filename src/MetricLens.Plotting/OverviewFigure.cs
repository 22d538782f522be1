using MetricLens.Metrics;

namespace MetricLens.Plotting;

/// <summary>Every verdict of an investigation at a glance: comparisons by continuous metrics, and the step's share of the gain beside them.</summary>
public static class OverviewFigure
{
    /// <summary>The most comparisons on a page.</summary>
    private const int MostRows = 30;

    /// <summary>The pages of a result, at most 30 comparisons each; one page that says so where there is none.</summary>
    /// <param name="result">The result.</param>
    /// <param name="options">The size of each page; the defaults where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for the rows.</exception>
    public static IReadOnlyList<Figure> Of(InvestigationResult result, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(result);
        FigureOptions size = FigureOptions.Checked(options);
        MetricCard[] metrics = [.. result.Findings.SelectMany(finding => finding.Metrics).Select(metric => metric.Metric).DistinctBy(metric => metric.Id)];
        int pages = Math.Max(1, (result.Findings.Count + MostRows - 1) / MostRows);
        int rows = (result.Findings.Count + pages - 1) / pages;
        return [.. Enumerable.Range(0, pages).Select(page =>
        {
            TaskFinding[] findings = [.. result.Findings.Skip(page * rows).Take(rows)];
            return new OverviewPage(result, findings, metrics, size, page + 1, pages).Draw();
        })];
    }
}
