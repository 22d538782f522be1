using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The words above a comparison: what is compared with its verdict, how many of what, and the finding in a sentence.</summary>
internal sealed class FigureHeader
{
    private const float Gap = 18;
    private const float ChipPadding = 11;
    private const int MostTitleLines = 3;

    private static readonly TextStyle Title = new(22, Palette.Ink, IsBold: true);
    private static readonly TextStyle Count = new(13, Palette.Soft);
    private static readonly TextStyle Sentence = new(15, Palette.Ink);
    private static readonly TextStyle Caveat = new(13, Palette.Soft);

    private readonly Lettering _lettering;
    private readonly float _width;
    private readonly Verdict? _verdict;
    private readonly string _counts;
    private readonly IReadOnlyList<string> _title;
    private readonly IReadOnlyList<string> _sentence;
    private readonly IReadOnlyList<string> _caveats;
    private readonly bool _isCountBeside;

    public FigureHeader(Lettering lettering, float width, string subject, Verdict? verdict, string counts, string sentence, string caveats)
    {
        _lettering = lettering;
        _width = width;
        _verdict = verdict;
        _counts = counts;
        subject = verdict is null ? subject : subject + ":";
        float chip = verdict is null ? 0 : ChipWidth + Gap, count = lettering.Width(counts, Count) + Gap;
        _isCountBeside = lettering.Width(subject, Title) + chip + count <= width;
        _title = lettering.Wrap(subject, width - chip - (_isCountBeside ? count : 0), Title, MostTitleLines);
        _sentence = lettering.Wrap(Joined(sentence), width, Sentence);
        _caveats = caveats.Length == 0 ? [] : lettering.Wrap("But: " + caveats, width, Caveat);
        Height = (_title.Count * Title.LineHeight) + 6 + (_isCountBeside ? 0 : Count.LineHeight)
            + (_sentence.Count * Sentence.LineHeight) + (_caveats.Count * Caveat.LineHeight);
    }

    public float Height { get; }

    private float ChipWidth => _verdict is { } verdict ? _lettering.Width(verdict.Words(), Title with { Size = 17 }) + (2 * ChipPadding) : 0;

    public void Draw(SKCanvas canvas, float left, float top)
    {
        float bottom = _lettering.DrawLines(canvas, _title, left, top, Title);
        float lastBaseline = bottom - Title.LineHeight + Title.Ascent;
        if (_verdict is { } verdict) DrawChip(canvas, verdict, left + _lettering.Width(_title[^1], Title) + 9, lastBaseline);
        if (_isCountBeside) _lettering.Draw(canvas, _counts, left + _width, lastBaseline, Count, SKTextAlign.Right);
        bottom += 6;
        if (!_isCountBeside) bottom = _lettering.DrawLines(canvas, [_counts], left, bottom, Count);
        bottom = _lettering.DrawLines(canvas, _sentence, left, bottom, Sentence);
        _lettering.DrawLines(canvas, _caveats, left, bottom, Caveat);
    }

    private void DrawChip(SKCanvas canvas, Verdict verdict, float left, float baseline)
    {
        (SKColor fill, SKColor ink) = Palette.Of(verdict);
        var box = new SKRect(left, baseline - 19, left + ChipWidth, baseline + 6.5f);
        using var paint = new SKPaint { Color = fill, IsAntialias = true };
        canvas.DrawRoundRect(box, 6, 6, paint);
        if (fill == Palette.Paper)
        {
            using var border = new SKPaint { Color = Palette.Run, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1 };
            canvas.DrawRoundRect(box, 6, 6, border);
        }
        _lettering.Draw(canvas, verdict.Words(), box.MidX, baseline - 0.5f, new(17, ink, IsBold: true), SKTextAlign.Center);
    }

    /// <summary>Keeps a per cent sign and the bounds after it on the number's line.</summary>
    private static string Joined(string sentence) => sentence.Replace(" % [", "\u00A0%\u00A0[", StringComparison.Ordinal)
        .Replace(" %", "\u00A0%", StringComparison.Ordinal);
}
