using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class PairedCovarianceTests
{
    [Fact]
    public void One_run_gives_the_squared_standard_error() =>
        Assert.Equal(5.0 / 3 / 4, PairedCovariance.OfMeans([[1, 2, 3, 4]], null)[0, 0], 1e-15);

    [Fact]
    public void Two_examples_a_cluster_that_agree_double_the_variance_of_independent_ones()
    {
        double[,] paired = PairedCovariance.OfMeans([[1, 1, 2, 2, 6, 6]], [0, 0, 1, 1, 2, 2]);
        Assert.Equal(PairedCovariance.OfMeans([[1, 2, 6]], null)[0, 0], paired[0, 0], 1e-14);
    }

    [Property]
    public bool Matrix_is_symmetric_and_the_same_for_single_example_clusters(short[] raw)
    {
        if (raw.Length < 2) return true;
        double[][] scores = [[.. raw.Select(value => value / 3.0)], [.. raw.Select(value => Math.Sin(value))], [.. raw.Select(value => value * 0.5)]];
        double[,] plain = PairedCovariance.OfMeans(scores, null), clustered = PairedCovariance.OfMeans(scores, [.. Enumerable.Range(0, raw.Length)]);
        for (int i = 0; i < 3; i++)
        {
            for (int j = 0; j < 3; j++)
            {
                if (plain[i, j] != plain[j, i] || plain[i, j] != clustered[i, j]) return false;
                if (plain[i, j] * plain[i, j] > plain[i, i] * plain[j, j] * (1 + 1e-12)) return false;
            }
        }

        return true;
    }

    [Fact]
    public void A_large_common_level_costs_no_digits() => Assert.Equal(
        PairedCovariance.OfMeans([[1, 2, 3, 4]], null)[0, 0],
        PairedCovariance.OfMeans([[1e9 + 1, 1e9 + 2, 1e9 + 3, 1e9 + 4]], null)[0, 0], 1e-15);

    [Fact]
    public void Too_little_or_misfitting_data_is_refused()
    {
        Assert.Throws<ArgumentException>(() => PairedCovariance.OfMeans([], null));
        Assert.Throws<ArgumentException>(() => PairedCovariance.OfMeans([[1]], null));
        Assert.Throws<ArgumentException>(() => PairedCovariance.OfMeans([[1, 2]], [0, 0]));
        Assert.Throws<ArgumentException>(() => PairedCovariance.OfMeans([[1, 2], [1, 2, 3]], null));
        Assert.Throws<ArgumentException>(() => PairedCovariance.OfMeans([[1, double.NaN]], null));
    }
}
