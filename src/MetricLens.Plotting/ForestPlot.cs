using MetricLens.Jumps;
using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The step's share of the gain under the primary metric, with its bounds, one row a comparison.</summary>
internal static class ForestPlot
{
    /// <summary>Shares outside of this are shown at its ends, by arrowheads.</summary>
    private const double Low = -0.5, High = 1.5;

    /// <summary>The room for the axis below the rows, and for the halves of its labels at both ends.</summary>
    private const float TickRow = 22, Side = 16;

    /// <summary>Draws the rows into an area; the axis lies below it.</summary>
    public static void Draw(SKCanvas canvas, IReadOnlyList<TaskFinding> findings, double leastStepShare, SKRect rows)
    {
        using Plot plot = PanelPlot.Framed(new(Side, Side, TickRow, 0));
        plot.Axes.SetLimits(Low, High, findings.Count, 0);
        plot.Axes.Left.IsVisible = false;
        plot.Grid.YAxisStyle.IsVisible = false;
        plot.Axes.Bottom.TickGenerator = PanelPlot.Ticks(new[] { -0.5, 0, 0.5, 1, 1.5 }.Select(share => new AxisTick(share, TickLabels.Number(share))));
        plot.Axes.Bottom.TickLabelStyle.FontSize = 11;
        PanelPlot.AddLine(plot, [(0, 0), (0, findings.Count)], Palette.Run, 1.2f);
        PanelPlot.AddLine(plot, [(leastStepShare, 0), (leastStepShare, findings.Count)], Palette.Ink, 1.2f, PanelPlot.SmoothDashes);
        for (int i = 0; i < findings.Count; i++) AddRow(plot, findings[i], i + 0.5);
        PanelPlot.Render(plot, canvas, new PixelRect(rows.Left - Side, rows.Right + Side, rows.Bottom + TickRow, rows.Top));
    }

    private static void AddRow(Plot plot, TaskFinding finding, double y)
    {
        if (finding.Metrics is not [{ Survival: { Narrower: { Share: { } share } fit } survival }, ..]) return;
        (double lower, double upper) = fit.ShareBounds(survival.Options.Alpha)!.Value;
        bool isJump = finding.Jump.Status == JumpStatus.Apparent;
        SKColor color = isJump ? Palette.Ink : Palette.Run;
        // The ends lie a little inside, so that an arrowhead is drawn whole.
        const double Inside = 0.03;
        if (upper > Low && lower < High) PanelPlot.AddLine(plot, [(Math.Max(lower, Low + Inside), y), (Math.Min(upper, High - Inside), y)], color, 1.5f);
        if (lower < Low) AddArrow(plot, Low + Inside, y, -1, color);
        if (upper > High) AddArrow(plot, High - Inside, y, 1, color);
        if (share is < Low or > High) return;
        ScottPlot.Plottables.Marker dot = plot.Add.Marker(share, y, isJump ? MarkerShape.FilledCircle : MarkerShape.OpenCircle, 7.5f, color.Plot());
        dot.MarkerStyle.LineWidth = 1.5f;
    }

    private static void AddArrow(Plot plot, double x, double y, int direction, SKColor color)
    {
        const double Length = 0.035, Spread = 0.16;
        PanelPlot.AddLine(plot, [(x - (direction * Length), y - Spread), (x, y), (x - (direction * Length), y + Spread)], color, 1.5f);
    }
}
