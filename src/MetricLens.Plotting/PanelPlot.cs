using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The marks of one panel, drawn by ScottPlot into an area that is given.</summary>
internal static class PanelPlot
{
    private const float TickSize = 12;

    public static readonly float[] SmoothDashes = [6, 4];

    public static readonly float[] SharpDashes = [2, 2.5f];

    /// <summary>The width of the fit that is no smooth curve.</summary>
    public const float SharpWidth = 1.3f;

    public static readonly float[] ChanceDashes = [1.5f, 3];

    /// <summary>Draws a panel's data and axes.</summary>
    public static void Draw(SKCanvas canvas, PanelContent content, PanelBox box, SKRect panel, IReadOnlyList<AxisTick> scaleTicks)
    {
        SKRect data = box.DataArea(panel);
        using Plot plot = Framed(new(box.Left, box.Right, panel.Bottom - data.Bottom, data.Top - panel.Top));
        plot.Axes.SetLimits(box.Low, box.High, content.Low, content.High);
        plot.Axes.Bottom.TickGenerator = Ticks(scaleTicks);
        plot.Axes.Left.TickGenerator = Ticks(content.Ticks);
        if (content.Gap is { } gap) AddGap(plot, gap, content.IsJump);
        if (content.Chance is { } chance) AddLine(plot, [(box.Low, chance), (box.High, chance)], Palette.Soft, 1.2f, ChanceDashes);
        AddBand(plot, content.Smooth, Palette.Latent, Palette.BandAlpha);
        AddBand(plot, content.Sharp, Palette.Ink, Palette.SharpBandAlpha);
        if (content.Smooth.Count > 0) AddLine(plot, Curve(content.Smooth), Palette.Latent, 1.7f, SmoothDashes);
        AddRuns(plot, content.Runs);
        AddMeans(plot, content.Baseline, Palette.Baseline);
        AddMeans(plot, content.Means, content.Color);
        if (content.Sharp.Count > 0) AddLine(plot, Curve(content.Sharp), Palette.Ink, SharpWidth, SharpDashes);
        Render(plot, canvas, new PixelRect(panel.Left, panel.Right, panel.Bottom, panel.Top));
    }

    /// <summary>An empty plot whose area for data is where it is asked to be.</summary>
    public static Plot Framed(PixelPadding padding)
    {
        PlotFonts.Register();
        var plot = new Plot();
        // The canvas is shared by all panels: none may wipe it.
        plot.RenderManager.RenderActions.RemoveAll(action => action is ScottPlot.Rendering.RenderActions.ClearCanvas);
        plot.Layout.Fixed(padding);
        plot.FigureBackground.Color = Palette.Paper.Plot();
        plot.Axes.Right.IsVisible = false;
        plot.Axes.Top.IsVisible = false;
        plot.Grid.XAxisStyle.IsVisible = false;
        plot.Grid.YAxisStyle.MajorLineStyle.Color = Palette.Grid.Plot();
        foreach (IAxis axis in new IAxis[] { plot.Axes.Bottom, plot.Axes.Left })
        {
            axis.TickLabelStyle.FontName = PlotFonts.Family;
            axis.TickLabelStyle.FontSize = TickSize;
            axis.TickLabelStyle.ForeColor = Palette.Ink.Plot();
            axis.FrameLineStyle.Color = Palette.Run.Plot();
            axis.MajorTickStyle.Color = Palette.Run.Plot();
            axis.MinorTickStyle.Color = Palette.Hairline.Plot();
        }
        return plot;
    }

    /// <summary>Draws a plot into its place, once.</summary>
    /// <remarks>ScottPlot draws the first time twice, to settle its layout, and here nothing wipes the canvas in between: a vector file would have all marks twice.</remarks>
    public static void Render(Plot plot, SKCanvas canvas, PixelRect place)
    {
        using var settled = new SKNoDrawCanvas((int)Math.Ceiling(place.Right), (int)Math.Ceiling(place.Bottom));
        plot.Render(settled, place);
        plot.Render(canvas, place);
    }

    /// <summary>The style of tick labels, for measuring them.</summary>
    public static TextStyle TickStyle { get; } = new(TickSize, Palette.Ink);

    /// <summary>Marks at given places.</summary>
    public static ITickGenerator Ticks(IEnumerable<AxisTick> ticks)
    {
        var generator = new ScottPlot.TickGenerators.NumericManual();
        foreach (AxisTick tick in ticks)
        {
            if (tick.IsMinor) generator.AddMinor(tick.Position);
            else generator.AddMajor(tick.Position, tick.Label);
        }
        return generator;
    }

    /// <summary>Adds a line through points.</summary>
    public static void AddLine(Plot plot, IReadOnlyList<(double X, double Y)> points, SKColor color, float width, float[]? dashes = null)
    {
        if (dashes is not null)
        {
            plot.Add.Plottable(new DashedLine(points, color, width, dashes));
            return;
        }
        ScottPlot.Plottables.Scatter line = plot.Add.ScatterLine(points.Select(point => new Coordinates(point.X, point.Y)).ToArray(), color.Plot());
        line.LineWidth = width;
    }

    private static void AddGap(Plot plot, (double From, double To) gap, bool isJump)
    {
        SKColor color = isJump ? Palette.Jump : Palette.Run;
        ScottPlot.Plottables.HorizontalSpan span = plot.Add.HorizontalSpan(gap.From, gap.To, color.Plot(Palette.GapAlpha));
        span.LineStyle.IsVisible = false;
    }

    private static void AddBand(Plot plot, IReadOnlyList<PanelPoint> points, SKColor color, byte alpha)
    {
        if (points.Count == 0) return;
        ScottPlot.Plottables.FillY band = plot.Add.FillY([.. points.Select(point => (point.Position, point.Lower, point.Upper))]);
        band.FillColor = color.Plot(alpha);
        band.LineStyle.IsVisible = false;
        band.MarkerStyle.IsVisible = false;
    }

    private static (double, double)[] Curve(IReadOnlyList<PanelPoint> points) => [.. points.Select(point => (point.Position, point.Value))];

    private static void AddRuns(Plot plot, IReadOnlyList<(double Position, double Value)> runs)
    {
        if (runs.Count == 0) return;
        plot.Add.Markers(runs.Select(run => new Coordinates(run.Position, run.Value)).ToArray(), MarkerShape.FilledCircle, 6, Palette.Run.Plot(190));
    }

    private static void AddMeans(Plot plot, IReadOnlyList<PanelPoint> means, SKColor color)
    {
        foreach (PanelPoint mean in means.Where(mean => double.IsFinite(mean.Lower) && double.IsFinite(mean.Upper))) AddLine(plot, [(mean.Position, mean.Lower), (mean.Position, mean.Upper)], color, 1.4f);
        if (means.Count == 0) return;
        AddLine(plot, [.. means.Select(mean => (mean.Position, mean.Value))], color, 2);
        plot.Add.Markers(means.Select(mean => new Coordinates(mean.Position, mean.Value)).ToArray(), MarkerShape.FilledCircle, 7.5f, color.Plot());
    }
}
