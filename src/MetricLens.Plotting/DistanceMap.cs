using System.Globalization;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Plotting.Words;
using MetricLens.Reports;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The share of a scale's outputs at each edit distance, as a heat map with the mean over it.</summary>
internal sealed class DistanceMap
{
    /// <summary>The most rows; longer distances share them.</summary>
    private const int MostRows = 20;

    private const float RowHeight = 24, LeastRow = 6, TitleRow = 40, JumpRow = 10, NumberRow = 19, Left = 52;

    private static readonly TextStyle Title = new(14.5f, Palette.Ink, IsBold: true), Unit = new(12, Palette.Soft), Tick = new(12, Palette.Ink), Cell = new(11, Palette.Ink);

    private readonly Lettering _lettering;
    private readonly IFigureWords _words;
    private readonly TaskFinding _finding;
    private readonly ScaleCurve _curve;
    private readonly ScaleColumns _columns;
    private readonly int _width;
    private readonly double[][] _shares;

    public DistanceMap(Lettering lettering, IFigureWords words, TaskFinding finding, ScaleCurve curve, float left, float right)
    {
        _lettering = lettering;
        _words = words;
        _finding = finding;
        _curve = curve;
        _columns = new(lettering, words, curve, left + Left, right - 8);
        int longest = Enumerable.Range(0, curve.Runs.Count).Max(run => Longest(curve.RunScores(run)));
        _width = Math.Max(1, (longest + MostRows - 2) / (MostRows - 1));
        Rows = 1 + ((longest + _width - 1) / _width);
        _shares = [.. Enumerable.Range(0, curve.Points.Count).Select(Shares)];
    }

    public float Height => TitleRow + JumpRow + (Math.Max(Rows, 3) * RowHeight) + NumberRow + _columns.Height;

    public float LeastHeight => TitleRow + JumpRow + (Rows * LeastRow) + NumberRow + _columns.Height;

    private int Rows { get; }

    /// <summary>What the marks mean.</summary>
    public IEnumerable<LegendItem> Legend()
    {
        yield return Ramp.Legend(_words.Distributions.ShareOfOutputs);
        yield return LegendItem.Mean(_words.Distributions.MeanDistance, Palette.Raw);
        if (FindingWords.HasGain(_finding)) yield return LegendItem.Area(_words.GapOf(_finding.Jump.Status == JumpStatus.Apparent), JumpColor);
    }

    public void Draw(SKCanvas canvas, SKRect place)
    {
        float top = MathF.Round(place.Top + TitleRow + JumpRow), bottom = MathF.Round(place.Bottom - _columns.Height - NumberRow);
        float[] rows = [.. Enumerable.Range(0, Rows + 1).Select(i => MathF.Round(top + (i * (bottom - top) / Rows)))];
        float room = place.Right - _columns.Edges[0];
        _lettering.Draw(canvas, _lettering.Fit(_words.Distributions.Edits, room, Title), _columns.Edges[0], place.Top + 15, Title);
        _lettering.Draw(canvas, _lettering.Fit(_words.Distributions.Columns(_width), room, Unit), _columns.Edges[0], place.Top + 33, Unit);
        HeatMap.Draw(canvas, (column, row) => _shares[column][Rows - 1 - row] is > 0 and var share ? Shade(share) : null, _columns.Edges, rows);
        DrawFrame(canvas, rows);
        if (FindingWords.HasGain(_finding)) DrawJump(canvas, top);
        DrawNumbers(canvas, bottom);
        DrawMean(canvas, top, bottom);
        _columns.Draw(canvas, bottom + NumberRow);
    }

    private SKColor JumpColor => _finding.Jump.Status == JumpStatus.Apparent ? Palette.Jump : Palette.Run;

    /// <summary>Few of many outputs are to be seen too: the colour goes with the root of the share.</summary>
    private static double Shade(double share) => Math.Sqrt(share);

    private static int Longest(ReadOnlySpan<double> distances)
    {
        double longest = 0;
        foreach (double distance in distances) longest = Math.Max(longest, distance);
        return (int)Math.Round(longest);
    }

    /// <summary>The row of a distance, from 0.</summary>
    private int Row(double distance) => distance < 1 ? 0 : 1 + (int)((distance - 1) / _width);

    /// <summary>The height of a distance in rows; a mean may lie between two.</summary>
    private double Place(double distance) => distance < 1 ? 0.5 + (distance * (1 + (1.0 / _width)) / 2) : 1 + ((distance - 0.5) / _width);

    private double[] Shares(int point)
    {
        double[] shares = new double[Rows];
        int[] runs = _curve.RunsAt(point);
        foreach (int run in runs)
            foreach (double distance in _curve.RunScores(run)) shares[Row(Math.Round(distance))] += 1.0 / _curve.Examples / runs.Length;
        return shares;
    }

    private void DrawFrame(SKCanvas canvas, float[] rows)
    {
        using var line = new SKPaint { Color = Palette.Run, StrokeWidth = 1, IsAntialias = true, Style = SKPaintStyle.Stroke };
        canvas.DrawRect(new SKRect(_columns.Edges[0], rows[0], _columns.Edges[^1], rows[^1]), line);
        canvas.DrawLine(_columns.Edges[0], rows[^2], _columns.Edges[^1], rows[^2], line);
        float height = (rows[^1] - rows[0]) / Rows;
        int every = Math.Max(1, (int)MathF.Ceiling(17 / height));
        for (int row = 0; row < Rows; row += every)
            _lettering.Draw(canvas, Label(row), _columns.Edges[0] - 6, rows[Rows - 1 - row] + (height / 2) + 4, Tick, SKTextAlign.Right);
    }

    private string Label(int row)
    {
        if (row == 0 || _width == 1) return row.ToString(CultureInfo.InvariantCulture);
        int from = 1 + ((row - 1) * _width);
        return FormattableString.Invariant($"{from}–{from + _width - 1}");
    }

    private void DrawJump(SKCanvas canvas, float top)
    {
        int above = _curve.Points.Index().FirstOrDefault(point => point.Item.Scale == _finding.Jump.To.Scale).Index;
        if (above == 0) return;
        using var paint = new SKPaint { Color = JumpColor, IsAntialias = true };
        canvas.DrawRect(new SKRect(_columns.Middle(above - 1), top - 6, _columns.Middle(above), top - 2), paint);
    }

    /// <summary>The per cents without an edit, below their row, where they have room.</summary>
    private void DrawNumbers(SKCanvas canvas, float bottom)
    {
        float column = _columns.Edges[1] - _columns.Edges[0];
        if (column < _lettering.Width("100", Cell) + 3) return;
        bool hasSign = column >= _lettering.Width("100\u00A0%", Cell) + 4;
        _lettering.Draw(canvas, hasSign ? _words.Distributions.Exact : _words.Distributions.ExactPercent, _columns.Edges[0] - 6, bottom + 13, Cell, SKTextAlign.Right);
        for (int i = 0; i < _shares.Length; i++)
        {
            string text = FigureText.Percent(_shares[i][0]);
            _lettering.Draw(canvas, hasSign ? text : text[..^2], _columns.Middle(i), bottom + 13, Cell, SKTextAlign.Center);
        }
    }

    private void DrawMean(SKCanvas canvas, float top, float bottom)
    {
        using var paint = new SKPaint { Color = Palette.Raw, IsAntialias = true, StrokeWidth = 2 };
        for (int i = 0; i < _curve.Points.Count; i++)
        {
            Statistics.Estimate mean = _curve.Points[i].Mean;
            if (i > 0) canvas.DrawLine(_columns.Middle(i - 1), Y(_curve.Points[i - 1].Mean.Value), _columns.Middle(i), Y(mean.Value), paint);
            canvas.DrawLine(_columns.Middle(i), Y(mean.Lower), _columns.Middle(i), Y(mean.Upper), paint);
            canvas.DrawCircle(_columns.Middle(i), Y(mean.Value), 4, paint);
        }

        float Y(double distance) => Math.Clamp(bottom - (float)(Place(Math.Max(distance, 0)) / Rows * (bottom - top)), top, bottom);
    }
}
