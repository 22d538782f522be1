using System.Globalization;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>The interval of an onset's scale: worked, and its coverage on hinges drawn directly, with fixed seeds.</summary>
public class OnsetIntervalTests(ITestOutputHelper output)
{
    private const int Runs = 400;

    [Fact]
    public void A_clear_hinge_is_found_where_it_is()
    {
        OnsetInterval interval = OnsetInterval.Of(ForecastTests.Draw(9, unit => 8 * Math.Max(unit - 0.5, 0), 0, 1))!;
        Assert.InRange(8.5, interval.Lower, interval.Upper);
        Assert.InRange(interval.Upper - interval.Lower, 0, 0.6);
        Assert.InRange(interval.Position, interval.Lower, interval.Upper);
        Assert.False(interval.ReachesEnd);
    }

    /// <summary>As sharp as can be, a hinge between two of the places that are tried.</summary>
    [Fact]
    public void A_peak_narrower_than_the_places_tried_has_a_width()
    {
        OnsetInterval interval = OnsetInterval.Of(ForecastTests.Draw(9, unit => 800 * Math.Max(unit - 0.53, 0), 0, 1))!;
        Assert.True(interval.Lower < interval.Position && interval.Position < interval.Upper, $"{interval}");
        Assert.InRange(interval.Upper - interval.Lower, 1e-6, 0.1);
    }

    [Fact]
    public void A_line_says_nothing_of_an_onset() =>
        Assert.True(OnsetInterval.Of(ForecastTests.Draw(9, unit => 3 * unit, 1, 1))!.ReachesEnd);

    [Fact]
    public void Five_scales_are_too_few() => Assert.Null(OnsetInterval.Of(ForecastTests.Draw(5, unit => unit, 1, 1)));

    [Theory]
    [InlineData(8, 0.5, 2)]
    [InlineData(8, 0.428571428571, 2)]
    [InlineData(12, 0.5, 2)]
    [InlineData(12, 0.6, 5)]
    [InlineData(12, 0.5, 1)]
    public void In_worlds_with_a_hinge_the_interval_covers_it(int scales, double knot, double ratio)
    {
        double place = 7 + (3 * knot);
        int covered = 0, ends = 0;
        double width = 0;
        for (int run = 0; run < Runs; run++)
        {
            OnsetInterval interval = OnsetInterval.Of(ForecastTests.Draw(scales, unit => 5.5 * Math.Max(unit - knot, 0) / (1 - knot), ratio, run))!;
            covered += interval.Lower <= place && place <= interval.Upper ? 1 : 0;
            ends += interval.ReachesEnd ? 1 : 0;
            width += interval.Upper - interval.Lower;
        }
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"hinge, K {scales}, knot {knot:0.00}, tau {ratio} standard errors: covered {(double)covered / Runs:P1} of {Runs}, mean width {width / Runs * (scales - 1) / 3:0.00} gaps, {ends} reach an end"));
        Assert.True(covered >= (0.93 * Runs) - (3 * Math.Sqrt(0.93 * 0.07 * Runs)));
    }
}
