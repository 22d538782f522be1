using MetricLens.Curves;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>Raw score against the continuous metric, one colour a scale: does one curve hold for all?</summary>
/// <remarks>
/// Under a log loss the examples of each scale are put in bins of their own loss and their raw scores averaged; else each run is a point. The dashed curve is the
/// one link over all scales, through which the explained share of a jump is computed. Where it holds, the raw score depends on scale through the loss alone.
/// </remarks>
public static class LinkFigure
{
    /// <summary>The height of the picture.</summary>
    private const float Height = 430, Least = 150;

    /// <summary>The figure of a finding, under its primary continuous metric.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for what there is to say.</exception>
    public static Figure Of(TaskFinding finding, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FigureOptions size = FigureOptions.Checked(options);
        var lettering = new Lettering();
        LinkPlot? plot = finding.Metrics is [{ Survival: { } survival, RawCurve: { HasExamples: true } raw } metric, ..] && RawLink.Of(raw, survival.Latent) is { } link
            ? new(lettering, metric, raw, survival.Latent, link)
            : null;
        var header = new FigureHeader(lettering, FigurePage.Width(size), FindingWords.Subject(finding), finding.Overall, FindingWords.Counts(finding), Sentence(finding, plot), "");
        return plot is null
            ? FigurePage.Of(size, lettering, header, [], 10, 0, (_, _) => { })
            : FigurePage.Of(size, lettering, header, plot.Legend(FigurePage.Width(size)), Height, Least, plot.Draw);
    }

    private static string Sentence(TaskFinding finding, LinkPlot? plot)
    {
        string raw = finding.RawMetric.Name;
        if (finding.Jump.Curve is { HasExamples: false }) return $"Only means are known: no curve to {raw} can be told from them.";
        if (plot is null || finding.Metrics[0] is not { RawCurve: { } curve } metric) return $"There is no curve from a continuous metric to {raw}: too few scales or shared examples.";
        if (metric.Link is not { } link)
            return $"Each point is a {(plot.IsOfExamples ? "bin of examples" : "run")}; whether one link from {metric.Metric.Name} to {raw} holds for all scales is tested only where targets have log-probabilities.";
        CurvePoint at = curve.Points[link.At];
        string shift = $"{FigureText.Percent(Math.Abs(link.LargestShift))} of its range {(link.LargestShift > 0 ? "better" : "worse")} than {metric.Metric.Name} implies";
        string test = $"{FigureText.P(link.PValue)} over {FigureText.Count(link.Scales, "scale")}", counts = $"the {FigureText.Percent(LinkInvariance.LeastShift)} that count";
        if (link.Varies) return $"The link varies: at {at.Label} {raw} is {shift} ({test}).";
        bool isNear = Math.Abs(link.LargestShift) < LinkInvariance.LeastShift;
        string start = !isNear ? "That scales are off the one curve is not shown" : link.PValue < link.Alpha ? $"Scales are off the one curve by more than chance but less than {counts}" : "One curve holds for all scales";
        return $"{start}: {raw} is at most {shift}, at {at.Label} ({test}).";
    }
}
