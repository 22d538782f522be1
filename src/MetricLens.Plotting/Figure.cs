using MetricLens.Display;
using MetricLens.Records;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A finished figure; the same finding and options give the same bytes.</summary>
[TypeFormatterSource(typeof(FigureFormatters))]
public sealed class Figure
{
    private readonly byte[] _png;

    private Figure(byte[] png, SKSizeI size, IReadOnlyList<string> warnings)
    {
        _png = png;
        Width = size.Width;
        Height = size.Height;
        Warnings = warnings;
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>What could not be drawn as it should be, such as characters that no installed font has; empty where all is well.</summary>
    public IReadOnlyList<string> Warnings { get; }

    /// <summary>The figure as a PNG file's bytes.</summary>
    public byte[] Png() => [.. _png];

    /// <summary>Writes the figure as a PNG file, replacing one that is there; a reader never meets half a file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="ArgumentException">The path names no file.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path) => AtomicFile.Write(path, stream => stream.Write(_png));

    /// <summary>The figure's size, where it cannot be seen.</summary>
    public override string ToString() => FormattableString.Invariant($"Figure, {Width} × {Height} pixels");

    /// <summary>Draws a figure of a size in points.</summary>
    internal static Figure Drawn(int width, int height, double scale, Lettering lettering, Action<SKCanvas> draw)
    {
        var size = new SKSizeI((int)Math.Round(width * scale), (int)Math.Round(height * scale));
        using var surface = SKSurface.Create(new SKImageInfo(size.Width, size.Height, SKColorType.Rgba8888, SKAlphaType.Premul))
            ?? throw new ArgumentException($"A figure of {size.Width} × {size.Height} pixels is too large to draw.", nameof(width));
        surface.Canvas.Clear(Palette.Paper);
        surface.Canvas.Scale((float)scale);
        draw(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return new(data.ToArray(), size, lettering.Warnings());
    }
}
