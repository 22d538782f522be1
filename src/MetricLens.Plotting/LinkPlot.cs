using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Survival;
using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The points of each scale and the one curve through all.</summary>
internal sealed class LinkPlot
{
    private const float TitleRow = 42, AxisRow = 48, Left = 52;

    /// <summary>The room at the ends, as a share of the range.</summary>
    private const double Margin = 0.05;

    /// <summary>The rows of a legend with the models' names in it.</summary>
    private const float MostLegendHeight = 66;

    private const int CurveParts = 160;

    private static readonly double[][] Factors = [[1, 2, 5], [1, 3], [1]];

    private static readonly TextStyle Title = new(14.5f, Palette.Ink, IsBold: true), Unit = new(12, Palette.Soft);

    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleUp];

    private readonly Lettering _lettering;
    private readonly MetricFinding _metric;
    private readonly ScaleCurve _raw;
    private readonly LatentCurve _latent;
    private readonly RawLink _link;
    private readonly (double X, double Y)[][] _points;

    public LinkPlot(Lettering lettering, MetricFinding metric, ScaleCurve raw, LatentCurve latent, RawLink link)
    {
        _lettering = lettering;
        _metric = metric;
        _raw = raw;
        _latent = latent;
        _link = link;
        _points = link.IsOfExamples ? LinkBins.Of(raw, link)
            : [.. Enumerable.Range(0, raw.Points.Count).Select(point => raw.RunsAt(point).Select(run => (latent.RunValues[run], raw.Runs[run].Mean.Value)).ToArray())];
    }

    /// <summary>Whether a point is a bin of examples.</summary>
    public bool IsOfExamples => _link.IsOfExamples;

    /// <summary>What the marks mean: every scale's models by name where three rows hold them, else the ends of the colours.</summary>
    public IEnumerable<LegendItem> Legend(float width)
    {
        LegendItem curve = LegendItem.Line("the one link over all scales", Palette.Ink, 1.7f, PanelPlot.SmoothDashes, hasBand: false);
        LegendItem[] named = [.. _raw.Points.Select((point, i) => Mark(point.Label, i)), curve];
        if (new LegendStrip(_lettering, width, named).Height <= MostLegendHeight && named.All(item => _lettering.Width(item.Text, Unit) < width / 2)) return named;
        return [Mark($"smallest: {_raw.Points[0].Label}", 0), Mark($"largest: {_raw.Points[^1].Label}", _raw.Points.Count - 1), curve];
    }

    public void Draw(SKCanvas canvas, SKRect place)
    {
        MetricCard metric = _raw.Metric;
        (double low, double high, bool isCut) = Range();
        double range = metric.Maximum - metric.Minimum;
        using Plot plot = PanelPlot.Framed(new(Left, 8, AxisRow, TitleRow));
        plot.Axes.SetLimits(low, high, metric.Minimum - (Margin * range), metric.Maximum + (Margin * range));
        plot.Axes.Left.TickGenerator = PanelPlot.Ticks(TickLabels.Round(metric.Minimum, metric.Maximum, 5).Select(value => new AxisTick(value, TickLabels.Number(value))));
        plot.Axes.Bottom.TickGenerator = PanelPlot.Ticks(Ticks(low, high, (int)((place.Width - Left) / 58)));
        PanelPlot.AddLine(plot, [.. Enumerable.Range(0, CurveParts + 1).Select(i => low + (i * (high - low) / CurveParts)).Select(at => (at, _link.RawAt(at)))], Palette.Ink, 1.7f, PanelPlot.SmoothDashes);
        for (int i = 0; i < _points.Length; i++) AddScale(plot, i);
        PanelPlot.Render(plot, canvas, new PixelRect(place.Left, place.Right, place.Bottom, place.Top));
        // After the plot, which paints its own ground.
        _lettering.Draw(canvas, _lettering.Fit($"{metric.Name} by {_metric.Metric.Name}", place.Width - Left, Title), place.Left + Left, place.Top + 15, Title);
        string unit = (IsOfExamples ? "a point: a scale's examples of about one loss, eight or more" : "a point: a run, its mean over examples") + (isCut ? "; flat ends cut off" : "");
        _lettering.Draw(canvas, _lettering.Fit($"{unit}; {RawPanel.Better(metric)}", place.Width - Left, Unit), place.Left + Left, place.Top + 33, Unit);
        string name = _metric.Metric.Name, axis = IsOfExamples ? $"{name} of the examples (log scale of the loss, better →)" : $"{name} (latent scale, better →)";
        float room = place.Width - Left;
        _lettering.Draw(canvas, _lettering.Width(axis, Unit) <= room ? axis : _lettering.Fit($"{name}, better →", room, Unit), place.Left + Left + ((room - 8) / 2), place.Bottom - 8, Unit, SKTextAlign.Center);
    }

    /// <summary>The places that are shown: of the ends where the link is flat, no more than a part of where it rises.</summary>
    private (double Low, double High, bool IsCut) Range()
    {
        const double Flat = 0.005, EndRoom = 0.35;
        double[] x = [.. _points.SelectMany(points => points).Select(point => point.X)];
        if (x.Length == 0) return (-1, 1, false);
        MetricCard metric = _raw.Metric;
        double[] rising = [.. x.Where(at => (_link.RawAt(at) - metric.Minimum) / (metric.Maximum - metric.Minimum) is > Flat and < 1 - Flat)];
        double room = rising.Length < 2 ? double.PositiveInfinity : EndRoom * (rising.Max() - rising.Min());
        (double low, double high) = (Math.Max(x.Min(), rising.DefaultIfEmpty(x.Min()).Min() - room), Math.Min(x.Max(), rising.DefaultIfEmpty(x.Max()).Max() + room));
        double margin = Math.Max(Margin * (high - low), 0.05);
        return (low - margin, high + margin, low > x.Min() || high < x.Max());
    }

    private void AddScale(Plot plot, int index)
    {
        (double X, double Y)[] points = _points[index];
        if (points.Length == 0) return;
        SKColor color = Ramp.OfScale(index, _points.Length);
        if (IsOfExamples)
        {
            ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(points.Select(point => new Coordinates(point.X, point.Y)).ToArray(), color.Plot(110));
            line.LineWidth = 1;
        }
        plot.Add.Markers(points.Select(point => new Coordinates(point.X, point.Y)).ToArray(), Shapes[index % Shapes.Length], 7.5f, color.Plot());
    }

    /// <summary>Marks at round means of the metric.</summary>
    private IReadOnlyList<AxisTick> Ticks(double low, double high, int most)
    {
        if (!IsOfExamples) return LatentTicks.Of(_latent, _metric.Metric, low, high, most);
        MetricCard metric = _metric.Metric;
        int sign = Math.Sign(metric.Worst - metric.Best);
        AxisTick[][] sets = [.. Factors.Select(factors => Enumerable.Range(-8, 12)
            .SelectMany(exponent => factors.Select(factor => factor * Math.Pow(10, exponent)))
            .Select(loss => new AxisTick(-Math.Log(loss), TickLabels.Number(Math.Round(metric.Best + (sign * loss), 12)))).Where(tick => tick.Position > low && tick.Position < high).ToArray())];
        return sets.FirstOrDefault(ticks => ticks.Length <= most) ?? sets[^1];
    }

    private LegendItem Mark(string text, int index) => new(text, (canvas, box) =>
    {
        using var paint = new SKPaint { Color = Ramp.OfScale(index, _raw.Points.Count), IsAntialias = true };
        using SKPath shape = MarkShapes.Of(index, box.MidX, box.MidY, 4.5f);
        canvas.DrawPath(shape, paint);
    });
}
