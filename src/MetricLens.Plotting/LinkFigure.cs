using MetricLens.Plotting.Words;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>Raw score against the continuous metric, one colour a scale: does one curve hold for all?</summary>
/// <remarks>
/// Under a log loss the examples of each scale are put in bins of their own loss and their raw scores averaged, and each scale has its own curve through them;
/// else each run is a point. The dashed curve is the one link over all scales, through which the explained share of a jump is computed. Where it holds, the raw
/// score depends on scale through the loss alone. What is tested is each scale's mean: curves that cross the one link show what the test leaves out.
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
        IFigureWords words = size.Words;
        var lettering = new Lettering();
        LinkPlot? plot = finding.Metrics is [{ Survival: { } survival, RawCurve: { HasExamples: true } raw } metric, ..] && RawLink.Of(raw, survival.Latent) is { } link
            ? new(lettering, words, metric, raw, survival.Latent, link)
            : null;
        string note = plot is not null && finding.Metrics[0].Link is not null ? words.Link.Tested : "";
        FigureHeader header = FigureHeader.Of(lettering, FigurePage.Width(size), words, finding, Sentence(finding, plot, words), note);
        return plot is null
            ? FigurePage.Of(size, lettering, header, [], 10, 0, (_, _) => { })
            : FigurePage.Of(size, lettering, header, plot.Legend(FigurePage.Width(size)), Height, Least, plot.Draw);
    }

    private static string Sentence(TaskFinding finding, LinkPlot? plot, IFigureWords words)
    {
        ILinkWords own = words.Link;
        string raw = words.Metric(finding.RawMetric);
        if (finding.Jump.Curve is { HasExamples: false }) return own.OnlyMeans(raw);
        if (plot is null || finding.Metrics[0] is not { RawCurve: { } curve } metric) return own.None(raw);
        string continuous = words.Metric(metric.Metric);
        if (metric.Link is not { } link) return own.Untested(plot.IsOfExamples, continuous, raw);
        string at = curve.Points[link.At].Label, test = own.Test(FigureText.P(link.PValue), link.Scales);
        string shift = own.Shift(FigureText.Percent(Math.Abs(link.LargestShift)), link.LargestShift > 0, continuous);
        return link.Varies ? own.Varies(at, raw, shift, test)
            : own.Holds(Math.Abs(link.LargestShift) < LinkInvariance.LeastShift, link.PValue < link.Alpha, FigureText.Percent(LinkInvariance.LeastShift), at, raw, shift, test);
    }
}
