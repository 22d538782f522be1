using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>Gives ScottPlot the font that the assembly carries; asked for any other, it leaves the answer to the next resolver.</summary>
internal sealed class EmbeddedFontResolver : IFontResolver
{
    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, bool bold, bool italic) =>
        fontName != PlotFonts.Family ? null : bold ? PlotFonts.Bold : PlotFonts.Regular;

    /// <inheritdoc/>
    public SKTypeface? CreateTypeface(string fontName, FontWeight weight, FontSlant slant, FontSpacing spacing) =>
        CreateTypeface(fontName, weight >= FontWeight.SemiBold, slant != FontSlant.Upright);
}
