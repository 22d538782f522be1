using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Which sequences the token metrics compare, and how many outcomes they average.</summary>
public class TokenSourceTests
{
    private static readonly NormalizedTokenEditDistance Distance = new();

    [Fact]
    public void Own_tokens_go_before_code_points()
    {
        Score score = Distance.Measure(Given.Blank("4086", ["4096"], TokenSequence.Of(40, 86), TokenSequence.Of(40, 96)));
        Assert.Equal((0.5, 2), (score.Value, score.Units));
    }

    [Fact]
    public void Code_points_are_compared_where_one_side_lacks_tokens()
    {
        Score score = Distance.Measure(Given.Blank("4086", ["4096"], null, TokenSequence.Of(40, 96)));
        Assert.Equal((0.25, 4), (score.Value, score.Units));
    }

    [Fact]
    public void Code_points_are_compared_where_vocabularies_differ()
    {
        Score score = Distance.Measure(Given.Blank("4086", ["4096"], TokenSequence.Of("40", "86"), TokenSequence.Of(40, 96)));
        Assert.Equal((0.25, 4), (score.Value, score.Units));
    }

    [Fact]
    public void Code_points_are_compared_with_each_of_several_targets()
    {
        Score score = Distance.Measure(Given.Blank("4086", ["four", "40"], TokenSequence.Of(1), TokenSequence.Of(1)));
        Assert.Equal((0.5, 2), (score.Value, score.Units));
    }

    [Fact]
    public void An_empty_target_text_is_unscored_whatever_its_tokens() =>
        Assert.False(Distance.Measure(Given.Blank("x", [""], TokenSequence.Of(1), TokenSequence.Of(50256))).IsScored);

    [Fact]
    public void Units_are_those_of_the_target_however_long_the_output()
    {
        foreach (IMetric metric in new IMetric[] { Distance, new TokenAccuracy() })
        {
            Assert.Equal(3, metric.Measure(Given.OfText("abcdefgh", "abc")).Units);
            Assert.Equal(3, metric.Measure(Given.OfText("", "a\U0001F600b")).Units);
        }
        Assert.Equal(1, new TokenEditDistance().Measure(Given.OfText("abcdefgh", "abc")).Units);
    }
}
