using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Plotting.Words;
using MetricLens.Reports;
using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The heat map of examples over scale and, below it on the same columns, the share of examples that gain most over each gap.</summary>
internal sealed class ExampleMap
{
    /// <summary>The height of the map, and the least height of a row that can be seen.</summary>
    private const float MapHeight = 340, LeastRow = 3, MostRow = 24;

    private const float TitleRow = 40, JumpRow = 22, BarTitle = 26, BarHeight = 90, Left = 46, BarRoom = 16;

    /// <summary>The scores between which the colours run where the metric has no end: nearly all of them.</summary>
    private const double LowQuantile = 0.02, HighQuantile = 0.98;

    private static readonly TextStyle Title = new(14.5f, Palette.Ink, IsBold: true), Unit = new(12, Palette.Soft), Tick = new(12, Palette.Ink), Strong = new(12, Palette.Ink, IsBold: true);

    private readonly Lettering _lettering;
    private readonly IFigureWords _words;
    private readonly TaskFinding _finding;
    private readonly ExampleGains _gains;
    private readonly ScaleColumns _columns;
    private readonly Colouring _colours;

    public ExampleMap(Lettering lettering, IFigureWords words, TaskFinding finding, ExampleGains gains, float left, float right)
    {
        _lettering = lettering;
        _words = words;
        _finding = finding;
        _gains = gains;
        _columns = new(lettering, words, gains.Curve, left + Left, right - 8);
        _colours = Colouring.Of(gains, words);
    }

    /// <summary>The least height in which something can be seen.</summary>
    public const float LeastHeight = TitleRow + JumpRow + 80 + BarTitle + BarHeight + 70;

    /// <summary>The height that the examples ask for.</summary>
    public float Height => Overhead + Math.Clamp(_gains.Order.Count * MostRow, 60, MapHeight);

    private float Overhead => TitleRow + JumpRow + BarsHeight + _columns.Height;

    /// <summary>The height of the shares below the map; there are none without a gap.</summary>
    private float BarsHeight => HasGaps ? BarTitle + BarHeight : 0;

    private bool HasGaps => _gains.Shares.Count > 0;

    /// <summary>What the marks mean.</summary>
    public IEnumerable<LegendItem> Legend()
    {
        yield return Ramp.Legend(_colours.Words);
        if (!HasGaps) yield break;
        yield return LegendItem.Line(_words.Examples.LargestGain, Palette.Raw, 2.2f, null);
        if (FindingWords.HasGain(_finding))
            yield return LegendItem.Area(_words.GapOf(IsJump), JumpColor);
    }

    public void Draw(SKCanvas canvas, SKRect place)
    {
        float mapTop = MathF.Round(place.Top + TitleRow + JumpRow), mapBottom = MathF.Round(place.Bottom - _columns.Height - BarsHeight);
        int examples = _gains.Order.Count, size = BandSize(mapBottom - mapTop);
        float[] rows = Rows(mapTop, mapBottom, size);
        _lettering.Draw(canvas, _lettering.Fit(_colours.Title, place.Right - _columns.Edges[0], Title), _columns.Edges[0], place.Top + 15, Title);
        DrawUnit(canvas, place, size);
        double[][] scores = [.. Enumerable.Range(0, _gains.Curve.Points.Count).Select(point => Banded(_colours.Shares(_gains.Levels(point)), size))];
        HeatMap.Draw(canvas, (column, row) => scores[column][row], _columns.Edges, rows);
        DrawExampleAxis(canvas, mapTop, mapBottom, examples);
        if (HasGaps)
        {
            DrawStaircase(canvas, mapTop, mapBottom, examples);
            if (FindingWords.HasGain(_finding)) DrawJump(canvas, mapTop, place.Right);
            DrawShares(canvas, mapBottom + BarTitle, place.Bottom - _columns.Height);
        }
        _columns.Draw(canvas, place.Bottom - _columns.Height);
    }

    /// <summary>What a row is, in as many words as fit.</summary>
    private void DrawUnit(SKCanvas canvas, SKRect place, int size)
    {
        string[] words = _words.Examples.Rows(_gains.Order.Count, size, HasGaps);
        float room = place.Right - _columns.Edges[0];
        string fitting = words.FirstOrDefault(text => _lettering.Width(text, Unit) <= room) ?? _lettering.Fit(words[^1], room, Unit);
        _lettering.Draw(canvas, fitting, _columns.Edges[0], place.Top + 33, Unit);
    }

    private bool IsJump => _finding.Jump.Status == JumpStatus.Apparent;

    private SKColor JumpColor => IsJump ? Palette.Jump : Palette.Run;

    /// <summary>The examples of a band: one, or as many as it takes for a band to be seen.</summary>
    private int BandSize(float height) => Math.Max(1, (int)MathF.Ceiling(_gains.Order.Count / MathF.Floor(height / LeastRow)));

    /// <summary>The edges of the bands; the last one may hold fewer examples and is as much narrower.</summary>
    private float[] Rows(float top, float bottom, int size)
    {
        int count = _gains.Order.Count;
        return [.. Enumerable.Range(0, ((count + size - 1) / size) + 1).Select(i => MathF.Round(top + (Math.Min((float)i * size / count, 1) * (bottom - top))))];
    }

    /// <summary>The mean of each band of examples in their order.</summary>
    private double[] Banded(double[] scores, int size) =>
        [.. _gains.Order.Chunk(size).Select(band => band.Average(example => scores[example]))];

    private void DrawExampleAxis(SKCanvas canvas, float top, float bottom, int examples)
    {
        int[] shown = examples == 1 ? [1] : [1, .. TickLabels.Round(0, examples, 5).Select(value => (int)value).Where(value => value > 0.06 * examples && value < 0.94 * examples && value > 1), examples];
        foreach (int number in shown.Distinct())
        {
            float y = top + ((number - 0.5f) * (bottom - top) / examples);
            _lettering.Draw(canvas, number.ToString(CultureInfo.InvariantCulture), _columns.Edges[0] - 6, Math.Clamp(y + 4, top + 10, bottom), Tick, SKTextAlign.Right);
        }
    }

    /// <summary>For the examples of each gap, a line at that gap.</summary>
    private void DrawStaircase(SKCanvas canvas, float top, float bottom, int examples)
    {
        using var line = new SKPaint { Color = Palette.Raw, StrokeWidth = 2.2f, IsAntialias = true };
        int from = 0;
        for (int gap = 0; gap < _gains.Shares.Count; gap++)
        {
            int to = from + (int)Math.Round(_gains.Shares[gap] * examples);
            float x = _columns.Edges[gap + 1];
            if (to > from) canvas.DrawLine(x, top + (from * (bottom - top) / examples), x, top + (to * (bottom - top) / examples), line);
            from = to;
        }
    }

    private void DrawJump(SKCanvas canvas, float mapTop, float right)
    {
        ApparentJump jump = _finding.Jump;
        using var paint = new SKPaint { Color = JumpColor, IsAntialias = true };
        canvas.DrawRect(new SKRect(_columns.Middle(jump.Above - 1), mapTop - 5, _columns.Middle(jump.Above), mapTop - 1), paint);
        float room = right - _columns.Edges[0], x = _columns.Edges[jump.Above];
        string[] words = _words.Gain(IsJump, jump.From.Label, jump.To.Label, FindingWords.Gain(jump)!);
        string text = words.FirstOrDefault(label => _lettering.Width(label, Strong) <= room) ?? words[^1];
        float half = _lettering.Width(text, Strong) / 2;
        _lettering.Draw(canvas, text, Math.Clamp(x, _columns.Edges[0] + half, Math.Max(right - half, _columns.Edges[0] + half)), mapTop - 9, Strong, SKTextAlign.Center);
    }

    private void DrawShares(SKCanvas canvas, float top, float bottom)
    {
        _lettering.Draw(canvas, _lettering.Fit(_words.Examples.Shares, _columns.Edges[^1] - _columns.Edges[0], Strong), _columns.Edges[0], top - 7, Strong);
        float most = (float)Math.Max(_gains.Shares.Max(), 0.01), height = bottom - top - BarRoom;
        using var paint = new SKPaint { Color = Palette.Run, IsAntialias = true };
        canvas.DrawLine(_columns.Edges[0], bottom, _columns.Edges[^1], bottom, paint);
        float widest = _lettering.Width("99 %", Tick) + 4, column = (_columns.Edges[^1] - _columns.Edges[0]) / (_columns.Edges.Length - 1);
        for (int gap = 0; gap < _gains.Shares.Count; gap++)
        {
            float share = (float)_gains.Shares[gap], x = _columns.Edges[gap + 1], half = Math.Min(column * 0.32f, 26);
            paint.Color = FindingWords.HasGain(_finding) && gap == _finding.Jump.Above - 1 ? JumpColor : Palette.Latent;
            float barTop = bottom - (share / most * height);
            if (share > 0) canvas.DrawRect(new SKRect(x - half, Math.Min(barTop, bottom - 1), x + half, bottom), paint);
            bool isTold = column >= widest || share == most || gap == _finding.Jump.Above - 1;
            if (isTold && share > 0) _lettering.Draw(canvas, FigureText.Percent(share), x, barTop - 4, Tick, SKTextAlign.Center);
        }
    }

    /// <summary>What the colours stand for.</summary>
    /// <param name="Title">What a row shows.</param>
    /// <param name="Words">The ends of the colours, in words.</param>
    /// <param name="Shares">The place of scores between those ends.</param>
    private sealed record Colouring(string Title, string Words, Converter<IReadOnlyList<double>, double[]> Shares)
    {
        public static Colouring Of(ExampleGains gains, IFigureWords words)
        {
            MetricCard metric = gains.Curve.Metric;
            IExampleWords own = words.Examples;
            if (ExampleGains.IsOfProbabilities(metric))
            {
                string what = metric.Inputs.HasFlag(Records.RecordFields.ChoiceLogprobs) ? own.OfOption : own.OfTarget;
                return new(own.Title(what), own.Ramp(what, "0", "1"), levels => [.. levels]);
            }
            (double worst, double best) = metric.IsBounded ? (metric.Worst, metric.Best) : Ends(gains);
            double range = best - worst == 0 ? 1 : best - worst;
            string name = words.Metric(metric);
            return new(own.Title(name), own.Ramp(name, TickLabels.Number(Math.Round(worst, 3)), TickLabels.Number(Math.Round(best, 3))),
                levels => [.. levels.Select(level => (level - worst) / range)]);
        }

        private static (double Worst, double Best) Ends(ExampleGains gains)
        {
            double[] all = [.. Enumerable.Range(0, gains.Curve.Points.Count).SelectMany(gains.Levels)];
            (double low, double high) = (Statistics.Quantile.Of(all, LowQuantile), Statistics.Quantile.Of(all, HighQuantile));
            return gains.Curve.Metric.Direction == Direction.HigherIsBetter ? (low, high) : (high, low);
        }
    }
}
