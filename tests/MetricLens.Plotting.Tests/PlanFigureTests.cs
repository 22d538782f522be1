using MetricLens.Planning;

namespace MetricLens.Plotting.Tests;

public sealed class PlanFigureTests
{
    private static readonly Lazy<Plan> Small = new(() => Of(searches: true));

    [Fact]
    public void The_same_plan_gives_the_same_bytes_and_no_warning()
    {
        Figure figure = PlanFigure.Of(Small.Value);
        Assert.Equal(figure.Png(), PlanFigure.Of(Small.Value).Png());
        Assert.Empty(figure.Warnings);
    }

    [Fact]
    public void A_plan_without_a_search_has_nothing_to_draw() => Assert.Throws<ArgumentException>(() => PlanFigure.Of(Of(searches: false)));

    [Fact]
    public void A_scale_out_of_range_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => PlanFigure.Of(Small.Value, scale: 9));

    [Fact]
    public void Each_truth_is_drawn_in_the_colour_of_its_verdict()
    {
        using SkiaSharp.SKBitmap bitmap = PlanFigure.Of(Small.Value, scale: 1).Bitmap();
        // The legend is in the last fifty points.
        int blue = 0, orange = 0;
        for (int y = 80; y < bitmap.Height - 60; y++)
        {
            for (int x = 0; x < bitmap.Width; x++)
            {
                SkiaSharp.SKColor pixel = bitmap.GetPixel(x, y);
                if (pixel is { Red: < 30, Blue: > 150 }) blue++;
                if (pixel is { Red: > 180, Green: < 100, Blue: < 30 }) orange++;
            }
        }
        Assert.True(blue > 100 && orange > 100, $"{blue} {orange}");
    }

    private static Plan Of(bool searches) => Plan.Of(new(), EvaluationDesign.Spread(8, 11, 5) with { Examples = 30 },
        new() { Runs = 40, Truths = [PlannedTruth.Smooth, PlannedTruth.Step], MostExamples = 30, MostScales = 5, MostSeeds = 1, Searches = searches });
}
