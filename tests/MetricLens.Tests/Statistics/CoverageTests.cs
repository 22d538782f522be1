using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

/// <summary>Error rates by simulation with fixed seeds; every band is the known rate and four binomial standard errors.</summary>
public class CoverageTests
{
    [Fact]
    public void Wilson_covers_at_about_its_level()
    {
        const int Runs = 20_000;
        int covered = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(1, "wilson", run);
            double share = 0.1 + 0.8 * stream.NextDouble();
            int successes = 0;
            for (int i = 0; i < 40; i++) successes += stream.NextDouble() < share ? 1 : 0;
            (double lower, double upper) = Proportion.Wilson(successes, 40, 0.95);
            covered += lower <= share && share <= upper ? 1 : 0;
        }

        Assert.InRange(covered / (double)Runs, 0.95 - 0.0062, 0.95 + 0.0062);
    }

    [Fact]
    public void Bca_covers_at_about_its_level_on_skewed_data()
    {
        const int Runs = 1000, Examples = 100;
        int covered = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(2, "bca", run);
            double[] values = [.. Enumerable.Range(0, Examples).Select(_ => -Math.Log(1 - stream.NextDouble()))];
            BootstrapIndex index = BootstrapIndex.Draw(Examples, null, 399, run);
            (double lower, double upper) = Bootstrap.Bca(index.Means(values), values.Average(), index.JackknifeMeans(values), 0.95);
            covered += lower <= 1 && 1 <= upper ? 1 : 0;
        }

        // BCa's own error at this sample size is about one percent, towards too little.
        Assert.InRange(covered / (double)Runs, 0.94 - 0.03, 0.94 + 0.03);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Bootstrap_p_value_rejects_a_true_null_at_about_its_level(bool clustered)
    {
        const int Runs = 1000, Examples = 120;
        int[]? clusters = clustered ? [.. Enumerable.Range(0, Examples).Select(i => i / 2)] : null;
        BootstrapIndex index = BootstrapIndex.Draw(Examples, clusters, 399, 5);
        int rejected = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(3, "null", run);
            double[] shared = [.. Enumerable.Range(0, Examples).Select(_ => clustered ? stream.NextNormal() : 0)];
            double[] values = [.. Enumerable.Range(0, Examples).Select(i => stream.NextNormal() + shared[i / 2])];
            rejected += Bootstrap.PValue(index.Means(values)) <= 0.05 ? 1 : 0;
        }

        Assert.InRange(rejected / (double)Runs, 0.05 - 0.028, 0.05 + 0.028);
    }
}
