using System.Text.Json;
using MetricLens.Statistics;
using MetricLens.Tests.Oracles;

namespace MetricLens.Tests.Statistics;

public class LogisticModelTests
{
    [Fact]
    public void Fit_and_clustered_score_test_agree_with_statsmodels()
    {
        foreach (JsonElement row in Oracle.Section("logistic_model.json", "cases").EnumerateArray())
        {
            LogisticModelFit fit = LogisticModel.Fit(Columns(row, "columns"), row.Numbers("y"));
            Assert.True(fit.Converged);
            Oracle.Close(row.Numbers("params"), [.. fit.Coefficients], 1e-8, 0, "coefficients");
            Oracle.Close([.. Columns(row, "covariance").SelectMany(line => line)], [.. fit.Covariance.Cast<double>()], 1e-8, 1e-12, "covariance");
            double[][] added = Columns(row, "added");
            (double statistic, int columns, double p) = fit.Score(added, row.Integers("clusters")!);
            Assert.Equal(added.Length, columns);
            Oracle.Close(row.Number("statistic"), statistic, 1e-8, 0, "statistic");
            Oracle.Close(row.Number("p"), p, 1e-7, 0, "p");
        }
    }

    [Fact]
    public void With_one_variable_it_is_the_simple_regression()
    {
        double[] x = [0, 1, 2, 3, 4, 5, 6], y = [0, 0, 1, 0, 1, 1, 1];
        LogisticModelFit fit = LogisticModel.Fit([[.. x.Select(_ => 1.0)], x], y);
        LogisticFit simple = LogisticRegression.Fit(x, y, []);
        Assert.Equal(simple.Intercept, fit.Coefficients[0], 1e-7);
        Assert.Equal(simple.Slope, fit.Coefficients[1], 1e-7);
    }

    [Fact]
    public void Separated_classes_and_equal_outcomes_still_settle()
    {
        double[] ones = [1, 1, 1, 1], x = [0, 1, 2, 3];
        Assert.All((double[][])[[0, 0, 1, 1], [0, 0, 0, 0], [1, 1, 1, 1]], y => Assert.All(LogisticModel.Fit([ones, x], y).Fitted, share => Assert.InRange(share, 0, 1)));
    }

    [Fact]
    public void A_column_made_up_of_others_is_not_counted_twice()
    {
        double[] ones = [1, 1, 1, 1, 1, 1, 1, 1], y = [0, 0, 0, 1, 1, 0, 1, 1], group = [0, 0, 0, 0, 1, 1, 1, 1];
        LogisticModelFit fit = LogisticModel.Fit([ones], y);
        int[] alone = [.. Enumerable.Range(0, 8)];
        Assert.Equal((1, fit.Score([group], alone).PValue), (fit.Score([group, group], alone).Columns, fit.Score([group, group], alone).PValue), (a, b) => a.Item1 == b.Item1 && Math.Abs(a.PValue - b.PValue) < 1e-9);
        Assert.Equal(1, fit.Score([ones], alone).PValue);
    }

    [Fact]
    public void What_breaks_a_rule_is_told()
    {
        Assert.Throws<ArgumentException>(() => LogisticModel.Fit([], [1]));
        Assert.Throws<ArgumentException>(() => LogisticModel.Fit([[1, 1]], [1]));
        Assert.Throws<ArgumentException>(() => LogisticModel.Fit([[1, double.NaN]], [0, 1]));
        Assert.Throws<ArgumentException>(() => LogisticModel.Fit([[1, 1]], [0, 2]));
    }

    private static double[][] Columns(JsonElement row, string name) => [.. row.GetProperty(name).EnumerateArray().Select(Oracle.Numbers)];
}
