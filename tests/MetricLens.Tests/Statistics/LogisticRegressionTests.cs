using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class LogisticRegressionTests
{
    [Fact]
    public void Two_shares_are_fitted_exactly()
    {
        LogisticFit fit = LogisticRegression.Fit([0, 1], [0.2, 0.7], [10, 10]);
        Assert.Equal(0.2, fit.Predict(0), 1e-9);
        Assert.Equal(0.7, fit.Predict(1), 1e-9);
    }

    [Fact]
    public void Separated_classes_give_a_finite_steep_rise()
    {
        LogisticFit fit = LogisticRegression.Fit([1, 2, 3, 4], [0, 0, 1, 1], []);
        Assert.True(fit.Converged && double.IsFinite(fit.Slope) && fit.Slope > 5);
        Assert.Equal(0, fit.Predict(2), 1e-4);
        Assert.Equal(1, fit.Predict(3), 1e-4);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void All_alike_gives_a_finite_flat_line(double y)
    {
        LogisticFit fit = LogisticRegression.Fit([1, 2, 3], [y, y, y], []);
        Assert.True(fit.Converged);
        Assert.Equal(y, fit.Predict(2), 1e-6);
    }

    [Fact]
    public void One_distinct_x_gives_the_share_and_no_slope()
    {
        LogisticFit fit = LogisticRegression.Fit([0.1, 0.1, 0.1], [0, 1, 1], []);
        Assert.Equal(0, fit.Slope);
        Assert.Equal(2.0 / 3, fit.Predict(0.1), 1e-9);
    }

    [Property]
    public bool Fitted_shares_keep_the_mean(byte[] raw)
    {
        if (raw.Length == 0) return true;
        double[] x = [.. raw.Select((_, i) => i * 0.37)], y = [.. raw.Select(value => value / 255.0)];
        LogisticFit fit = LogisticRegression.Fit(x, y, []);
        return fit.Converged && Math.Abs(x.Average(fit.Predict) - y.Average()) < 1e-7;
    }

    [Fact]
    public void Misfitting_rows_are_refused()
    {
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([], [], []));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([1], [0, 1], []));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([1], [1.5], []));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([double.NaN], [1], []));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([1], [1], [double.NaN]));
        Assert.Throws<ArgumentException>(() => LogisticRegression.Fit([1], [1], [0]));
    }
}
