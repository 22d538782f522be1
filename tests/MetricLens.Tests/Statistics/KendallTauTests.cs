using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class KendallTauTests
{
    [Fact]
    public void A_ranking_agrees_with_itself_and_disagrees_with_its_reverse()
    {
        double[] x = [3, 1, 2, 5, 5, 0.1], turned = [.. x.Select(value => -value)];
        Assert.Equal(1, KendallTau.B(x, x));
        Assert.Equal(-1, KendallTau.B(x, turned));
    }

    [Fact]
    public void Ties_count_for_neither_side() => Assert.Equal(2 / Math.Sqrt(2 * 3), KendallTau.B([1, 1, 2], [1, 2, 3])!.Value, 15);

    [Fact]
    public void A_side_that_ties_all_has_none()
    {
        Assert.Null(KendallTau.B([1, 1, 1], [1, 2, 3]));
        Assert.Null(KendallTau.B([1], [2]));
        Assert.Null(KendallTau.B([], []));
    }

    [Fact]
    public void Values_must_be_finite_and_as_many_on_either_side()
    {
        Assert.Throws<ArgumentException>(() => KendallTau.B([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => KendallTau.B([1, double.NaN], [1, 2]));
    }
}
