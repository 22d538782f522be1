using System.Globalization;
using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A drawing as SVG: as Skia writes it, made smaller, put into a theme's colours and given fonts to fall back on.</summary>
internal static partial class SvgDocument
{
    /// <summary>What stands in where the figures' font is not installed.</summary>
    private const string FontStack = "Inter,'Noto Sans','Noto Sans CJK SC','Helvetica Neue',Arial,sans-serif";

    /// <summary>The drawing as an element of its own size, every letter at its own place: a viewer that sets it in another font keeps to these.</summary>
    /// <param name="draw">Draws it.</param>
    /// <param name="size">Its size in points.</param>
    /// <param name="theme">Whose colours.</param>
    /// <param name="idPrefix">Put before every id; a letter, or more.</param>
    public static string Of(Action<SKCanvas> draw, SKSize size, FigureTheme theme, string idPrefix)
    {
        using var stream = new MemoryStream();
        using (SKCanvas canvas = SKSvgCanvas.Create(new SKRect(0, 0, size.Width, size.Height), stream))
        {
            canvas.Clear(Palette.Paper);
            draw(canvas);
        }
        string svg = Encoding.UTF8.GetString(stream.ToArray());
        svg = svg[svg.IndexOf("<svg", StringComparison.Ordinal)..];
        svg = Radical().Replace(SvgMarkup.Shorter(svg), match => match.Value.Normalize(NormalizationForm.FormKC));
        // Skia numbers ids on and on over all documents of a process.
        var ids = new Dictionary<string, string>(StringComparer.Ordinal);
        svg = Reference().Replace(svg, match => match.Groups[1].Value + Id(match.Groups[2].Value));
        svg = Color().Replace(svg, match => $"{match.Groups[1].Value}=\"{Hex(SKColor.Parse(Named(match.Groups[2].Value)).In(theme))}\"");
        string whole = FormattableString.Invariant($"viewBox=\"0 0 {size.Width} {size.Height}\" font-family=\"{FontStack}\" ");
        return svg.Insert("<svg ".Length, whole);

        string Id(string id) => ids.TryGetValue(id, out string? known) ? known : ids[id] = FormattableString.Invariant($"{idPrefix}{ids.Count + 1}");
    }

    /// <summary>A colour as SVG text, in capitals as a style sheet's selectors can rely on.</summary>
    public static string Hex(SKColor color) => FormattableString.Invariant($"#{color.Red:X2}{color.Green:X2}{color.Blue:X2}");

    /// <summary>
    /// The same element with a text's width in place of the place of every letter, in half the characters: for pages, as every browser keeps to that width in
    /// another font too, which not every other viewer of vector files does.
    /// </summary>
    public static string WithWidths(string svg)
    {
        var lettering = new Lettering();
        return Letters().Replace(svg, match => FormattableString.Invariant(
            $"<text{match.Groups["before"].Value} x=\"{match.Groups["first"].Value}\" textLength=\"{lettering.Width(WebUtility.HtmlDecode(match.Groups["text"].Value), Style(match.Value)):0.#}\"{match.Groups["after"].Value}>{match.Groups["text"].Value}</text>"));
    }

    private static TextStyle Style(string text) =>
        new(float.Parse(Size().Match(text).Groups[1].ValueSpan, CultureInfo.InvariantCulture), Palette.Ink, text.Contains(" font-weight=\"", StringComparison.Ordinal));

    private static string Named(string color) => color switch { "white" => "#FFFFFF", "black" => "#000000", _ => color };

    /// <summary>A text of several letters, each with its place.</summary>
    [GeneratedRegex(@"<text(?<before>[^>]*?) x=""(?<first>[-0-9.]+) [^""]*""(?<after>[^>]*)>(?<text>[^<]*)</text>")]
    private static partial Regex Letters();

    [GeneratedRegex(@" font-size=""([0-9.]+)""")]
    private static partial Regex Size();

    /// <summary>A radical in place of the character that looks the same: Skia finds characters by their glyphs, and takes the first that has one.</summary>
    [GeneratedRegex("[\u2E9F\u2EF3\u2F00-\u2FD5]")]
    private static partial Regex Radical();

    /// <summary>Where an id is given, or named.</summary>
    [GeneratedRegex(@"( id=""|url\(#|href=""#)([^"")]+)")]
    private static partial Regex Reference();

    /// <summary>A colour of a shape.</summary>
    [GeneratedRegex(@"(?<= )(fill|stroke|stop-color)=""(#[0-9A-Fa-f]{3,8}|white|black)""")]
    private static partial Regex Color();
}
