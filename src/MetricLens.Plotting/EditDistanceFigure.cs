using MetricLens.Curves;
using MetricLens.Reports;

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
        var header = new FigureHeader(lettering, FigurePage.Width(size), FindingWords.Subject(finding), finding.Overall, FindingWords.Counts(finding), Sentence(finding, curve), "");
        var map = new DistanceMap(lettering, finding, curve, FigurePage.Margin, FigurePage.Margin + FigurePage.Width(size));
        return FigurePage.Of(size, lettering, header, map.Legend(), map.Height, map.LeastHeight, map.Draw);
    }

    private static string Sentence(TaskFinding finding, ScaleCurve curve)
    {
        CurvePoint first = curve.Points[0], last = curve.Points[^1];
        if (curve.Points.Count == 1) return $"The mean distance is {FigureText.Number(first.Mean.Value)} edits; {FigureText.Percent(Right(curve, 0))} of the outputs are right.";
        string whole = $"The mean distance goes from {FigureText.Number(first.Mean.Value)} edits at {first.Label} to {FigureText.Number(last.Mean.Value)} at {last.Label}";
        if (FigureText.Gap(finding) is not { } gap || Place(curve, finding.Jump.From) is not { } from || Place(curve, finding.Jump.To) is not { } to) return whole + ".";
        double fall = curve.Points[from].Mean.Value - curve.Points[to].Mean.Value, total = first.Mean.Value - last.Mean.Value;
        string where = total > 0 ? $", {FigureText.Percent(fall / total)} of it over {gap}: there" : $". Over {gap}";
        return $"{whole}{where} the outputs without an error go from {FigureText.Percent(Right(curve, from))} to {FigureText.Percent(Right(curve, to))}.";
    }

    private static int? Place(ScaleCurve curve, CurvePoint wanted) =>
        curve.Points.Index().Where(point => point.Item.Scale == wanted.Scale).Select(point => (int?)point.Index).FirstOrDefault();

    private static double Right(ScaleCurve curve, int point) => curve.RunsAt(point).Average(run => curve.RunScores(run).Count(0.0) / (double)curve.Examples);
}
