using MetricLens.Metrics;

namespace MetricLens.Tests.Metrics;

public class ScoreTests
{
    [Fact]
    public void The_default_score_is_unscored()
    {
        Score score = default;
        Assert.False(score.IsScored);
        Assert.Equal("not scored", score.UnscoredReason);
        Assert.Throws<InvalidOperationException>(() => score.Value);
    }

    [Theory]
    [InlineData(double.NaN, 1, 0)]
    [InlineData(double.PositiveInfinity, 1, 0)]
    [InlineData(0, 0.5, 0)]
    [InlineData(0, double.NaN, 0)]
    [InlineData(0, double.PositiveInfinity, 0)]
    [InlineData(0, 1, double.NaN)]
    [InlineData(0, 1, double.NegativeInfinity)]
    public void A_number_that_is_not_finite_is_no_score(double value, double units, double chance) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Score.Of(value, units, chance));

    [Fact]
    public void A_score_of_zero_is_not_unscored()
    {
        Assert.NotEqual(default, Score.Of(0));
        Assert.Equal("0", Score.Of(0).ToString());
        Assert.Equal("unscored: no output", Score.Unscored("no output").ToString());
    }
}
