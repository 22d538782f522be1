using MetricLens.Curves;
using MetricLens.Plotting.Words;
using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>One reliability diagram: bins over the diagonal, and a histogram of confidence below.</summary>
internal static class ReliabilityPanel
{
    private const float TitleRow = 40, Left = 34, Right = 8, Between = 10, HistogramShare = 0.2f, AxisRow = 40;

    /// <summary>The room beside a confidence of 0 and of 1, so that marks there are whole.</summary>
    private const float Side = 0.025f;

    private static readonly TextStyle Title = new(13, Palette.Ink, IsBold: true), Unit = new(12, Palette.Soft), Tick = new(11, Palette.Ink);

    /// <summary>The least height in which a diagram can be read.</summary>
    public const float LeastHeight = TitleRow + 120 + AxisRow;

    /// <summary>The height at which the diagram is a square.</summary>
    public static float HeightOf(float width)
    {
        float square = width - Left - Right;
        return MathF.Round(TitleRow + square + Between + (HistogramShare * square) + AxisRow);
    }

    /// <summary>Draws it.</summary>
    public static void Draw(SKCanvas canvas, Lettering lettering, IDistributionWords words, Reliability found, SKRect place)
    {
        float inner = place.Height - TitleRow - AxisRow - Between, histogram = HistogramShare / (1 + HistogramShare) * inner;
        var square = new SKRect(place.Left + Left, place.Top + TitleRow, place.Right - Right, place.Bottom - AxisRow - histogram - Between);
        DrawBins(canvas, found, place, square);
        float side = square.Width * Side / (1 + (2 * Side));
        DrawHistogram(canvas, lettering, found, new(square.Left + side, square.Bottom + Between, square.Right - side, place.Bottom - AxisRow));
        // After the plot, which paints its own ground.
        lettering.Draw(canvas, lettering.Fit(found.Label, place.Width - Left, Title), place.Left + Left, place.Top + 14, Title);
        string numbers = words.Numbers(FigureText.Number(found.Error), FigureText.Number(found.Accuracy));
        lettering.Draw(canvas, lettering.Fit(numbers, place.Width - Left, Unit), place.Left + Left, place.Top + 31, Unit);
        lettering.Draw(canvas, words.Confidence, square.MidX, place.Bottom - 5, Unit, SKTextAlign.Center);
    }

    private static void DrawBins(SKCanvas canvas, Reliability found, SKRect place, SKRect square)
    {
        using Plot plot = PanelPlot.Framed(new(Left, Right, place.Bottom - square.Bottom, square.Top - place.Top));
        plot.Axes.SetLimits(-Side, 1 + Side, -Side, 1 + Side);
        plot.Axes.Left.TickGenerator = PanelPlot.Ticks(Shares());
        plot.Axes.Bottom.IsVisible = false;
        plot.Axes.Left.TickLabelStyle.FontSize = Tick.Size;
        PanelPlot.AddLine(plot, [(0, 0), (1, 1)], Palette.Soft, 1.2f, PanelPlot.ChanceDashes);
        foreach (ReliabilityBin bin in found.Bins) PanelPlot.AddLine(plot, [(bin.Confidence, bin.Accuracy.Lower), (bin.Confidence, bin.Accuracy.Upper)], Palette.Latent, 1.4f);
        if (found.Bins.Count > 1) PanelPlot.AddLine(plot, [.. found.Bins.Select(bin => (bin.Confidence, bin.Accuracy.Value))], Palette.Latent, 1.5f);
        plot.Add.Markers(found.Bins.Select(bin => new Coordinates(bin.Confidence, bin.Accuracy.Value)).ToArray(), MarkerShape.FilledCircle, 6.5f, Palette.Latent.Plot());
        PanelPlot.Render(plot, canvas, new PixelRect(place.Left, place.Right, place.Bottom, place.Top));
    }

    private static void DrawHistogram(SKCanvas canvas, Lettering lettering, Reliability found, SKRect area)
    {
        int most = found.Histogram.Max();
        using var paint = new SKPaint { Color = Palette.Run.WithAlpha(150), IsAntialias = true };
        float bar = area.Width / Reliability.Bars;
        for (int i = 0; i < Reliability.Bars; i++)
        {
            if (found.Histogram[i] == 0) continue;
            float height = Math.Max(1, (float)found.Histogram[i] / most * area.Height);
            canvas.DrawRect(new SKRect(area.Left + (i * bar) + 0.5f, area.Bottom - height, area.Left + ((i + 1) * bar) - 0.5f, area.Bottom), paint);
        }
        paint.Color = Palette.Run;
        paint.StrokeWidth = 1;
        canvas.DrawLine(area.Left, area.Bottom, area.Right, area.Bottom, paint);
        lettering.Draw(canvas, most.ToString(System.Globalization.CultureInfo.InvariantCulture), area.Left - 9, area.Top + 9, Tick, SKTextAlign.Right);
        foreach (AxisTick tick in Shares())
        {
            float x = area.Left + (float)(tick.Position * area.Width);
            canvas.DrawLine(x, area.Bottom, x, area.Bottom + 4, paint);
            lettering.Draw(canvas, tick.Label, x, area.Bottom + 16, Tick, SKTextAlign.Center);
        }
    }

    private static IEnumerable<AxisTick> Shares() => new[] { 0, 0.25, 0.5, 0.75, 1 }.Select(share => new AxisTick(share, TickLabels.Number(share)));
}
