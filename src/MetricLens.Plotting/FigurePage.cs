using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A page of words, a legend and one picture below them.</summary>
internal static class FigurePage
{
    /// <summary>The room at the page's sides.</summary>
    public const float Margin = 26;

    private const float HeaderGap = 12, LegendGap = 12, Bottom = 14;

    /// <summary>Draws it.</summary>
    /// <param name="size">The size asked for, checked.</param>
    /// <param name="lettering">The letters that everything was measured by.</param>
    /// <param name="words">The words, for a width of the page less its margins.</param>
    /// <param name="legend">What the marks mean.</param>
    /// <param name="height">The height of the picture where none is asked for.</param>
    /// <param name="least">The least height of the picture.</param>
    /// <param name="draw">Draws the picture into its place.</param>
    /// <exception cref="ArgumentOutOfRangeException">The height asked for is too small for what there is to say.</exception>
    public static Figure Of(FigureOptions size, Lettering lettering, FigureHeader words, IEnumerable<LegendItem> legend, float height, float least, Action<SKCanvas, SKRect> draw)
    {
        float width = Width(size);
        var strip = new LegendStrip(lettering, width, legend);
        float above = MathF.Ceiling(Margin - 6 + words.Height + HeaderGap + strip.Height + LegendGap);
        if (size.Height is { } asked)
        {
            if (asked < above + least + Bottom)
                throw new ArgumentOutOfRangeException(nameof(size), asked, FormattableString.Invariant($"Height must be at least {Math.Ceiling(above + least + Bottom)} for this figure."));
            height = asked - above - Bottom;
        }
        return Figure.Drawn(size.Width, size.Height ?? (int)MathF.Ceiling(above + height + Bottom), size, lettering, canvas =>
        {
            words.Draw(canvas, Margin, Margin - 6);
            strip.Draw(canvas, Margin, Margin - 6 + words.Height + HeaderGap);
            draw(canvas, new SKRect(Margin, above, Margin + width, above + height));
        });
    }

    /// <summary>The width of a page less its margins.</summary>
    public static float Width(FigureOptions size) => size.Width - (2 * Margin);
}
