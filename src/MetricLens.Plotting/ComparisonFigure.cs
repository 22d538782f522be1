using MetricLens.Curves;
using MetricLens.Records;
using MetricLens.Reports;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>One task's raw curve with its jump beside the same outputs under each continuous metric, on one scale axis.</summary>
/// <remarks>
/// The raw panel shows, dashed and with a band, the curve that smooth progress under the primary metric implies: whoever looks sees whether
/// the jump needs more than that. A continuous metric stands on its latent scale, labelled by its own means, higher being better.
/// </remarks>
public static class ComparisonFigure
{
    private const float Margin = 26, HeaderGap = 12, LegendGap = 10, ColumnGap = 22, RowGap = 20;
    private const float DefaultDataHeight = 270, DefaultDataHeightInRows = 215;

    /// <summary>A panel narrower than this goes to the next row.</summary>
    private const float LeastPanelWidth = 330;

    /// <summary>The most panels that stand side by side.</summary>
    private const int MostColumns = 3;

    /// <summary>The room for one label of a vertical axis.</summary>
    private const float TickRoom = 26;

    /// <summary>The room at both ends of the scale axis, as a share of its range; and of a single scale, on the axis.</summary>
    private const double AxisMargin = 0.045, LoneMargin = 0.5;

    /// <summary>The figure of a finding.</summary>
    /// <param name="finding">The finding.</param>
    /// <param name="options">The size; the defaults where left out.</param>
    /// <exception cref="ArgumentOutOfRangeException">The size is out of its range, or the height too small for what there is to say.</exception>
    public static Figure Of(TaskFinding finding, FigureOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(finding);
        FigureOptions size = FigureOptions.Checked(options);
        var lettering = new Lettering();
        float width = size.Width - (2 * Margin);
        var header = new FigureHeader(lettering, width, FindingWords.Subject(finding), finding.Overall, FindingWords.Counts(finding),
            FindingWords.Sentence(finding), FindingWords.Caveats(finding));
        int columns = Columns(finding.Metrics.Count + 1, width), rows = (finding.Metrics.Count + columns) / columns;
        float panelWidth = (width - ((columns - 1) * ColumnGap)) / columns;
        float dataHeight = rows > 1 ? DefaultDataHeightInRows : DefaultDataHeight;
        PanelContent[] contents = Contents(finding, dataHeight);
        var legend = new LegendStrip(lettering, width, ComparisonLegend.Of(contents));
        PanelBox box = Box(lettering, finding, contents, panelWidth);
        float above = Margin - 6 + header.Height + HeaderGap + legend.Height + LegendGap, below = Margin - 10;
        float rowsHeight = (rows * (box.Overhead + dataHeight)) + ((rows - 1) * RowGap);
        if (size.Height is { } asked)
        {
            float least = above + below + (rows * (box.Overhead + PanelBox.LeastDataHeight)) + ((rows - 1) * RowGap);
            if (asked < least) throw new ArgumentOutOfRangeException(nameof(options), asked, FormattableString.Invariant($"Height must be at least {Math.Ceiling(least)} for this figure."));
            rowsHeight = asked - above - below;
            contents = Contents(finding, (rowsHeight / rows) - box.Overhead);
        }
        float panelHeight = (rowsHeight - ((rows - 1) * RowGap)) / rows;
        int height = size.Height ?? (int)MathF.Ceiling(above + rowsHeight + below);
        return Figure.Drawn(size.Width, height, size.Scale, lettering, canvas =>
        {
            header.Draw(canvas, Margin, Margin - 6);
            legend.Draw(canvas, Margin, Margin - 6 + header.Height + HeaderGap);
            IReadOnlyList<AxisTick> ticks = ScaleTicks.Of(finding.Axis, box.Low, box.High, Scales(finding));
            ScaleCurve? names = box.NameRow > 0 ? finding.Jump.Curve : null;
            for (int i = 0; i < contents.Length; i++)
            {
                float left = Margin + (i % columns * (panelWidth + ColumnGap)), top = above + (i / columns * (panelHeight + RowGap));
                Panel.Draw(canvas, lettering, contents[i], box, new SKRect(left, top, left + panelWidth, top + panelHeight), ticks, finding.Axis.Label(), names);
            }
        });
    }

    private static int Columns(int panels, float width)
    {
        int wanted = panels <= MostColumns ? panels : panels == 4 ? 2 : MostColumns;
        return Math.Clamp((int)((width + ColumnGap) / (LeastPanelWidth + ColumnGap)), 1, wanted);
    }

    private static PanelContent[] Contents(TaskFinding finding, float dataHeight) =>
        [RawPanel.Of(finding), .. finding.Metrics.Select(metric => LatentPanel.Of(finding, metric, (int)(dataHeight / TickRoom)))];

    private static double[] Scales(TaskFinding finding) =>
        [.. finding.Comparison.Runs.Select(run => run.Scales[finding.Axis]!.Value).Distinct().OrderBy(scale => finding.Axis.Position(scale))];

    /// <summary>The measures that the panels share.</summary>
    private static PanelBox Box(Lettering lettering, TaskFinding finding, PanelContent[] contents, float panelWidth)
    {
        double[] positions = [.. Scales(finding).Select(scale => finding.Axis.Position(scale))];
        double margin = positions.Length == 1 ? LoneMargin : AxisMargin * (positions[^1] - positions[0]);
        float left = contents.SelectMany(content => content.Ticks).Select(tick => lettering.Width(tick.Label, PanelPlot.TickStyle)).DefaultIfEmpty(0).Max() + 12;
        float right = Math.Max(6, contents.Max(content => Panel.ChanceRoom(lettering, content)));
        bool isTitleSmall = !contents.All(content => Panel.HasRoomForTitle(lettering, content, panelWidth - MathF.Ceiling(left)));
        var box = new PanelBox(MathF.Ceiling(left), MathF.Ceiling(right), 0, isTitleSmall, positions[0] - margin, positions[^1] + margin);
        SKRect data = box.DataArea(new SKRect(0, 0, panelWidth, 2 * box.Overhead));
        bool areNamed = finding.Jump.Curve is { } curve && ModelNames.Fit(lettering, curve, box, data);
        return areNamed ? box with { NameRow = ModelNames.RowHeight } : box;
    }
}
