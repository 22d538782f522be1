using System.Text.Json;
using MetricLens.Statistics;

namespace MetricLens.Tests.Oracles;

/// <summary>NumPy's percentiles and SciPy's BCa conventions on given replicates, against <see cref="Bootstrap"/> and <see cref="Quantile"/>.</summary>
public class BootstrapOracles
{
    private static IEnumerable<JsonElement> Cases(bool constant) => Oracle.Section("metrics.json", "bootstrap")
        .EnumerateArray().Where(row => row.TryGetProperty("replicates", out _) != constant);

    [Fact]
    public void Intervals_agree_with_numpy_and_scipy()
    {
        foreach (JsonElement row in Cases(constant: false))
        {
            string name = row.GetProperty("name").GetString()!;
            double[] x = row.Numbers("x"), replicates = row.Numbers("replicates");
            Func<double[], double> statistic = name.StartsWith("median", StringComparison.Ordinal)
                ? sample => Quantile.Of(sample, 0.5)
                : sample => sample.Sum() / sample.Length;
            double[] jackknife = [.. x.Select((_, left) => statistic([.. x.Where((_, i) => i != left)]))];
            (double lower, double upper) = Bootstrap.Percentile(replicates, 0.95);
            Oracle.Close(row.Numbers("percentile"), [lower, upper], 1e-14, 0, name);
            (lower, upper) = Bootstrap.Bca(replicates, row.Number("theta"), jackknife, 0.95);
            Oracle.Close(row.Numbers("bca"), [lower, upper], 1e-11, 0, name);
        }
    }

    [Fact]
    public void Constant_sample_gives_its_value_twice()
    {
        foreach (JsonElement row in Cases(constant: true))
        {
            double[] x = row.Numbers("x");
            BootstrapIndex index = BootstrapIndex.Draw(x.Length, null, 99, 1);
            Assert.Equal((1.0, 1.0), Bootstrap.Bca(index.Means(x), 1, index.JackknifeMeans(x), 0.95));
        }
    }

    [Fact]
    public void Quantiles_agree_with_numpy()
    {
        JsonElement row = Oracle.Section("metrics.json", "quantiles");
        double[] x = row.Numbers("x"), probabilities = row.Numbers("q");
        Assert.Equal(row.Numbers("linear"), probabilities.Select(p => Quantile.Of(x, p)));
        foreach ((string name, QuantileRule rule) in new[]
        {
            ("linear", QuantileRule.Linear), ("lower", QuantileRule.Lower), ("higher", QuantileRule.Higher), ("median_unbiased", QuantileRule.MedianUnbiased),
            ("weibull", QuantileRule.Weibull), ("hazen", QuantileRule.Hazen), ("inverted_cdf", QuantileRule.InvertedCdf),
        })
            Oracle.Close(row.Numbers(name), [.. probabilities.Select(p => Quantile.Of(x, p, rule))], 1e-14, 0, name);
    }
}
