using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

/// <summary>What is quick gives what is plain.</summary>
public class BootstrapIndexTests
{
    /// <summary>Resamples that are drawn anew whenever they are asked for, because they would fill the memory, are those that are kept.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Resamples_that_are_not_kept_are_the_same(bool isClustered)
    {
        const int Examples = 130;
        int[]? clusters = isClustered ? [.. Enumerable.Range(0, Examples).Select(i => i / 4)] : null;
        BootstrapIndex kept = BootstrapIndex.Draw(Examples, clusters, 50, 3), drawn = BootstrapIndex.Draw(Examples, clusters, 50, 3, mostKept: 0);
        var random = RandomStream.Derive(1, "values", 0);
        double[] values = [.. Enumerable.Range(0, Examples).Select(_ => random.NextDouble())];
        Assert.Equal(kept.Means(values), drawn.Means(values));
        Assert.Equal(kept.Multiplicities(49).ToArray(), drawn.Multiplicities(49).ToArray());
    }

    /// <summary>Odd and even numbers of columns, with lengths about the lanes' width.</summary>
    [Theory]
    [InlineData(1, 1)]
    [InlineData(2, 15)]
    [InlineData(3, 16)]
    [InlineData(4, 17)]
    [InlineData(5, 100)]
    public void Columns_together_have_the_means_that_each_has_alone(int columns, int examples)
    {
        var random = RandomStream.Derive(2, "columns", columns);
        double[][] values = [.. Enumerable.Range(0, columns).Select(column => Enumerable.Range(0, examples).Select(_ => column == 1 ? 0.3 : random.NextDouble()).ToArray())];
        BootstrapIndex index = BootstrapIndex.Draw(examples, null, 40, 1);
        double[][] together = index.Means(values);
        for (int column = 0; column < columns; column++)
        {
            Assert.Equal(index.Means(values[column]), together[column]);
            for (int resample = 0; resample < index.Resamples; resample++)
            {
                double sum = 0;
                ReadOnlySpan<ushort> counts = index.Multiplicities(resample);
                for (int i = 0; i < examples; i++) sum += counts[i] * values[column][i];
                Assert.Equal(sum / examples, together[column][resample], 12);
            }
        }
    }

    /// <summary>Counting with the state at hand draws what drawing one by one does, and leaves the stream where that would.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(7)]
    [InlineData(1000)]
    public void Counted_draws_are_those_drawn_one_by_one(int units)
    {
        RandomStream counting = RandomStream.Derive(4, "draws", units), plain = RandomStream.Derive(4, "draws", units);
        ushort[] counts = new ushort[units], expected = new ushort[units];
        counting.Count(counts);
        for (int draw = 0; draw < units; draw++) expected[plain.NextInt(units)]++;
        Assert.Equal(expected, counts);
        Assert.Equal(plain.NextUInt64(), counting.NextUInt64());
    }
}
