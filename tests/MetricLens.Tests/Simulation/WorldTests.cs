using MetricLens.Simulation;
using MetricLens.Statistics;

namespace MetricLens.Tests.Simulation;

/// <summary>What each world claims of itself, without noise.</summary>
public class WorldTests
{
    private static readonly WorldLayout Layout = new([.. Enumerable.Range(0, 9).Select(k => 7 + (k / 2.0))], 4000);

    public static TheoryData<string> Ids => WorldCatalogueTests.Ids;

    public static TheoryData<string> Improving =>
        [.. WorldCatalogue.All.Where(world => world.Card.Truth is not (WorldTruth.Flat or WorldTruth.Reversal)).Select(world => world.Card.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void The_same_stream_draws_the_same_world(string id)
    {
        Assert.Equal(Means(id, 5), Means(id, 5));
        Assert.All(Means(id, 5), mean => Assert.True(double.IsFinite(mean)));
    }

    [Theory, MemberData(nameof(Improving))]
    public void An_improving_world_never_falls(string id)
    {
        for (int seed = 0; seed < 10; seed++) Assert.All(Gains(Means(id, seed)), gain => Assert.True(gain >= -1e-12));
    }

    [Theory]
    [InlineData("step", 0.9, 1)]
    [InlineData("step_choice", 0.9, 1)]
    [InlineData("half_step", 0.5, 0.7)]
    public void A_step_makes_up_its_share_of_the_improvement(string id, double least, double most)
    {
        for (int seed = 0; seed < 10; seed++)
        {
            double[] means = Means(id, seed);
            Assert.InRange(Gains(means).Max() / (means[^1] - means[0]), least, most);
        }
    }

    [Fact]
    public void A_step_lies_about_the_middle_and_not_always_at_one_gap()
    {
        int[] gaps = [.. Enumerable.Range(0, 40).Select(seed => Largest(Gains(Means("step", seed)))).Distinct().Order()];
        Assert.Equal([2, 3, 4], gaps);
    }

    [Fact]
    public void A_hinge_is_flat_and_then_a_line()
    {
        double[] gains = Gains(Means("hinge", 3));
        Assert.Equal(2, gains.Select(gain => Math.Round(gain, 9)).Distinct().Count());
        Assert.Equal(0, gains[0]);
        Assert.True(gains[^1] > 0.5);
    }

    [Fact]
    public void Three_examples_in_ten_of_a_subset_step()
    {
        LatentPath path = Path("subset", 2);
        double share = Enumerable.Range(0, Layout.Examples).Count(example => path(8, example) - path(0, example) > 3) / (double)Layout.Examples;
        // Four binomial standard errors.
        Assert.InRange(share, 0.3 - 0.029, 0.3 + 0.029);
    }

    [Fact]
    public void Each_quantum_is_sharp_and_their_sum_smooth()
    {
        LatentPath path = Path("quanta", 2);
        for (int example = 0; example < 50; example++)
            Assert.Single(Enumerable.Range(1, 8).Select(scale => path(scale, example) - path(scale - 1, example)), gain => gain > 4);
        double[] gains = Gains(Means("quanta", 2));
        Assert.True(gains.Max() < 1.2 * gains.Average());
    }

    [Fact]
    public void A_power_law_without_a_floor_is_a_line_in_the_logarithm_of_the_loss()
    {
        double[] logLosses = [.. Means("power_law", 1).Select(mean => Math.Log(Math.Log(1 + Math.Exp(-mean))))];
        Assert.All(Gains(logLosses), gain => Assert.Equal(-2 * Math.Log(10) / 8, gain, 1e-9));
    }

    [Fact]
    public void A_U_shape_falls_before_it_rises_beyond_its_start()
    {
        double[] means = Means("u_shape", 1);
        Assert.True(means.Min() < means[0] - 0.5);
        Assert.True(means[^1] > means[0] + 3);
        Assert.InRange(Array.IndexOf(means, means.Min()), 2, 3);
    }

    private static LatentPath Path(string id, int seed) => WorldCatalogue.Get(id).Draw(Layout, new RandomStream(seed));

    private static double[] Means(string id, int seed)
    {
        LatentPath path = Path(id, seed);
        return [.. Enumerable.Range(0, Layout.Scales).Select(scale => Enumerable.Range(0, Layout.Examples).Average(example => path(scale, example)))];
    }

    private static double[] Gains(double[] values) => [.. values.Skip(1).Zip(values, (next, before) => next - before)];

    private static int Largest(double[] values) => Array.IndexOf(values, values.Max());
}
