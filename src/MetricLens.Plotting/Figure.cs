using MetricLens.Display;
using MetricLens.Records;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A finished figure, to be had as PNG, SVG or PDF; the same finding and options give the same bytes.</summary>
[TypeFormatterSource(typeof(FigureFormatters))]
public sealed class Figure
{
    private readonly Action<SKCanvas> _draw;
    private readonly Lettering _lettering;
    private readonly Lock _drawing = new();
    private readonly double _scale;
    private readonly FigureTheme _theme;
    private readonly SKSize _size;
    private bool _isDrawn;

    private Figure(SKSize size, FigureOptions options, Lettering lettering, Action<SKCanvas> draw)
    {
        _draw = draw;
        _lettering = lettering;
        _size = size;
        _scale = options.Scale;
        _theme = options.Theme;
        Width = (int)Math.Round(size.Width * _scale);
        Height = (int)Math.Round(size.Height * _scale);
    }

    /// <summary>The width in pixels.</summary>
    public int Width { get; }

    /// <summary>The height in pixels.</summary>
    public int Height { get; }

    /// <summary>What could not be drawn as it should be, such as characters that no installed font has; empty where all is well.</summary>
    public IReadOnlyList<string> Warnings
    {
        get
        {
            lock (_drawing)
            {
                if (_isDrawn) return _lettering.Warnings();
                using var nothing = new SKNoDrawCanvas((int)_size.Width, (int)_size.Height);
                Draw(nothing);
                return _lettering.Warnings();
            }
        }
    }

    /// <summary>The figure as a PNG file's bytes.</summary>
    public byte[] Png()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Width, Height, SKColorType.Rgba8888, SKAlphaType.Premul))
            ?? throw new InvalidOperationException($"A figure of {Width} × {Height} pixels is too large to draw.");
        SKCanvas canvas = surface.Canvas;
        canvas.Scale((float)_scale);
        using (SKPaint? layer = ThemeColors.Layer(_theme))
        {
            if (layer is not null) canvas.SaveLayer(layer);
            canvas.Clear(Palette.Paper);
            Draw(canvas);
            if (layer is not null) canvas.Restore();
        }
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, quality: 100);
        return data.ToArray();
    }

    /// <summary>The figure as an SVG document, its text as text: a viewer that lacks the figures' font, Inter, sets it in another sans serif at the same places.</summary>
    public string Svg() => SvgDocument.Of(Draw, _size, _theme, "c");

    /// <summary>The figure as an SVG element to stand in a page beside others; always light, for the page to turn.</summary>
    /// <param name="idPrefix">Put before every id, so that those of several figures differ: a letter, then letters, digits and hyphens.</param>
    /// <exception cref="ArgumentException">The prefix holds something else.</exception>
    public string SvgElement(string idPrefix)
    {
        ArgumentNullException.ThrowIfNull(idPrefix);
        if (idPrefix.Length == 0 || !char.IsAsciiLetter(idPrefix[0]) || !idPrefix.All(c => char.IsAsciiLetterOrDigit(c) || c == '-'))
            throw new ArgumentException("A prefix of ids is a letter, then letters, digits and hyphens.", nameof(idPrefix));
        return SvgDocument.WithWidths(SvgDocument.Of(Draw, _size, FigureTheme.Light, idPrefix));
    }

    /// <summary>The figure as a PDF file's bytes, one page of the figure's size with its fonts embedded; always light, for print.</summary>
    public byte[] Pdf()
    {
        using var stream = new MemoryStream();
        // A date would make two files of one figure differ.
        using (var document = SKDocument.CreatePdf(stream, new SKDocumentPdfMetadata { Producer = Reports.ReportTool.Name }))
        {
            Draw(document.BeginPage(_size.Width, _size.Height));
            document.EndPage();
            document.Close();
        }
        return stream.ToArray();
    }

    /// <summary>Writes the figure as a PNG file, replacing one that is there; a reader never meets half a file.</summary>
    /// <param name="path">The file; its folder must exist.</param>
    /// <exception cref="ArgumentException">The path names no file.</exception>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void SavePng(string path) => Save(path, Png());

    /// <summary>Writes the figure as an SVG file.</summary>
    /// <inheritdoc cref="SavePng"/>
    public void SaveSvg(string path) => Save(path, System.Text.Encoding.UTF8.GetBytes(Svg()));

    /// <summary>Writes the figure as a PDF file.</summary>
    /// <inheritdoc cref="SavePng"/>
    public void SavePdf(string path) => Save(path, Pdf());

    /// <summary>The figure's size, where it cannot be seen.</summary>
    public override string ToString() => FormattableString.Invariant($"Figure, {Width} × {Height} pixels");

    private static void Save(string path, byte[] bytes) => AtomicFile.Write(path, stream => stream.Write(bytes));

    /// <summary>A figure of a size in points, drawn anew for every kind of file.</summary>
    /// <remarks>No picture is recorded to be played again: SkiaSharp lets go of the texts in one before the picture does.</remarks>
    internal static Figure Drawn(int width, int height, FigureOptions options, Lettering lettering, Action<SKCanvas> draw) => new(new(width, height), options, lettering, draw);

    private void Draw(SKCanvas canvas)
    {
        lock (_drawing)
        {
            _draw(canvas);
            _isDrawn = true;
        }
    }
}
