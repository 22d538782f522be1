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
    public void Nothing_is_no_reason()
    {
        Assert.Throws<ArgumentNullException>(() => Score.Unscored(null!));
        Assert.Throws<ArgumentException>(() => Score.Unscored(""));
    }

    [Fact]
    public void A_score_says_what_it_is_of()
    {
        Score score = Score.Of(0.5, units: 4, chance: 0.25);
        Assert.Equal((true, 0.5, 4, 0.25, null), (score.IsScored, score.Value, score.Units, score.Chance, score.UnscoredReason));
        Assert.Equal((1, null), (Score.Of(-3).Units, Score.Of(-3).Chance));
        Assert.Contains("There is no score: no output.", Assert.Throws<InvalidOperationException>(() => Score.Unscored("no output").Value).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_score_of_zero_is_not_unscored()
    {
        Assert.NotEqual(default, Score.Of(0));
        Assert.Equal("0", Score.Of(0).ToString());
        Assert.Equal("unscored: no output", Score.Unscored("no output").ToString());
    }
}
