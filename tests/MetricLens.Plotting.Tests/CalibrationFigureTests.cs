using MetricLens.Calibration;
using SkiaSharp;

namespace MetricLens.Plotting.Tests;

public sealed class CalibrationFigureTests
{
    [Fact]
    public void The_same_rates_give_the_same_bytes() => Assert.Equal(CalibrationFigure.Of(Rates(0.4)).Png(), CalibrationFigure.Of(Rates(0.4)).Png());

    [Fact]
    public void The_higher_the_rate_the_darker_the_figure() =>
        Assert.True(Blue(CalibrationFigure.Of(Rates(0.95))) > 2 * Blue(CalibrationFigure.Of(Rates(0.3))));

    [Fact]
    public void A_target_missed_is_outlined()
    {
        Assert.Equal(0, Outlined(CalibrationFigure.Of(Rates(1))));
        Assert.True(Outlined(CalibrationFigure.Of(Rates(0.2))) > 100);
    }

    [Fact]
    public void Cells_of_other_tables_alone_are_a_page_that_says_so()
    {
        CalibrationResult[] other = [.. Rates(0.5).Select(result => result with { Cell = result.Cell with { Seeds = 3 } })];
        Assert.True(CalibrationFigure.Of(other).Height > 0);
        Assert.Equal(CalibrationFigure.Of([]).Png(), CalibrationFigure.Of(other).Png());
    }

    [Fact]
    public void A_scale_out_of_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => CalibrationFigure.Of([], scale: 9));

    private static CalibrationResult[] Rates(double survives) =>
        [.. new[] { 6, 8 }.Select(models => new CalibrationResult(new() { World = "step", Models = models }, 100, 1,
            [new("raw", "apparent_jump", 100, 100), new("overall", "survives", 100 * survives, 100)]))];

    private static int Blue(Figure figure) => Count(figure, pixel => pixel is { Red: < 60, Blue: > 150 });

    /// <summary>The pixels of the outlines' colour above the legend.</summary>
    private static int Outlined(Figure figure) => Count(figure, pixel => pixel is { Red: > 190, Green: < 120, Blue: < 60 });

    private static int Count(Figure figure, Func<SKColor, bool> isCounted)
    {
        using SKBitmap bitmap = figure.Bitmap();
        int count = 0;
        // The legend, at the bottom, shows every colour.
        for (int y = 0; y < bitmap.Height - 110; y++)
            for (int x = 0; x < bitmap.Width; x++)
                if (isCounted(bitmap.GetPixel(x, y))) count++;
        return count;
    }
}
