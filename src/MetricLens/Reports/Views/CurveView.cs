using System.Globalization;
using MetricLens.Curves;
using MetricLens.Display;
using MetricLens.Records;

namespace MetricLens.Reports.Views;

/// <summary>A curve as a sketch and its points.</summary>
internal sealed class CurveView : View<ScaleCurve>
{
    /// <inheritdoc/>
    protected override string Html(ScaleCurve value)
    {
        var page = new Fragment().Heading(Title(value));
        if (value.Points.Count == 0) return page.Line("No scale has a score.").ToString();
        return page.Markup(CurveSketch.Of(value, null))
            .Table(["models", value.Axis.Label(), "runs", "mean", FormattableString.Invariant($"{100 * ScaleCurve.Level:0} % interval")], value.Points.Select(Row))
            .ToString();
    }

    /// <inheritdoc/>
    protected override string Text(ScaleCurve value) => string.Join('\n',
        [Fragment.Plain(Title(value)), .. value.Points.Select(point => Fragment.Plain($"  {point.Label}: {FindingWords.Number(point.Mean.Value)} {Interval(point)}"))]);

    private static Fragment.Cell[] Row(CurvePoint point) =>
    [
        new(point.Label),
        new(Fragment.Scale(point.Scale), IsNumber: true),
        new(point.Replicates.ToString(CultureInfo.InvariantCulture), IsNumber: true),
        new(FindingWords.Number(point.Mean.Value), IsNumber: true),
        new(Interval(point)),
    ];

    private static string Title(ScaleCurve value) =>
        $"{value.Metric.Name}: {value.Comparison.Key.Label}, {value.Examples.ToString(CultureInfo.InvariantCulture)} examples, {(value.Metric.Direction == Metrics.Direction.HigherIsBetter ? "higher" : "lower")} is better";

    private static string Interval(CurvePoint point) => $"[{FindingWords.Number(point.Mean.Lower)}, {FindingWords.Number(point.Mean.Upper)}]";
}
