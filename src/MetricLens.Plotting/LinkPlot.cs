using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Plotting.Words;
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

    private const int CurveParts = 60;

    private const float LinkWidth = 2.2f, OwnWidth = 1.5f;

    private static readonly double[][] Factors = [[1, 2, 5], [1, 3], [1]];

    private static readonly TextStyle Title = new(14.5f, Palette.Ink, IsBold: true), Unit = new(12, Palette.Soft);

    private static readonly MarkerShape[] Shapes = [MarkerShape.FilledCircle, MarkerShape.FilledSquare, MarkerShape.FilledDiamond, MarkerShape.FilledTriangleUp];

    private readonly Lettering _lettering;
    private readonly IFigureWords _words;
    private readonly MetricFinding _metric;
    private readonly ScaleCurve _raw;
    private readonly LatentCurve _latent;
    private readonly RawLink _link;
    private readonly (double X, double Y)[][] _points;

    public LinkPlot(Lettering lettering, IFigureWords words, MetricFinding metric, ScaleCurve raw, LatentCurve latent, RawLink link)
    {
        _lettering = lettering;
        _words = words;
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
        LegendItem one = LegendItem.Line(_words.Link.TheLink, Palette.Ink, LinkWidth, PanelPlot.SmoothDashes);
        LegendItem[] curves = IsOfExamples ? [one, LegendItem.Line(_words.Link.OwnCurves, Ramp.OfScale(_raw.Points.Count / 2, _raw.Points.Count), OwnWidth, null)] : [one];
        LegendItem[] named = [.. _raw.Points.Select((point, i) => Mark(point.Label, i)), .. curves];
        if (new LegendStrip(_lettering, width, named).Height <= MostLegendHeight && named.All(item => _lettering.Width(item.Text, Unit) < width / 2)) return named;
        (string smallest, string largest) = _words.Link.Ends(_raw.Points[0].Label, _raw.Points[^1].Label);
        return [Mark(smallest, 0), Mark(largest, _raw.Points.Count - 1), .. curves];
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
        for (int i = 0; i < _points.Length; i++) AddScale(plot, i, low, high);
        PanelPlot.AddLine(plot, Line(low, high, _link.RawAt), Palette.Ink, LinkWidth, PanelPlot.SmoothDashes);
        PanelPlot.Render(plot, canvas, new PixelRect(place.Left, place.Right, place.Bottom, place.Top));
        // After the plot, which paints its own ground.
        ILinkWords own = _words.Link;
        string name = _words.Metric(_metric.Metric);
        _lettering.Draw(canvas, _lettering.Fit(own.Title(_words.Metric(metric), name), place.Width - Left, Title), place.Left + Left, place.Top + 15, Title);
        _lettering.Draw(canvas, Fitting(own.Points(IsOfExamples, isCut, RawPanel.Better(metric, _words)), place.Width - Left), place.Left + Left, place.Top + 33, Unit);
        float room = place.Width - Left;
        _lettering.Draw(canvas, Fitting(own.Axis(IsOfExamples, name), room), place.Left + Left + ((room - 8) / 2), place.Bottom - 8, Unit, SKTextAlign.Center);
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

    private void AddScale(Plot plot, int index, double low, double high)
    {
        (double X, double Y)[] points = _points[index];
        if (points.Length == 0) return;
        SKColor color = Ramp.OfScale(index, _points.Length);
        if (IsOfExamples && _link.OwnAt(index) is { } own)
            PanelPlot.AddLine(plot, Line(Math.Max(points[0].X, low), Math.Min(points[^1].X, high), own), color, OwnWidth);
        plot.Add.Markers(points.Select(point => new Coordinates(point.X, point.Y)).ToArray(), Shapes[index % Shapes.Length], IsOfExamples ? 6 : 7.5f, color.Plot());
    }

    /// <summary>The fullest wording that has room, else the shortest one, shortened.</summary>
    private string Fitting(string[] words, float room) => words.FirstOrDefault(text => _lettering.Width(text, Unit) <= room) ?? _lettering.Fit(words[^1], room, Unit);

    private static (double, double)[] Line(double low, double high, Func<double, double> curve) =>
        [.. Enumerable.Range(0, CurveParts + 1).Select(i => low + (i * (high - low) / CurveParts)).Select(at => (at, curve(at)))];

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
