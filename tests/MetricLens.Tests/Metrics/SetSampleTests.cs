using MetricLens.Metrics;

namespace MetricLens.Tests.Metrics;

public class SetSampleTests
{
    [Fact]
    public void A_sample_counts_each_contribution_once_until_it_is_weighted()
    {
        SetSample sample = SetSample.Of([SetContribution.Of(1, 2), SetContribution.Unscored("no output"), SetContribution.Of(3, 4)])!;
        Assert.Equal((2, 2, 2L, 1, 1), (sample.Count, sample.Width, sample.Total, sample.Weight(0), sample.Weight(1)));
        Assert.Equal([1.0, 2], sample[0].ToArray());
        Assert.Equal([3.0, 4], sample[1].ToArray());
        SetSample weighted = sample.Weighted([int.MaxValue, int.MaxValue]);
        Assert.Equal((2, 2, 2L * int.MaxValue, int.MaxValue), (weighted.Count, weighted.Width, weighted.Total, weighted.Weight(1)));
        Assert.Equal([3.0, 4], weighted[1].ToArray());
    }

    [Fact]
    public void Contributions_of_one_sample_have_one_width_and_one_weight_each()
    {
        Assert.Null(SetSample.Of([]));
        Assert.Null(SetSample.Of([SetContribution.Unscored("no output"), default]));
        Assert.Contains("one has 1 numbers and another 2", Assert.Throws<ArgumentException>(() => SetSample.Of([SetContribution.Of(1), SetContribution.Of(1, 2)])).Message, StringComparison.Ordinal);
        Assert.Contains("for each of 1 contributions; there are 2", Assert.Throws<ArgumentException>(() => SetSample.Of([SetContribution.Of(1)])!.Weighted([1, 1])).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_contribution_is_finite_numbers_or_a_reason()
    {
        Assert.Throws<ArgumentException>(() => SetContribution.Of());
        Assert.Throws<ArgumentException>(() => SetContribution.Of(1, double.NaN));
        Assert.Throws<ArgumentException>(() => SetContribution.Of(double.PositiveInfinity));
        Assert.Throws<ArgumentException>(() => SetContribution.Unscored(""));
        SetContribution of = SetContribution.Of(1, 2), without = SetContribution.Unscored("no output"), none = default;
        Assert.Equal((true, null, 2), (of.IsScored, of.UnscoredReason, of.Values.Length));
        Assert.Equal((false, "no output", 0), (without.IsScored, without.UnscoredReason, without.Values.Length));
        Assert.Equal((false, "not scored"), (none.IsScored, none.UnscoredReason));
    }
}
