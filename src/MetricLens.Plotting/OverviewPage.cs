using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Plotting.Words;
using MetricLens.Reports;
using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>One page of an overview.</summary>
internal sealed class OverviewPage
{
    private const float Margin = 26, TitleHeight = 34, LegendRow = 26, HeaderGap = 12, TickRow = 26;
    private const float DefaultRow = 25, LeastRow = 16;

    /// <summary>The most lines of a column's name.</summary>
    private const int MostHeaderLines = 3;

    private static readonly TextStyle Title = new(20, Palette.Ink, IsBold: true);
    private static readonly TextStyle Soft = new(12.5f, Palette.Soft);
    private static readonly TextStyle Header = new(12, Palette.Soft, IsBold: true);
    private static readonly TextStyle Name = OverviewColumns.Text with { IsBold = true };
    private static readonly TextStyle Word = new(12, Palette.Ink);

    private readonly Lettering _lettering = new();
    private readonly InvestigationResult _result;
    private readonly IReadOnlyList<TaskFinding> _findings;
    private readonly IReadOnlyList<MetricCard> _metrics;
    private readonly FigureOptions _size;
    private readonly IFigureWords _words;
    private readonly OverviewColumns _columns;
    private readonly string _looks;
    private readonly float _headerHeight;
    private readonly List<(Verdict Verdict, string Text, float Left, int Row)> _legend = [];
    private readonly float _legendHeight;

    public OverviewPage(InvestigationResult result, IReadOnlyList<TaskFinding> findings, IReadOnlyList<MetricCard> metrics, FigureOptions size, int page, int pages)
    {
        _result = result;
        _findings = findings;
        _metrics = metrics;
        _size = size;
        _words = size.Words;
        float width = size.Width - (2 * Margin);
        _columns = new(_lettering, _words.Overview, result.Findings, metrics, Margin, width);
        _looks = _words.Overview.Looks(result.Looks, pages > 1 ? (page, pages) : null);
        int lines = metrics.Select(metric => HeaderLines(_words.Metric(metric)).Count).DefaultIfEmpty(1).Max();
        _headerHeight = (Math.Max(lines, 2) * Header.LineHeight) + 6;
        _legendHeight = PlaceLegend(width);
    }

    private float RowsTop => Margin + TitleHeight + _legendHeight + HeaderGap + _headerHeight;

    /// <summary>Draws the page.</summary>
    public Figure Draw()
    {
        int rows = Math.Max(_findings.Count, 1);
        float row = _size.Height is { } asked ? (asked - RowsTop - TickRow - (Margin / 2)) / rows : DefaultRow;
        if (row < LeastRow)
        {
            double least = Math.Ceiling(RowsTop + (rows * LeastRow) + TickRow + (Margin / 2));
            throw new ArgumentOutOfRangeException("options", _size.Height, FormattableString.Invariant($"Height must be at least {least} for this page."));
        }
        int height = _size.Height ?? (int)MathF.Ceiling(RowsTop + (rows * row) + TickRow + (Margin / 2));
        return Figure.Drawn(_size.Width, height, _size, _lettering, canvas =>
        {
            // The forest first: its plot paints its own ground.
            if (_columns.Forest is { } forest && _findings.Count > 0)
                ForestPlot.Draw(canvas, _findings, _result.Options.LeastStepShare, new(forest.Left, RowsTop, forest.Right, RowsTop + (_findings.Count * row)));
            DrawHead(canvas);
            DrawColumnNames(canvas);
            for (int i = 0; i < _findings.Count; i++) DrawRow(canvas, i, RowsTop + (i * row), row);
            if (_findings.Count == 0) _lettering.Draw(canvas, _words.Overview.NoComparison, Margin, RowsTop + 16, Soft);
        });
    }

    private float PlaceLegend(float width)
    {
        float left = 0;
        int row = 0;
        foreach (var group in _result.Findings.GroupBy(finding => finding.Overall).OrderByDescending(group => Rank(group.Key)))
        {
            string text = _words.Overview.Count(_words.Verdict(group.Key), group.Count());
            float item = _lettering.Width(text, Word) + 22;
            if (left > 0 && left + item > width) (left, row) = (0, row + 1);
            _legend.Add((group.Key, text, left, row));
            left += item + 8;
        }
        return (row + 1) * LegendRow;
    }

    /// <summary>What is in the models first, then what is in the metric, then what cannot be told.</summary>
    private static int Rank(Verdict verdict) => verdict switch
    {
        Verdict.Survives => 6,
        Verdict.TakesOff => 5,
        Verdict.Attenuated => 4,
        Verdict.MetricDependent => 3,
        Verdict.Artifact => 2,
        Verdict.Inconclusive => 1,
        _ => 0,
    };

    private void DrawHead(SKCanvas canvas)
    {
        int tasks = _result.Findings.Select(finding => finding.Key.Task).Distinct().Count();
        int jumps = _result.Findings.Count(finding => finding.Jump.Status == JumpStatus.Apparent);
        string title = _words.Overview.Title(jumps, _result.Findings.Count, tasks);
        float right = _size.Width - Margin;
        _lettering.Draw(canvas, _looks, right, Margin + 15, Soft, SKTextAlign.Right);
        _lettering.Draw(canvas, _lettering.Fit(title, right - Margin - _lettering.Width(_looks, Soft) - 16, Title), Margin, Margin + 15, Title);
        foreach ((Verdict verdict, string text, float left, int row) in _legend)
        {
            float x = Margin + left, top = Margin + TitleHeight + (row * LegendRow) - 6;
            DrawCell(canvas, verdict, text, new(x, top, x + _lettering.Width(text, Word) + 22, top + 21));
        }
    }

    private void DrawColumnNames(SKCanvas canvas)
    {
        float bottom = RowsTop - 6;
        DrawUp([_words.Overview.Task], _columns.Task.Left, SKTextAlign.Left);
        if (_findings.Any(finding => OverviewColumns.Family(finding).Length > 0)) DrawUp([_words.Overview.Family], _columns.FamilyPlace.Left, SKTextAlign.Left);
        DrawUp([_words.Overview.Gain], _columns.Gain.Right, SKTextAlign.Right);
        DrawUp([_words.Overview.Overall], _columns.Cells + (_columns.Cell / 2), SKTextAlign.Center);
        for (int i = 0; i < _metrics.Count; i++) DrawUp(HeaderLines(_words.Metric(_metrics[i])), _columns.Cells + ((i + 1.5f) * _columns.Cell), SKTextAlign.Center);
        if (_columns.Forest is { } forest)
        {
            float width = forest.Right - forest.Left;
            DrawUp(_lettering.Wrap(_words.Overview.StepShare(TickLabels.Number(_result.Options.LeastStepShare)), width, Header, MostHeaderLines), forest.Left, SKTextAlign.Left);
        }
        using var line = new SKPaint { Color = Palette.Run, StrokeWidth = 1 };
        canvas.DrawLine(Margin, RowsTop - 0.5f, _size.Width - Margin, RowsTop - 0.5f, line);

        void DrawUp(IReadOnlyList<string> lines, float x, SKTextAlign align) =>
            _lettering.DrawLines(canvas, lines, x, bottom - (lines.Count * Header.LineHeight), Header, align);
    }

    private void DrawRow(SKCanvas canvas, int index, float top, float height)
    {
        TaskFinding finding = _findings[index];
        bool isFirst = index == 0 || _findings[index - 1].Key.Task != finding.Key.Task;
        float baseline = top + (height / 2) + 4.5f;
        if (isFirst && index > 0)
        {
            using var line = new SKPaint { Color = Palette.Hairline, StrokeWidth = 1 };
            canvas.DrawLine(Margin, top, _size.Width - Margin, top, line);
        }
        if (isFirst) _lettering.Draw(canvas, Fitted(finding.Key.Task, _columns.Task, Name), _columns.Task.Left, baseline, Name);
        _lettering.Draw(canvas, Fitted(OverviewColumns.Family(finding), _columns.FamilyPlace, OverviewColumns.Text), _columns.FamilyPlace.Left, baseline, OverviewColumns.Text);
        string gain = finding.Jump.Gain is { } estimate ? FindingWords.GainOf(estimate.Value) : "–";
        TextStyle gainStyle = finding.Jump.Status == JumpStatus.Apparent ? OverviewColumns.Text : Soft;
        _lettering.Draw(canvas, gain, _columns.Gain.Right, baseline, gainStyle, SKTextAlign.Right);
        DrawCell(canvas, finding.Overall, _words.Short(finding.Overall), Box(0), isStrong: true);
        for (int i = 0; i < _metrics.Count; i++)
        {
            if (finding.Metrics.FirstOrDefault(metric => metric.Metric.Id == _metrics[i].Id) is { } metric) DrawCell(canvas, metric.Verdict, _words.Short(metric.Verdict), Box(i + 1));
            else _lettering.Draw(canvas, "–", Box(i + 1).MidX, baseline, Soft, SKTextAlign.Center);
        }

        SKRect Box(int column) => new(_columns.Cells + (column * _columns.Cell) + 2, top + 2, _columns.Cells + ((column + 1) * _columns.Cell) - 2, top + height - 2);
    }

    private void DrawCell(SKCanvas canvas, Verdict verdict, string text, SKRect box, bool isStrong = false)
    {
        (SKColor fill, SKColor ink) = Palette.Of(verdict);
        using var paint = new SKPaint { Color = fill, IsAntialias = true };
        SmoothShapes.DrawBox(canvas, box, 4, paint);
        if (fill == Palette.Paper)
        {
            paint.Color = Palette.Hairline;
            paint.Style = SKPaintStyle.Stroke;
            SmoothShapes.DrawBox(canvas, box, 4, paint);
        }
        TextStyle style = Word with { Color = ink, IsBold = isStrong && verdict is not (Verdict.NoApparentJump or Verdict.Inconclusive) };
        _lettering.Draw(canvas, _lettering.Fit(text, box.Width - 4, style), box.MidX, box.MidY + 4.3f, style, SKTextAlign.Center);
    }

    private IReadOnlyList<string> HeaderLines(string name) => _lettering.Wrap(name, _columns.Cell - 6, Header, MostHeaderLines);

    private string Fitted(string text, (float Left, float Right) place, TextStyle style) => _lettering.Fit(text, place.Right - place.Left, style);
}
