using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>Turns the light theme's colours into the dark one's: one affine map, so that a picture, a vector file and a page's style sheet use the same.</summary>
/// <remarks>
/// A colour c of luma Y becomes c + 1 − 2·Y in every channel, which turns the luma to 1 − Y and leaves the hue as it is, and is then squeezed
/// between a ground that is not black and a white that does not glare.
/// </remarks>
internal static class ThemeColors
{
    private const float Ground = 0.075f, Span = 0.87f;

    /// <summary>The luma's weights (ITU-R BT.709).</summary>
    private const float Red = 0.2126f, Green = 0.7152f, Blue = 0.0722f;

    /// <summary>The paint of a layer that turns the colours of all that is drawn in it; <see langword="null"/> for the light theme.</summary>
    public static SKPaint? Layer(FigureTheme theme) => theme == FigureTheme.Light ? null : new() { ColorFilter = SKColorFilter.CreateColorMatrix(Matrix()) };

    /// <summary>A colour in a theme.</summary>
    public static SKColor In(this SKColor color, FigureTheme theme)
    {
        if (theme == FigureTheme.Light) return color;
        float[] matrix = Matrix();
        return new(Channel(0), Channel(1), Channel(2), color.Alpha);

        byte Channel(int row) => (byte)Math.Round(255 * Math.Clamp(
            ((matrix[5 * row] * color.Red) + (matrix[(5 * row) + 1] * color.Green) + (matrix[(5 * row) + 2] * color.Blue)) / 255 + matrix[(5 * row) + 4], 0, 1));
    }

    private static float[] Matrix()
    {
        float[] matrix = new float[20];
        for (int row = 0; row < 3; row++)
        {
            matrix[5 * row] = Span * ((row == 0 ? 1 : 0) - (2 * Red));
            matrix[(5 * row) + 1] = Span * ((row == 1 ? 1 : 0) - (2 * Green));
            matrix[(5 * row) + 2] = Span * ((row == 2 ? 1 : 0) - (2 * Blue));
            matrix[(5 * row) + 4] = Ground + Span;
        }
        matrix[18] = 1;
        return matrix;
    }
}
