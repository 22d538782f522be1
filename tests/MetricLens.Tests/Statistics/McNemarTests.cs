using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class McNemarTests
{
    [Fact]
    public void Five_against_none_is_one_in_sixteen() => Assert.Equal(0.0625, McNemar.ExactPValue(5, 0), 1e-15);

    [Fact]
    public void No_disagreement_gives_one() => Assert.Equal(1, McNemar.ExactPValue(0, 0));

    [Fact]
    public void Negative_counts_are_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => McNemar.ExactPValue(-1, 0));

    [Fact]
    public void Counts_near_the_largest_integer_do_not_overflow() => Assert.Equal(1, McNemar.ExactPValue(int.MaxValue, int.MaxValue - 1), 1e-4);

    [Property]
    public bool Both_orders_agree_and_lie_in_the_unit_interval(ushort b, ushort c) =>
        McNemar.ExactPValue(b, c) is >= 0 and <= 1 && McNemar.ExactPValue(b, c) == McNemar.ExactPValue(c, b);
}
