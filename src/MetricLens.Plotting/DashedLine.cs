using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A dashed line through points, its dashes drawn as shapes: vector files have them whatever their viewer makes of a path effect.</summary>
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

    /// <summary>Draws a path in dashes.</summary>
    public static void Stroke(SKCanvas canvas, SKPath path, SKColor color, float width, float[] dashes)
    {
        using var effect = SKPathEffect.CreateDash(dashes, 0);
        using var stroke = new SKPaint { Style = SKPaintStyle.Stroke, StrokeWidth = width, PathEffect = effect };
        using SKPath shape = stroke.GetFillPath(path);
        using var fill = new SKPaint { Color = color, IsAntialias = true };
        canvas.DrawPath(shape, fill);
    }
}
