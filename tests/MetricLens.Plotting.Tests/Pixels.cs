using SkiaSharp;

namespace MetricLens.Plotting.Tests;

/// <summary>Looks at a figure's pixels.</summary>
internal static class Pixels
{
    /// <summary>The figure as a bitmap.</summary>
    public static SKBitmap Bitmap(this Figure figure) => SKBitmap.Decode(figure.Png());

    /// <summary>The number of dark pixels within a part of a picture.</summary>
    public static int Dark(this SKBitmap bitmap, SKRectI part)
    {
        int dark = 0;
        for (int y = part.Top; y < part.Bottom; y++)
            for (int x = part.Left; x < part.Right; x++)
                if (bitmap.GetPixel(x, y) is { Red: < 110, Green: < 110, Blue: < 110 }) dark++;
        return dark;
    }
}
