using System.Globalization;
using ScottPlot;

namespace MetricLens.Benchmarks;

/// <summary>Draws what <c>scale.sh</c> prints: time and peak memory over the number of records, both axes logarithmic, beside a line of what would be linear.</summary>
internal static class ScaleFigure
{
    private const int Records = 0, Cpu = 3, Memory = 5;

    private const int Width = 1100, Height = 460;

    /// <summary>Draws the table of a file as a PNG.</summary>
    public static void Draw(string table, string png)
    {
        double[][] rows =
        [
            .. File.ReadLines(table).Select(line => line.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
                .Where(cells => cells.Length > Memory && double.TryParse(cells[0], NumberStyles.Float, CultureInfo.InvariantCulture, out _))
                .Select(cells => cells.Select(cell => double.Parse(cell, CultureInfo.InvariantCulture)).ToArray()),
        ];
        if (rows.Length < 2) throw new ArgumentException($"{table} has {rows.Length} rows of figures; two are needed for a line.", nameof(table));
        var figure = new Multiplot();
        figure.AddPlots(2);
        figure.Layout = new ScottPlot.MultiplotLayouts.Columns();
        Fill(figure.GetPlot(0), rows, Cpu, "CPU time, s");
        Fill(figure.GetPlot(1), rows, Memory, "peak memory, MB");
        figure.SavePng(png, Width, Height);
    }

    private static void Fill(Plot plot, double[][] rows, int column, string title)
    {
        double[] x = [.. rows.Select(row => Math.Log10(row[Records]))], y = [.. rows.Select(row => Math.Log10(row[column]))];
        var linear = plot.Add.Line(x[0], y[^1] - (x[^1] - x[0]), x[^1], y[^1]);
        linear.LineStyle.Pattern = LinePattern.Dashed;
        linear.LineStyle.Color = Colors.Gray;
        linear.LegendText = "in proportion to the records";
        var measured = plot.Add.Scatter(x, y);
        measured.LineWidth = 2;
        measured.MarkerSize = 9;
        measured.LegendText = "measured";
        for (int i = 0; i < x.Length; i++)
        {
            var label = plot.Add.Text(rows[i][column].ToString("#,##0.#", CultureInfo.InvariantCulture), x[i], y[i]);
            label.LabelFontSize = 14;
            label.LabelAlignment = Alignment.LowerRight;
            label.OffsetX = -6;
            label.OffsetY = -4;
        }
        double low = Math.Floor(Math.Min(y.Min(), y[^1] - 2)), high = Math.Ceiling(y.Max() + 0.2);
        plot.Axes.SetLimits(x[0] - 0.5, x[^1] + 0.2, low, high);
        plot.Axes.Bottom.TickGenerator = Powers((int)Math.Floor(x[0]), (int)Math.Ceiling(x[^1]));
        plot.Axes.Left.TickGenerator = Powers((int)low, (int)high);
        plot.Title(title, 18);
        plot.XLabel("records");
        plot.ShowLegend(Alignment.UpperLeft);
    }

    private static ScottPlot.TickGenerators.NumericManual Powers(int low, int high)
    {
        var ticks = new ScottPlot.TickGenerators.NumericManual();
        for (int power = low; power <= high; power++) ticks.AddMajor(power, Math.Pow(10, power).ToString("#,##0.##", CultureInfo.InvariantCulture));
        return ticks;
    }
}
