using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class IndependentDifferenceTests
{
    /// <summary>56 of 70 against 48 of 80: Agresti and Caffo's estimate is 57/72 − 49/82, its error the root of the two binomial variances.</summary>
    [Fact]
    public void Adds_a_success_and_a_failure_to_each_side()
    {
        (double p, double lower, double upper) = IndependentDifference.Of(Binomial(48, 80), Binomial(56, 70), 0.95);
        double before = 49.0 / 82, after = 57.0 / 72, error = Math.Sqrt((before * (1 - before) / 82) + (after * (1 - after) / 72));
        Assert.Equal(after - before - (1.959963984540054 * error), lower, 1e-12);
        Assert.Equal(after - before + (1.959963984540054 * error), upper, 1e-12);
        Assert.InRange(p, 0.007, 0.009);
    }

    [Fact]
    public void Shares_at_the_ends_of_the_range_have_an_error_too()
    {
        Assert.InRange(IndependentDifference.Of(Binomial(0, 20), Binomial(3, 20), 0.95).PValue, 0.1, 0.2);
        Assert.Equal(1, IndependentDifference.Of(Binomial(0, 20), Binomial(0, 20), 0.95).PValue, 1e-12);
    }

    /// <summary>Exact levels over all outcomes of two binomials: no p-value below 0.05 much more often than that, at the floor least of all.</summary>
    [Theory]
    [InlineData(0.01), InlineData(0.05), InlineData(0.3), InlineData(0.5)]
    public void Keeps_its_level(double share)
    {
        const int Trials = 60;
        double[] weights = [.. Enumerable.Range(0, Trials + 1).Select(successes => MathNet.Numerics.Distributions.Binomial.PMF(share, Trials, successes))];
        double rejected = 0;
        for (int i = 0; i <= Trials; i++)
            for (int j = 0; j <= Trials; j++)
                if (IndependentDifference.Of(Binomial(i, Trials), Binomial(j, Trials), 0.95).PValue < 0.05) rejected += weights[i] * weights[j];
        Assert.InRange(rejected, 0, 0.055);
    }

    private static IndependentDifference.Share Binomial(int successes, int trials)
    {
        double share = (double)successes / trials;
        return new(share, share * (1 - share) / trials, trials);
    }
}
