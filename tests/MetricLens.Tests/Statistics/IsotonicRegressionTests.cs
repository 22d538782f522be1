using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class IsotonicRegressionTests
{
    [Fact]
    public void Violators_are_pooled() => Assert.Equal([1, 2.5, 2.5, 4], IsotonicRegression.Fit([1, 3, 2, 4], []));

    [Fact]
    public void Nothing_gives_nothing() => Assert.Empty(IsotonicRegression.Fit([], []));

    [Fact]
    public void Misfitting_values_are_refused()
    {
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1, double.NaN], []));
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [1]));
        Assert.Throws<ArgumentException>(() => IsotonicRegression.Fit([1, 2], [1, 0]));
    }

    [Property]
    public bool Fit_never_falls_keeps_the_mean_and_is_its_own_fit(short[] raw)
    {
        double[] y = [.. raw.Select(value => (double)value)];
        double[] fitted = IsotonicRegression.Fit(y, []);
        for (int i = 1; i < fitted.Length; i++)
        {
            if (fitted[i] < fitted[i - 1]) return false;
        }

        return Math.Abs(fitted.Sum() - y.Sum()) < 1e-7 && IsotonicRegression.Fit(fitted, []).SequenceEqual(fitted);
    }
}
