using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The shapes of marks as legends draw them, in the order in which plots use them.</summary>
internal static class MarkShapes
{
    /// <summary>A circle, square, diamond or triangle, by turns.</summary>
    public static SKPath Of(int index, float x, float y, float half)
    {
        if (index % 4 == 0) return SmoothShapes.Circle(x, y, half);
        var path = new SKPath();
        switch (index % 4)
        {
            case 1: path.AddRect(new SKRect(x - half, y - half, x + half, y + half)); break;
            case 2: path.AddPoly([new(x - half - 1, y), new(x, y - half - 1), new(x + half + 1, y), new(x, y + half + 1)]); break;
            default: path.AddPoly([new(x, y - half), new(x + half, y + half), new(x - half, y + half)]); break;
        }
        return path;
    }
}
