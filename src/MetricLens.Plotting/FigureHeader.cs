using MetricLens.Plotting.Words;
using MetricLens.Reports;
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
    private static readonly TextStyle Note = new(13, Palette.Soft);

    private readonly Lettering _lettering;
    private readonly IFigureWords _words;
    private readonly float _width;
    private readonly Verdict? _verdict;
    private readonly string _counts;
    private readonly IReadOnlyList<string> _title;
    private readonly IReadOnlyList<string> _sentence;
    private readonly IReadOnlyList<string> _note;
    private readonly bool _isCountBeside;

    public FigureHeader(Lettering lettering, float width, IFigureWords words, string subject, Verdict? verdict, string counts, string sentence, string note)
    {
        _lettering = lettering;
        _words = words;
        _width = width;
        _verdict = verdict;
        _counts = counts;
        subject = verdict is null ? subject : subject + words.Colon;
        float chip = verdict is null ? 0 : ChipWidth + Gap, count = lettering.Width(counts, Count) + Gap;
        _isCountBeside = lettering.Width(subject, Title) + chip + count <= width;
        _title = lettering.Wrap(subject, width - chip - (_isCountBeside ? count : 0), Title, MostTitleLines);
        _sentence = lettering.Wrap(Joined(sentence), width, Sentence);
        _note = note.Length == 0 ? [] : lettering.Wrap(Joined(note), width, Note);
        Height = (_title.Count * Title.LineHeight) + 6 + (_isCountBeside ? 0 : Count.LineHeight)
            + (_sentence.Count * Sentence.LineHeight) + (_note.Count * Note.LineHeight);
    }

    /// <summary>The words above a figure of a finding: its subject, verdict and counts, a sentence, and a note or nothing below it.</summary>
    public static FigureHeader Of(Lettering lettering, float width, IFigureWords words, TaskFinding finding, string sentence, string note = "") =>
        new(lettering, width, words, FindingWords.Subject(finding), finding.Overall, FindingWords.Counts(finding, words.Code), sentence, note);

    public float Height { get; }

    private float ChipWidth => _verdict is { } verdict ? _lettering.Width(_words.Verdict(verdict), Title with { Size = 17 }) + (2 * ChipPadding) : 0;

    public void Draw(SKCanvas canvas, float left, float top)
    {
        float bottom = _lettering.DrawLines(canvas, _title, left, top, Title);
        float lastBaseline = bottom - Title.LineHeight + Title.Ascent;
        if (_verdict is { } verdict) DrawChip(canvas, verdict, left + _lettering.Width(_title[^1], Title) + 9, lastBaseline);
        if (_isCountBeside) _lettering.Draw(canvas, _counts, left + _width, lastBaseline, Count, SKTextAlign.Right);
        bottom += 6;
        if (!_isCountBeside) bottom = _lettering.DrawLines(canvas, [_counts], left, bottom, Count);
        bottom = _lettering.DrawLines(canvas, _sentence, left, bottom, Sentence);
        _lettering.DrawLines(canvas, _note, left, bottom, Note);
    }

    private void DrawChip(SKCanvas canvas, Verdict verdict, float left, float baseline)
    {
        (SKColor fill, SKColor ink) = Palette.Of(verdict);
        var box = new SKRect(left, baseline - 19, left + ChipWidth, baseline + 6.5f);
        using var paint = new SKPaint { Color = fill, IsAntialias = true };
        SmoothShapes.DrawBox(canvas, box, 6, paint);
        if (fill == Palette.Paper)
        {
            using var border = new SKPaint { Color = Palette.Run, IsAntialias = true, Style = SKPaintStyle.Stroke, StrokeWidth = 1 };
            SmoothShapes.DrawBox(canvas, box, 6, border);
        }
        _lettering.Draw(canvas, _words.Verdict(verdict), box.MidX, baseline - 0.5f, new(17, ink, IsBold: true), SKTextAlign.Center);
    }

    /// <summary>Keeps a per cent sign and the bounds after it on the number's line, and both sides of an equation together.</summary>
    private static string Joined(string sentence) => sentence.Replace(" % [", "\u00A0%\u00A0[", StringComparison.Ordinal)
        .Replace(" %", "\u00A0%", StringComparison.Ordinal).Replace(" = ", "\u00A0=\u00A0", StringComparison.Ordinal);
}
