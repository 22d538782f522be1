using MetricLens.Statistics;

namespace MetricLens.Tests.Statistics;

public class PairedTestTests
{
    private const double Alpha = 0.05, Power = 0.8;

    [Fact]
    public void Partial_credit_has_no_exact_test()
    {
        Assert.Null(PairedTest.McNemarPValue([1, 0, 0.5]));
        Assert.Equal((2, 1), PairedTest.Disagreements([1, 0, -1, 1]));
        Assert.Equal(1, PairedTest.McNemarPValue([1, 0, -1, 1])!.Value, 14);
    }

    [Fact]
    public void Few_units_that_differ_show_no_more_than_as_many_coins()
    {
        double[] differences = [.. Enumerable.Repeat(0.5, 5), .. Enumerable.Repeat(0.0, 195)];
        BootstrapIndex index = BootstrapIndex.Draw(200, null, 10_000, 1);
        Assert.Equal(Math.Pow(2, -4), PairedTest.BootstrapPValue(differences, index));
        Assert.True(Bootstrap.PValue(index.Means(differences)) < Math.Pow(2, -4));
    }

    [Fact]
    public void Clusters_that_differ_are_counted_once()
    {
        int[] clusters = [.. Enumerable.Range(0, 100).Select(i => i / 10)];
        BootstrapIndex index = BootstrapIndex.Draw(100, clusters, 10_000, 1);
        Assert.Equal(10, index.UnitsOffZero(Enumerable.Repeat(1.0, 100).ToArray()));
        Assert.Equal(Math.Pow(2, -9), PairedTest.BootstrapPValue(Enumerable.Repeat(1.0, 100).ToArray(), index), 12);
    }

    [Fact]
    public void Nothing_that_differs_has_a_p_value_of_one()
    {
        double[] differences = new double[50];
        BootstrapIndex index = BootstrapIndex.Draw(50, null, 200, 1);
        Assert.Equal(1, PairedTest.BootstrapPValue(differences, index));
        Estimate estimate = PairedTest.Difference(differences, 0, index, 0.95, "score");
        Assert.Equal((0.0, 0.0, 0.0), (estimate.Value, estimate.Lower, estimate.Upper));
    }

    [Theory]
    [InlineData(200, 30)]
    [InlineData(200, 0)]
    [InlineData(50, 20)]
    [InlineData(1000, 300)]
    public void The_smallest_difference_is_found_at_its_power(int examples, int disagreements)
    {
        const int Runs = 4000;
        double smallest = PairedTest.SmallestShown(examples, disagreements, Alpha, Power)!.Value;
        double share = Math.Max(smallest, (double)disagreements / examples), gain = (share + smallest) / 2;
        int found = 0;
        for (int run = 0; run < Runs; run++)
        {
            RandomStream stream = RandomStream.Derive(7, "smallest", run);
            int gained = 0, lost = 0;
            for (int i = 0; i < examples; i++)
            {
                double draw = stream.NextDouble();
                if (draw < gain) gained++;
                else if (draw < share) lost++;
            }
            found += McNemar.ExactPValue(gained, lost) <= Alpha ? 1 : 0;
        }
        // Three binomial standard errors of 0.8.
        Assert.InRange(found / (double)Runs, 0.8 - 0.019, 0.8 + 0.019);
    }

    [Fact]
    public void Five_examples_can_show_no_difference_and_six_can()
    {
        Assert.Null(PairedTest.SmallestShown(5, 2, Alpha, Power));
        // All six must disagree, all one way, for p = 2/64: at 80 % power each in 0.8^(1/6) of the cases.
        Assert.Equal(Math.Pow(0.8, 1.0 / 6), PairedTest.SmallestShown(6, 0, Alpha, Power)!.Value, 5);
        Assert.Null(PairedTest.SmallestShown(0.1, 5, Alpha, Power));
        Assert.Null(PairedTest.SmallestShown(0.0, 500, Alpha, Power));
    }

    [Fact]
    public void Millers_example_is_met()
    {
        // Miller 2024, section 5: ω² = 1/9 and 969 questions show three points at 80 % power; the t quantiles of 968 degrees add a little.
        double smallest = PairedTest.SmallestShown(Math.Sqrt(1.0 / 9 / 969), 969, Alpha, Power)!.Value;
        Assert.InRange(smallest, 0.02999, 0.0301);
    }

    [Fact]
    public void A_smaller_share_of_disagreements_shows_a_smaller_difference()
    {
        double few = PairedTest.SmallestShown(400, 20, Alpha, Power)!.Value, many = PairedTest.SmallestShown(400, 200, Alpha, Power)!.Value;
        Assert.True(few < many);
    }
}
