using MetricLens.Curves;
using MetricLens.Plotting.Words;

namespace MetricLens.Plotting;

/// <summary>How the token edit distances of the examples are distributed over scale: exact match is the row at 0 alone.</summary>
/// <remarks>
/// A column a scale, its runs together; a row a distance, or several where there are many, 0 always by itself. The line is the mean. Where the distribution drifts
/// down smoothly, exact match, which sees one row of it, may yet jump.
/// </remarks>
public static class EditDistanceFigure
{
    /// <summary>The metric that is shown.</summary>
    private const string MetricId = "token_edit_distance";

    /// <summary>The figure of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentException">No token edit distance was scored on examples that all runs share: there is no generated text.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for what there is to say.</exception>
    public static Figure Of(TaskFinding finding, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FigureOptions size = FigureOptions.Checked(options);
        ScaleCurve curve = finding.Curves.FirstOrDefault(curve => curve is { HasExamples: true } && curve.Metric.Id == MetricId)
            ?? throw new ArgumentException($"Task '{finding.Key.Task}' has no token edit distances of examples that all runs share.", nameof(finding));
        var lettering = new Lettering();
        IFigureWords words = size.Words;
        FigureHeader header = FigureHeader.Of(lettering, FigurePage.Width(size), words, finding, Sentence(finding, curve, words));
        var map = new DistanceMap(lettering, words, finding, curve, FigurePage.Margin, FigurePage.Margin + FigurePage.Width(size));
        return FigurePage.Of(size, lettering, header, map.Legend(), map.Height, map.LeastHeight, map.Draw);
    }

    private static string Sentence(TaskFinding finding, ScaleCurve curve, IFigureWords words)
    {
        IDistributionWords own = words.Distributions;
        CurvePoint first = curve.Points[0], last = curve.Points[^1];
        if (curve.Points.Count == 1) return own.OneDistance(FigureText.Number(first.Mean.Value), FigureText.Percent(Right(curve, 0)));
        return own.Distances((FigureText.Number(first.Mean.Value), first.Label), (FigureText.Number(last.Mean.Value), last.Label), Gap(finding, curve, words));
    }

    /// <summary>Over the gap of the largest gain: the share of the whole fall, where there is one, and the outputs that are right on both sides.</summary>
    private static (string? Share, string Gap, string From, string To)? Gap(TaskFinding finding, ScaleCurve curve, IFigureWords words)
    {
        if (FigureText.Gap(finding, words) is not { } gap || Place(curve, finding.Jump.From) is not { } from || Place(curve, finding.Jump.To) is not { } to) return null;
        double fall = curve.Points[from].Mean.Value - curve.Points[to].Mean.Value, total = curve.Points[0].Mean.Value - curve.Points[^1].Mean.Value;
        return (total > 0 ? FigureText.Percent(fall / total) : null, gap, FigureText.Percent(Right(curve, from)), FigureText.Percent(Right(curve, to)));
    }

    private static int? Place(ScaleCurve curve, CurvePoint wanted) =>
        curve.Points.Index().Where(point => point.Item.Scale == wanted.Scale).Select(point => (int?)point.Index).FirstOrDefault();

    private static double Right(ScaleCurve curve, int point) => curve.RunsAt(point).Average(run => curve.RunScores(run).Count(0.0) / (double)curve.Examples);
}
