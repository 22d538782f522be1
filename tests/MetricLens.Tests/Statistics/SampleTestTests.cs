using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

/// <summary>The tests of one and two samples: where values are equal, where there is nothing to test, and against each other.</summary>
public class SampleTestTests
{
    [Property(MaxTest = 100)]
    public Property The_exact_signed_rank_test_is_the_sign_flips_of_the_ranks_ties_included() => Prop.ForAll(Values(7), differences =>
    {
        double[] kept = [.. differences.Where(difference => difference != 0)];
        if (kept.Length == 0) return WilcoxonSignedRank.Exact(differences).PValue == 1;
        double[] signed = [.. kept.Select(difference => Math.Sign(difference) * Rank(Math.Abs(difference), kept.Select(Math.Abs)))];
        return Math.Abs(WilcoxonSignedRank.Exact(differences, Alternative.Greater).PValue - PermutationTest.SignFlips(signed, Alternative.Greater).PValue) < 1e-12;
    });

    [Property(MaxTest = 100)]
    public Property The_exact_rank_sum_test_is_the_permutation_test_of_the_ranks_ties_included() => Prop.ForAll(Values(8), values =>
    {
        double[] ranks = [.. values.Select(value => Rank(value, values))];
        return Math.Abs(MannWhitney.Exact(values.AsSpan(0, 3), values.AsSpan(3), Alternative.Less).PValue - PermutationTest.Independent(ranks.AsSpan(0, 3), ranks.AsSpan(3), Alternative.Less).PValue) < 1e-12;
    });

    [Fact]
    public void Nothing_that_differs_is_no_evidence()
    {
        Assert.Equal(1, WilcoxonSignedRank.Exact([0, 0]).PValue);
        Assert.Equal(1, WilcoxonSignedRank.ByNormal([0, 0]).PValue);
        Assert.Equal(1, MannWhitney.ByNormal([2, 2], [2]).PValue);
        Assert.Equal(new TestOutcome(0, 1), KolmogorovSmirnov.Exact([1, 2], [1, 2]));
        Assert.Equal(1, KolmogorovSmirnov.ByEffectiveSize([1, 2], [1, 2]).PValue);
        Assert.Null(TTest.Paired([1, 1]));
        Assert.Null(TTest.Welch([1, 1], [2, 2]));
        Assert.Equal(1, McNemar.MidPValue(4, 4));
        Assert.Equal(new TestOutcome(0, 1), McNemar.ByChiSquare(0, 0));
    }

    [Fact]
    public void All_that_differs_one_way_is_as_rare_as_counting_says()
    {
        Assert.Equal(Math.Pow(2, -9), WilcoxonSignedRank.Exact([1, 2, 3, 4, 5, 6, 7, 8, 9], Alternative.Greater).PValue, 1e-15);
        Assert.Equal(1.0 / 20, MannWhitney.Exact([4, 5, 6], [1, 2, 3], Alternative.Greater).PValue, 1e-15);
        Assert.Equal(2.0 / 20, KolmogorovSmirnov.Exact([4, 5, 6], [1, 2, 3]).PValue, 1e-15);
    }

    [Fact]
    public void What_cannot_be_tested_is_an_argument_error()
    {
        Assert.Throws<ArgumentException>(() => WilcoxonSignedRank.Exact([]));
        Assert.Throws<ArgumentException>(() => WilcoxonSignedRank.Exact(new double[401].Select(_ => 1.0).ToArray()));
        Assert.Throws<ArgumentException>(() => WilcoxonSignedRank.ByNormal([double.NaN]));
        Assert.Throws<ArgumentException>(() => MannWhitney.Exact([1], []));
        Assert.Throws<ArgumentException>(() => MannWhitney.Exact(new double[150], new double[51]));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.Exact([double.PositiveInfinity], [1]));
        Assert.Throws<ArgumentException>(() => KolmogorovSmirnov.ByEffectiveSize(new double[2100], new double[2100]));
        Assert.Throws<ArgumentException>(() => TTest.Paired([1]));
        Assert.Throws<ArgumentException>(() => PermutationTest.SignFlips(new double[27]));
        Assert.Throws<ArgumentException>(() => PermutationTest.Independent(new double[20], new double[20]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Proportion.NewcombeDifference(2, 1, 0, 1, 0.95));
        Assert.Throws<ArgumentOutOfRangeException>(() => MultipleTesting.Hommel([0.5, double.NaN]));
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5, QuantileRule.Hazen));
    }

    /// <summary>Whole numbers from −3 to 3, so that some are equal and some are nought.</summary>
    private static Arbitrary<double[]> Values(int count) => Gen.Choose(-3, 3).Select(value => (double)value).ArrayOf(count).ToArbitrary();

    private static double Rank(double value, IEnumerable<double> all) => all.Count(other => other < value) + ((all.Count(other => other == value) + 1) / 2.0);
}
