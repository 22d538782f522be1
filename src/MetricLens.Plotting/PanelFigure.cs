using MetricLens.Curves;
using MetricLens.Plotting.Words;
using MetricLens.Records;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>A page of panels on one scale axis, below words and a legend.</summary>
internal static class PanelFigure
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

    /// <summary>Draws it.</summary>
    /// <param name="size">The size asked for, checked.</param>
    /// <param name="lettering">The letters that the header was measured by.</param>
    /// <param name="header">Makes the words for a width.</param>
    /// <param name="words">What the figure says.</param>
    /// <param name="axis">The scale axis.</param>
    /// <param name="scales">The scale values, rising along the axis.</param>
    /// <param name="panels">The number of panels.</param>
    /// <param name="contents">Makes the panels for a height of their areas for data.</param>
    /// <param name="named">The curve whose models are named below the axes where there is room; <see langword="null"/> for none.</param>
    /// <exception cref="ArgumentOutOfRangeException">The height is too small for what there is to say.</exception>
    public static Figure Of(FigureOptions size, Lettering lettering, Func<float, FigureHeader> header, IFigureWords words, ScaleAxis axis, double[] scales, int panels,
        Func<float, PanelContent[]> contents, ScaleCurve? named)
    {
        float width = size.Width - (2 * Margin);
        FigureHeader head = header(width);
        int columns = Columns(panels, width), rows = (panels + columns - 1) / columns;
        float panelWidth = (width - ((columns - 1) * ColumnGap)) / columns;
        float dataHeight = rows > 1 ? DefaultDataHeightInRows : DefaultDataHeight;
        PanelContent[] shown = contents(dataHeight);
        var legend = new LegendStrip(lettering, width, ComparisonLegend.Of(shown, words));
        PanelBox box = Box(lettering, words, [.. scales.Select(scale => axis.Position(scale))], shown, panelWidth, named);
        float above = Margin - 6 + head.Height + HeaderGap + legend.Height + LegendGap, below = Margin - 10;
        float rowsHeight = (rows * (box.Overhead + dataHeight)) + ((rows - 1) * RowGap);
        if (size.Height is { } asked)
        {
            float least = above + below + (rows * (box.Overhead + PanelBox.LeastDataHeight)) + ((rows - 1) * RowGap);
            if (asked < least) throw new ArgumentOutOfRangeException(nameof(size), asked, FormattableString.Invariant($"Height must be at least {Math.Ceiling(least)} for this figure."));
            rowsHeight = asked - above - below;
            shown = contents((rowsHeight / rows) - box.Overhead);
        }
        float panelHeight = (rowsHeight - ((rows - 1) * RowGap)) / rows;
        int height = size.Height ?? (int)MathF.Ceiling(above + rowsHeight + below);
        return Figure.Drawn(size.Width, height, size, lettering, canvas =>
        {
            head.Draw(canvas, Margin, Margin - 6);
            legend.Draw(canvas, Margin, Margin - 6 + head.Height + HeaderGap);
            IReadOnlyList<AxisTick> ticks = ScaleTicks.Of(axis, box.Low, box.High, scales);
            for (int i = 0; i < shown.Length; i++)
            {
                float left = Margin + (i % columns * (panelWidth + ColumnGap)), top = above + (i / columns * (panelHeight + RowGap));
                Panel.Draw(canvas, lettering, words, shown[i], box, new SKRect(left, top, left + panelWidth, top + panelHeight), ticks, words.Axis(axis), box.NameRow > 0 ? named : null);
            }
        });
    }

    /// <summary>The most labels of a vertical axis that there is room for.</summary>
    public static int MostTicks(float dataHeight) => (int)(dataHeight / TickRoom);

    private static int Columns(int panels, float width)
    {
        int wanted = panels <= MostColumns ? panels : panels == 4 ? 2 : MostColumns;
        return Math.Clamp((int)((width + ColumnGap) / (LeastPanelWidth + ColumnGap)), 1, wanted);
    }

    /// <summary>The measures that the panels share.</summary>
    private static PanelBox Box(Lettering lettering, IFigureWords words, double[] positions, PanelContent[] contents, float panelWidth, ScaleCurve? named)
    {
        double margin = positions.Length == 1 ? LoneMargin : AxisMargin * (positions[^1] - positions[0]);
        float left = contents.SelectMany(content => content.Ticks).Select(tick => lettering.Width(tick.Label, PanelPlot.TickStyle)).DefaultIfEmpty(0).Max() + 12;
        float right = Math.Max(6, contents.Max(content => Panel.ChanceRoom(lettering, content)));
        bool isTitleSmall = !contents.All(content => Panel.HasRoomForTitle(lettering, words, content, panelWidth - MathF.Ceiling(left)));
        var box = new PanelBox(MathF.Ceiling(left), MathF.Ceiling(right), 0, isTitleSmall, positions[0] - margin, positions[^1] + margin);
        SKRect data = box.DataArea(new SKRect(0, 0, panelWidth, 2 * box.Overhead));
        return named is not null && ModelNames.Fit(lettering, named, box, data) ? box with { NameRow = ModelNames.RowHeight } : box;
    }
}
