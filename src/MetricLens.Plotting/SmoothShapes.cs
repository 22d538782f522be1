using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>Shapes with round corners, of cubic curves: a vector file takes Skia's own arcs as a hundred lines each.</summary>
internal static class SmoothShapes
{
    /// <summary>The distance of a curve's handles from the ends of a quarter of a circle, in radii: the classic 4⁄3·(√2 − 1).</summary>
    private const float Handle = 0.552285f;

    /// <summary>Draws a box with round corners.</summary>
    public static void DrawBox(SKCanvas canvas, SKRect box, float radius, SKPaint paint)
    {
        using SKPath path = Box(box, radius);
        canvas.DrawPath(path, paint);
    }

    /// <summary>A box with round corners.</summary>
    public static SKPath Box(SKRect box, float radius)
    {
        float off = radius * (1 - Handle);
        (float left, float top, float right, float bottom) = (box.Left, box.Top, box.Right, box.Bottom);
        var path = new SKPath();
        path.MoveTo(left + radius, top);
        path.LineTo(right - radius, top);
        path.CubicTo(right - off, top, right, top + off, right, top + radius);
        path.LineTo(right, bottom - radius);
        path.CubicTo(right, bottom - off, right - off, bottom, right - radius, bottom);
        path.LineTo(left + radius, bottom);
        path.CubicTo(left + off, bottom, left, bottom - off, left, bottom - radius);
        path.LineTo(left, top + radius);
        path.CubicTo(left, top + off, left + off, top, left + radius, top);
        path.Close();
        return path;
    }

    /// <summary>A circle.</summary>
    public static SKPath Circle(float x, float y, float radius) => Box(new SKRect(x - radius, y - radius, x + radius, y + radius), radius);
}
