using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A dashed line through points, its dashes drawn as lines of their own: vector files have them whatever their viewer makes of a path effect.</summary>
internal sealed class DashedLine(IReadOnlyList<(double X, double Y)> points, SKColor color, float width, float[] dashes) : IPlottable
{
    /// <inheritdoc/>
    public bool IsVisible { get; set; } = true;

    /// <inheritdoc/>
    public IAxes Axes { get; set; } = new Axes();

    /// <inheritdoc/>
    public IEnumerable<ScottPlot.LegendItem> LegendItems => [];

    /// <inheritdoc/>
    public AxisLimits GetAxisLimits() => new(points.Select(point => new Coordinates(point.X, point.Y)));

    /// <inheritdoc/>
    public void Render(RenderPack rp)
    {
        using var path = new SKPath();
        path.AddPoly([.. points.Select(point => Axes.GetPixel(new(point.X, point.Y))).Select(pixel => new SKPoint(pixel.X, pixel.Y))], close: false);
        Stroke(rp.Canvas, path, color, width, dashes);
    }

    /// <summary>Draws a path in dashes, each as long as the first number, with the second between them.</summary>
    public static void Stroke(SKCanvas canvas, SKPath path, SKColor color, float width, float[] dashes)
    {
        using var measure = new SKPathMeasure(path);
        using var drawn = new SKPath();
        do
        {
            for (float from = 0; from < measure.Length; from += dashes.Sum()) measure.GetSegment(from, from + dashes[0], drawn, startWithMoveTo: true);
        }
        while (measure.NextContour());
        using var paint = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = width, Color = color, IsAntialias = true };
        canvas.DrawPath(drawn, paint);
    }
}
