using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class IsotonicTrendTests
{
    [Fact]
    public void Four_values_follow_the_mixture_written_out()
    {
        var trend = IsotonicTrend.Of([0, 0.1, 0.05, 0.6]);
        double e = trend.Statistic;
        // |s(4, l)| = 6, 11, 6, 1 of 24: P(Beta(1/2, 1) ≥ e) = 1 − √e, P(Beta(1, 1/2) ≥ e) = √(1 − e), and certainty.
        Assert.Equal(((11 * (1 - Math.Sqrt(e))) + (6 * Math.Sqrt(1 - e)) + 1) / 24, trend.PValue, 1e-12);
    }

    /// <summary>Shares of standard normal samples whose statistic, by scikit-learn 1.2.1's isotonic_regression, is as large: 400,000, 400,000 and 200,000 of numpy's default_rng(20261124).</summary>
    [Theory]
    [InlineData(new[] { 0, 0.1, 0.05, 0.6 }, 0.9946091644204851, 0.061155, 0.00038)]
    [InlineData(new[] { 0.0, 0.2, 0.1, 0.15, 0.9, 0.8 }, 0.9867036011080333, 0.0078725, 0.00014)]
    [InlineData(new[] { 0.3, 0.1, 0.2, 0.5, 0.4, 0.1, 0.6, 0.55 }, 0.6106726794438179, 0.107595, 0.0007)]
    public void The_p_value_is_that_of_another_library_by_simulation(double[] values, double statistic, double p, double error)
    {
        var trend = IsotonicTrend.Of(values);
        Assert.Equal(statistic, trend.Statistic, 1e-12);
        Assert.Equal(p, trend.PValue, 3 * error);
    }

    [Theory]
    [InlineData(2, 2)]
    [InlineData(5, 120)]
    [InlineData(8, 40320)]
    public void Values_in_rising_order_are_one_order_of_all(int count, int orders) =>
        Assert.Equal(1.0 / orders, IsotonicTrend.Of([.. Enumerable.Range(0, count).Select(i => Math.Exp(i))]).PValue, 1e-15);

    [Fact]
    public void Equal_and_falling_values_and_a_lone_one_have_no_trend()
    {
        Assert.Equal(new(0, 1), IsotonicTrend.Of([0.1 + 0.2, 0.3, 0.3]));
        Assert.Equal(1, IsotonicTrend.Of([3, 2, 1]).PValue);
        Assert.Equal(1, IsotonicTrend.Of([5]).PValue);
    }

    [Fact]
    public void Unit_and_origin_change_nothing()
    {
        double[] values = [0.2, 0.1, 0.5, 0.4, 0.9];
        IsotonicTrend own = IsotonicTrend.Of(values), moved = IsotonicTrend.Of([.. values.Select(value => 7 - 3 + (20 * value))]);
        Assert.Equal(own.Statistic, moved.Statistic, 1e-12);
        Assert.Equal(own.PValue, moved.PValue, 1e-12);
    }

    [Theory]
    [InlineData(4)]
    [InlineData(8)]
    public void Noise_is_called_a_trend_as_often_as_the_level_says(int count)
    {
        const int Runs = 4000;
        int found = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(3, "no trend", run);
            double[] values = [.. Enumerable.Range(0, count).Select(_ => stream.NextNormal())];
            found += IsotonicTrend.Of(values).PValue < 0.05 ? 1 : 0;
        }
        // Within three binomial standard errors; four values reach the level in steps of 1/24 and below.
        double band = 3 * Math.Sqrt(0.05 * 0.95 / Runs);
        Assert.InRange(found / (double)Runs, 0.05 - band, 0.05 + band);
    }

    [Theory]
    [InlineData(new[] { 3, 3, 3, 3, 3, 1 })]
    [InlineData(new[] { 1, 5, 5, 5, 5, 1 })]
    public void Means_of_unequal_numbers_of_runs_keep_the_level_too(int[] runs)
    {
        const int Runs = 600;
        int found = 0, asIfEqual = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(4, "no trend of means", run);
            double[] values = [.. runs.Select(count => stream.NextNormal() / Math.Sqrt(count))];
            found += IsotonicTrend.Of(values, runs, 1).PValue < 0.05 ? 1 : 0;
            asIfEqual += IsotonicTrend.Of(values).PValue < 0.05 ? 1 : 0;
        }
        double band = 3 * Math.Sqrt(0.05 * 0.95 / Runs);
        Assert.InRange(found / (double)Runs, 0.05 - band, 0.05 + band);
        Assert.True(asIfEqual > found, "Without the weights more than the level pass.");
    }

    [Fact]
    public void Equal_numbers_of_runs_weigh_nothing() =>
        Assert.Equal(IsotonicTrend.Of([0.2, 0.1, 0.5, 0.4, 0.9]), IsotonicTrend.Of([0.2, 0.1, 0.5, 0.4, 0.9], [3, 3, 3, 3, 3], 1));

    [Fact]
    public void No_value_and_infinite_ones_are_refused()
    {
        Assert.Throws<ArgumentException>(() => IsotonicTrend.Of([]));
        Assert.Throws<ArgumentException>(() => IsotonicTrend.Of([1, double.NaN]));
        Assert.Throws<ArgumentException>(() => IsotonicTrend.Of([1, 2], [1], 1));
        Assert.Throws<ArgumentException>(() => IsotonicTrend.Of([1, 2], [1, 0], 1));
    }
}
