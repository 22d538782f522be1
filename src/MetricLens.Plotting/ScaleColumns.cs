using MetricLens.Curves;
using MetricLens.Plotting.Words;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A column a scale, all of one width, and what stands below them: scale values, and the models' names where there is room.</summary>
internal sealed class ScaleColumns
{
    private const float TickRow = 19, NameRow = 16, AxisRow = 20, TickGap = 8, NameGap = 5;

    /// <summary>A name shortened to less than this tells nothing.</summary>
    private const float LeastName = 62;

    private static readonly TextStyle Tick = new(12, Palette.Ink), Name = new(10.5f, Palette.Soft), Axis = new(12, Palette.Soft);

    private readonly Lettering _lettering;
    private readonly string _axis;
    private readonly ScaleCurve _curve;
    private readonly string[]? _names;

    public ScaleColumns(Lettering lettering, IFigureWords words, ScaleCurve curve, float left, float right)
    {
        _lettering = lettering;
        _axis = words.Axis(curve.Axis);
        _curve = curve;
        int count = curve.Points.Count;
        Edges = [.. Enumerable.Range(0, count + 1).Select(i => MathF.Round(left + (i * (right - left) / count)))];
        float room = ((right - left) / count) - NameGap;
        string[] fitted = [.. curve.Points.Select(point => lettering.Fit(point.Label, room, Name))];
        bool areReadable = curve.Points.Select((point, i) => fitted[i] == point.Label || room >= LeastName).All(isReadable => isReadable);
        _names = areReadable && fitted.Distinct().Count() == count ? fitted : null;
    }

    /// <summary>The edges of the columns.</summary>
    public float[] Edges { get; }

    /// <summary>The height of what stands below the columns.</summary>
    public float Height => TickRow + (_names is null ? 0 : NameRow) + AxisRow;

    /// <summary>The middle of a column.</summary>
    public float Middle(int column) => (Edges[column] + Edges[column + 1]) / 2;

    /// <summary>Draws what stands below, as many scale values as have room.</summary>
    public void Draw(SKCanvas canvas, float top)
    {
        using var line = new SKPaint { Color = Palette.Run, StrokeWidth = 1, IsAntialias = true };
        string[] labels = [.. _curve.Points.Select(point => ScaleTicks.Label(point.Scale))];
        float widest = labels.Max(label => _lettering.Width(label, Tick)) + TickGap, column = (Edges[^1] - Edges[0]) / labels.Length;
        int every = Math.Max(1, (int)MathF.Ceiling(widest / column));
        for (int i = 0; i < labels.Length; i++)
        {
            bool isLabelled = (labels.Length - 1 - i) % every == 0;
            canvas.DrawLine(Middle(i), top, Middle(i), top + (isLabelled ? 4 : 2.5f), line);
            if (!isLabelled) continue;
            float half = _lettering.Width(labels[i], Tick) / 2;
            _lettering.Draw(canvas, labels[i], Math.Min(Middle(i), Edges[^1] + 20 - half), top + 16, Tick, SKTextAlign.Center);
        }
        for (int i = 0; i < _names?.Length; i++) _lettering.Draw(canvas, _names[i], Middle(i), top + TickRow + 10, Name, SKTextAlign.Center);
        _lettering.Draw(canvas, _axis, (Edges[0] + Edges[^1]) / 2, top + Height - 5, Axis, SKTextAlign.Center);
    }
}
