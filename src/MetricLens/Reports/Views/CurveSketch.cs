using System.Globalization;
using System.Text;
using MetricLens.Curves;

namespace MetricLens.Reports.Views;

/// <summary>A curve drawn in a few strokes of the page's own colour: points with intervals over the scale axis, the gap of the jump shaded.</summary>
internal static class CurveSketch
{
    private const double Width = 360, Height = 130, Left = 46, Right = 12, Top = 10, Bottom = 22;

    /// <summary>The room of one point on the axis, so that few points do not touch the frame.</summary>
    private const double Padding = 10;

    /// <summary>The sketch as an SVG element.</summary>
    /// <param name="curve">The curve, with a point at least.</param>
    /// <param name="above">The index of the first point above a gap to shade; <see langword="null"/> for none.</param>
    public static string Of(ScaleCurve curve, int? above)
    {
        (double low, double high) = Range(curve);
        double first = curve.Points[0].Position, last = curve.Points[^1].Position;
        var svg = new StringBuilder();
        svg.Append(CultureInfo.InvariantCulture, $"<svg role=\"img\" aria-label=\"{Fragment.Escape(curve.Metric.Name)} over scale\" width=\"{Width}\" height=\"{Height}\" viewBox=\"0 0 {Width} {Height}\" style=\"color:inherit\" fill=\"none\" stroke=\"currentColor\" font-size=\"11\">");
        if (above is { } index)
            svg.Append(CultureInfo.InvariantCulture, $"<rect x=\"{X(index - 1):0.#}\" y=\"{Top}\" width=\"{X(index) - X(index - 1):0.#}\" height=\"{Height - Top - Bottom}\" fill=\"currentColor\" fill-opacity=\".12\" stroke=\"none\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{Left} {Top}V{Height - Bottom}H{Width - Right}\" stroke-opacity=\".45\"/>");
        svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{string.Join('L', curve.Points.Select((point, i) => FormattableString.Invariant($"{X(i):0.#} {Y(point.Mean.Value):0.#}")))}\" stroke-opacity=\".55\"/>");
        foreach ((int i, CurvePoint point) in curve.Points.Index())
            svg.Append(CultureInfo.InvariantCulture, $"<path d=\"M{X(i):0.#} {Y(point.Mean.Lower):0.#}V{Y(point.Mean.Upper):0.#}\"/><circle cx=\"{X(i):0.#}\" cy=\"{Y(point.Mean.Value):0.#}\" r=\"3\" fill=\"currentColor\" stroke=\"none\"/>");
        Label(svg, Left - 5, Y(high) + 4, "end", FindingWords.Number(high));
        Label(svg, Left - 5, Y(low) + 4, "end", FindingWords.Number(low));
        Label(svg, Left, Height - 7, "start", Fragment.Scale(curve.Points[0].Scale));
        if (curve.Points.Count > 1) Label(svg, Width - Right, Height - 7, "end", Fragment.Scale(curve.Points[^1].Scale));
        return svg.Append("</svg>").ToString();

        double X(int i) => first == last ? (Left + Width - Right) / 2
            : Left + Padding + ((curve.Points[i].Position - first) / (last - first) * (Width - Left - Right - (2 * Padding)));

        double Y(double value) => Top + 4 + ((high - Math.Clamp(value, low, high)) / (high - low) * (Height - Top - Bottom - 8));
    }

    /// <summary>What the vertical axis spans: the whole range of a bounded metric, else what the means and their intervals take.</summary>
    private static (double Low, double High) Range(ScaleCurve curve)
    {
        if (curve.Metric.IsBounded) return (curve.Metric.Minimum, curve.Metric.Maximum);
        double low = curve.Points.Min(point => double.IsFinite(point.Mean.Lower) ? point.Mean.Lower : point.Mean.Value);
        double high = curve.Points.Max(point => double.IsFinite(point.Mean.Upper) ? point.Mean.Upper : point.Mean.Value);
        return low < high ? (low, high) : (low - 0.5, high + 0.5);
    }

    private static void Label(StringBuilder svg, double x, double y, string anchor, string text) =>
        svg.Append(CultureInfo.InvariantCulture, $"<text x=\"{x:0.#}\" y=\"{y:0.#}\" text-anchor=\"{anchor}\" fill=\"currentColor\" stroke=\"none\">{Fragment.Escape(text)}</text>");
}
