using FsCheck.Xunit;
using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class BootstrapTests
{
    [Fact]
    public void Resamples_hold_as_many_units_as_the_sample()
    {
        BootstrapIndex index = BootstrapIndex.Draw(37, null, 50, 1);
        for (int b = 0; b < 50; b++)
            Assert.Equal(37, index.Multiplicities(b).ToArray().Sum(count => count));
        Assert.Equal((37, 37, 50), (index.Examples, index.Units, index.Resamples));
    }

    [Fact]
    public void A_resample_does_not_depend_on_how_many_are_drawn() => Assert.Equal(
        BootstrapIndex.Draw(1000, null, 2, 9).Multiplicities(1).ToArray(),
        BootstrapIndex.Draw(1000, null, 3000, 9).Multiplicities(1).ToArray());

    [Fact]
    public void Means_have_the_same_bits_in_parallel_and_alone()
    {
        double[] values = Normals(1001, 5);
        double[] few = BootstrapIndex.Draw(1001, null, 3, 9).Means(values), many = BootstrapIndex.Draw(1001, null, 2000, 9).Means(values);
        Assert.Equal(few, many[..3]);
    }

    [Property]
    public bool Means_are_sums_over_the_resampled_examples(ushort[] raw, byte groups)
    {
        if (raw.Length == 0) return true;
        int clusters = Math.Min(raw.Length, 1 + groups % 5);
        int[] ids = [.. raw.Select((_, i) => i % clusters)];
        double[] values = [.. raw.Select(value => value / 7.0)];
        BootstrapIndex index = BootstrapIndex.Draw(values.Length, ids, 20, 3);
        double[] means = index.Means(values);
        for (int b = 0; b < 20; b++)
        {
            ushort[] counts = index.Multiplicities(b).ToArray();
            double expected = values.Select((value, i) => value * counts[ids[i]]).Sum() / ids.Sum(id => (double)counts[id]);
            if (Math.Abs(means[b] - expected) > 1e-12 * (1 + expected)) return false;
        }

        return true;
    }

    [Fact]
    public void Single_example_clusters_resample_examples()
    {
        double[] values = Normals(65, 6);
        int[] ids = [.. Enumerable.Range(0, 65)];
        BootstrapIndex alone = BootstrapIndex.Draw(65, null, 100, 2), clustered = BootstrapIndex.Draw(65, ids, 100, 2);
        Assert.Equal(alone.Means(values), clustered.Means(values));
        Assert.Equal(alone.JackknifeMeans(values), clustered.JackknifeMeans(values));
    }

    [Fact]
    public void Jackknife_leaves_out_whole_clusters() =>
        Assert.Equal([5.0, 1.5], BootstrapIndex.Draw(3, [0, 0, 1], 10, 1).JackknifeMeans([1, 2, 5]));

    [Fact]
    public void Equal_values_give_exactly_their_value() =>
        Assert.All(BootstrapIndex.Draw(11, [0, 0, 0, 1, 1, 2, 2, 2, 2, 2, 2], 200, 1).Means(Enumerable.Repeat(0.1, 11).ToArray()), mean => Assert.Equal(0.1, mean));

    [Fact]
    public void Impossible_draws_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => BootstrapIndex.Draw(0, null, 10, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => BootstrapIndex.Draw(3, null, 0, 1));
        Assert.Throws<ArgumentException>(() => BootstrapIndex.Draw(3, [0, 1], 10, 1));
        Assert.Throws<ArgumentException>(() => BootstrapIndex.Draw(3, [0, 2, 2], 10, 1));
        Assert.Throws<ArgumentException>(() => BootstrapIndex.Draw(3, [0, -1, 1], 10, 1));
        Assert.Throws<ArgumentException>(() => BootstrapIndex.Draw(3, null, 10, 1).Means([1, 2]));
        Assert.Throws<ArgumentException>(() => BootstrapIndex.Draw(2, null, 10, 1).Means([1, double.NaN]));
        Assert.Throws<InvalidOperationException>(() => BootstrapIndex.Draw(2, [0, 0], 10, 1).JackknifeMeans([1, 2]));
    }

    [Fact]
    public void Estimate_outside_every_replicate_gets_the_percentile_interval() =>
        Assert.Equal(Bootstrap.Percentile([1, 2, 3], 0.9), Bootstrap.Bca([1, 2, 3], 9, [1, 2, 3], 0.9));

    [Fact]
    public void P_value_adds_one_and_counts_zeros_on_both_sides()
    {
        Assert.Equal(0.4, Bootstrap.PValue([1, 2, 3, 4]));
        Assert.Equal(0.8, Bootstrap.PValue([-1, 2, 3, 4]));
        Assert.Equal(1, Bootstrap.PValue([0, 0, 0]));
        Assert.Throws<ArgumentException>(() => Bootstrap.PValue([]));
        Assert.Throws<ArgumentException>(() => Bootstrap.PValue([double.NaN]));
    }

    [Fact]
    public void Quantile_of_one_value_is_that_value() => Assert.Equal(4, Quantile.Of([4], 0.3));

    [Fact]
    public void Quantile_refuses_nothing_nan_and_improbable_probabilities()
    {
        Assert.Throws<ArgumentException>(() => Quantile.Of([], 0.5));
        Assert.Throws<ArgumentException>(() => Quantile.Of([1, double.NaN], 0.5));
        Assert.Throws<ArgumentOutOfRangeException>(() => Quantile.Of([1], double.NaN));
    }

    internal static double[] Normals(int count, long seed)
    {
        RandomStream stream = new(seed);
        return [.. Enumerable.Range(0, count).Select(_ => stream.NextNormal())];
    }
}
