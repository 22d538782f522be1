using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class EstimateTests
{
    [Fact]
    public void Bounds_may_be_infinite() =>
        Assert.Equal(double.PositiveInfinity, new Estimate(1, double.NegativeInfinity, double.PositiveInfinity, 0.95, 0, "nats").Upper);

    [Fact]
    public void Equal_parts_make_equal_estimates() =>
        Assert.Equal(new Estimate(0.5, 0.4, 0.6, 0.95, 10, "share of examples"), new Estimate(0.5, 0.4, 0.6, 0.95, 10, "share of examples"));

    [Fact]
    public void Impossible_parts_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(double.NaN, 0, 1, 0.95, 1, "u"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(0, double.NaN, 1, 0.95, 1, "u"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(0, 0, double.NaN, 0.95, 1, "u"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(0, 1, 0, 0.95, 1, "u"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(0, 0, 1, double.NaN, 1, "u"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(0, 0, 1, 1, 1, "u"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Estimate(0, 0, 1, 0.95, -1, "u"));
        Assert.Throws<ArgumentException>(() => new Estimate(0, 0, 1, 0.95, 1, " "));
    }
}
