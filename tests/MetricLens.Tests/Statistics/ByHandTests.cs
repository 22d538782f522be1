using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

/// <summary>The tests of samples on a few values, so that each step of them shows: what SciPy 1.10.1 says, or what one counts on paper.</summary>
public class ByHandTests
{
    private static readonly double[] First = [1.1, 2.3, 2.3, 4.8, 6.0], Second = [0.4, 1.1, 2.3, 0.9], Differences = [0.5, -1.2, 2.2, 2.2, 3.1, -0.5, 4.0];

    /// <summary>scipy.stats.mannwhitneyu(First, Second, alternative, method='asymptotic').</summary>
    [Theory]
    [InlineData(Alternative.TwoSided, 0.07985619377351644)]
    [InlineData(Alternative.Less, 0.9773435615793308)]
    [InlineData(Alternative.Greater, 0.03992809688675822)]
    public void Mann_and_whitney_by_the_normal_law(Alternative alternative, double p) => Assert.Equal(p, MannWhitney.ByNormal(First, Second, alternative).PValue, 1e-12);

    /// <summary>scipy.stats.mannwhitneyu([1.5, 2.5, 3.5, 4.5], [0.5, 3.0, 1.0], alternative, method='exact').</summary>
    [Theory]
    [InlineData(Alternative.TwoSided, 0.22857142857142856)]
    [InlineData(Alternative.Less, 0.942857142857143)]
    [InlineData(Alternative.Greater, 0.11428571428571428)]
    public void Mann_and_whitney_exactly(Alternative alternative, double p) => Assert.Equal(p, MannWhitney.Exact([1.5, 2.5, 3.5, 4.5], [0.5, 3.0, 1.0], alternative).PValue, 1e-12);

    [Fact]
    public void Equal_samples_of_mann_and_whitney_are_no_evidence_either_way()
    {
        foreach (Alternative alternative in Enum.GetValues<Alternative>()) Assert.Equal(1, MannWhitney.ByNormal([2, 2], [2, 2, 2], alternative).PValue);
    }

    /// <summary>scipy.stats.wilcoxon(Differences, alternative=…, correction=…, mode='approx'); two-sided, SciPy 1.10 moves the statistic towards its mean too.</summary>
    [Theory]
    [InlineData(Alternative.TwoSided, true, 0.12682565837709103)]
    [InlineData(Alternative.TwoSided, false, 0.10705794596591926)]
    [InlineData(Alternative.Less, true, 0.9550928280208524)]
    [InlineData(Alternative.Less, false, 0.9464710270170403)]
    [InlineData(Alternative.Greater, true, 0.06341282918854552)]
    [InlineData(Alternative.Greater, false, 0.05352897298295963)]
    public void Wilcoxon_by_the_normal_law(Alternative alternative, bool isCorrected, double p) =>
        Assert.Equal(p, WilcoxonSignedRank.ByNormal(Differences, isCorrected: isCorrected, alternative: alternative).PValue, 1e-12);

    /// <summary>Of the eight ways to give three differences signs, one has no minus and one has it on the smallest alone.</summary>
    [Fact]
    public void Wilcoxon_exactly()
    {
        Assert.Equal(2.0 / 8, WilcoxonSignedRank.Exact([-1, 2, 3], Alternative.Greater).PValue, 1e-15);
        Assert.Equal(4.0 / 8, WilcoxonSignedRank.Exact([-1, 2, 3]).PValue, 1e-15);
        Assert.Equal(7.0 / 8, WilcoxonSignedRank.Exact([-1, 2, 3], Alternative.Less).PValue, 1e-15);
    }

    /// <summary>scipy.stats.ks_2samp(First, Second, mode='exact').</summary>
    [Fact]
    public void Kolmogorov_and_smirnov()
    {
        TestOutcome outcome = KolmogorovSmirnov.Exact(First, Second);
        Assert.Equal(0.55, outcome.Statistic, 1e-15);
        Assert.Equal(0.4285714285714286, outcome.PValue, 1e-12);
        Assert.Equal(new TestOutcome(1, 0), KolmogorovSmirnov.ByEffectiveSize([1, 2, 3], [4, 5]));
    }

    /// <summary>scipy.stats.ttest_1samp(Differences, 0) and ttest_ind(First, Second, equal_var=False).</summary>
    [Fact]
    public void Student_and_welch()
    {
        Assert.Equal((2.029646948535051, 0.08870715284684341), Near(TTest.Paired(Differences)!.Value, 2.029646948535051, 0.08870715284684341));
        Assert.Equal((2.145160932446924, 0.08016185718087114), Near(TTest.Welch(First, Second)!.Value, 2.145160932446924, 0.08016185718087114));
    }

    /// <summary>2 · P(X ≤ 2) − P(X = 2) of nine fair coins; which of the two counts is the smaller does not matter.</summary>
    [Fact]
    public void The_middle_p_value_leaves_out_half_of_what_was_seen()
    {
        Assert.Equal(56.0 / 512, McNemar.MidPValue(2, 7), 1e-15);
        Assert.Equal(56.0 / 512, McNemar.MidPValue(7, 2), 1e-15);
    }

    /// <summary>scipy.stats.t.</summary>
    [Fact]
    public void Student_t()
    {
        Assert.Equal(0.8847080673775886, StudentT.Cdf(1.5, 3), 1e-14);
        Assert.Equal(0.36040963446536145, StudentT.Cdf(-0.4, 2.5), 1e-14);
        Assert.Equal(1, StudentT.Survival(30, 200) / 2.8620806044139203e-76, 1e-11);
        Assert.Equal(2.7764451051977987, StudentT.Quantile(0.975, 4), 1e-13);
    }

    [Fact]
    public void Nothing_added_to_a_logistic_model_is_no_evidence()
    {
        LogisticModelFit fit = LogisticModel.Fit([[1, 1, 1, 1]], [0, 1, 1, 0])!;
        Assert.Equal((0, 0, 1), fit.Score([], [0, 1, 2, 3]));
        Assert.Throws<ArgumentException>(() => fit.Score([[1, 2, 3, 4]], [0, 1, 2]));
        Assert.Throws<ArgumentException>(() => fit.Score([[1, 2, 3]], [0, 1, 2, 3]));
    }

    [Fact]
    public void Clusters_run_from_nought_without_a_gap()
    {
        Assert.Contains("cluster id 0", Assert.Throws<ArgumentException>("clusters", () => BootstrapIndex.Draw(3, [1, 2, 1], 10, 1)).Message, StringComparison.Ordinal);
        Assert.Contains("cluster id 1", Assert.Throws<ArgumentException>("clusters", () => BootstrapIndex.Draw(3, [0, 2, 0], 10, 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>("clusters", () => BootstrapIndex.Draw(3, [0, 3, 1], 10, 1));
        Assert.Throws<ArgumentException>("clusters", () => BootstrapIndex.Draw(3, [0, -1, 1], 10, 1));
    }

    [Fact]
    public void A_mixed_model_refuses_what_does_not_fit_together()
    {
        double[,] two = { { 1, 0 }, { 0, 1 } };
        Assert.Throws<ArgumentException>("covariance", () => new MixedModel([1, 2, 3], two));
        Assert.Throws<ArgumentException>("covariance", () => new MixedModel([1, 2], new double[2, 3]));
        Assert.Throws<ArgumentException>("y", () => new MixedModel([1, double.NaN], two));
        Assert.Throws<ArgumentException>("y", () => new MixedModel([1, 2], new[,] { { 1, double.PositiveInfinity }, { 0, 1 } }));
        Assert.Throws<ArgumentException>("replicates", () => new MixedModel([1, 2], two, [1]));
        Assert.Throws<ArgumentOutOfRangeException>("tau2", () => new MixedModel([1, 2], two).FitAt(-1, [1, 1]));
        Assert.Throws<ArgumentOutOfRangeException>("tau2", () => new MixedModel([1, 2], two).FitAt(double.NaN, [1, 1]));
        foreach (double tau2 in new[] { -1, double.NaN, double.PositiveInfinity }) Assert.Throws<ArgumentOutOfRangeException>("tau2", () => new MixedModel([1, 2], two).WithTau2(tau2));
        Assert.Null(new MixedModel([1, 2], two).FitAt(0, [1, 1], [0, 1], [2, 5]));
        Assert.Null(new MixedModel([1, 2], two).Fit([1, 1], [0, 1], [2, 5]));
    }

    private static (double, double) Near(TestOutcome outcome, double statistic, double p) =>
        Math.Abs(outcome.Statistic - statistic) < 1e-12 && Math.Abs(outcome.PValue - p) < 1e-12 ? (statistic, p) : (outcome.Statistic, outcome.PValue);

    [Fact]
    public void Levels_and_accuracies_outside_their_range_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>("alpha", () => PairedTest.SmallestShown(100, 10, 0, 0.8));
        Assert.Throws<ArgumentOutOfRangeException>("power", () => PairedTest.SmallestShown(100, 10, 0.05, 0.05));
        foreach (double accuracy in new[] { 0, 1, double.NaN }) Assert.Throws<ArgumentOutOfRangeException>("accuracy", () => Proportion.TrialsToShow(accuracy, 0.05));
    }

    /// <summary>Two heaps of two have the largest dip there is.</summary>
    [Fact]
    public void Four_values_are_enough_for_a_dip() => Assert.Equal(0.25, DipTest.Dip([0, 0, 1, 1]), 1e-12);
}
