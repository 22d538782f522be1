using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>How a piece of text is set.</summary>
/// <param name="Size">The size in points.</param>
/// <param name="Color">The colour.</param>
/// <param name="IsBold">Whether it is bold.</param>
internal readonly record struct TextStyle(float Size, SKColor Color, bool IsBold = false)
{
    /// <summary>The distance from one line to the next.</summary>
    public float LineHeight => MathF.Round(Size * 1.36f);

    /// <summary>The baseline's distance from the top of its line.</summary>
    public float Ascent => MathF.Round(Size * 1.04f);
}
