using System.Globalization;
using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Statistics;

namespace MetricLens.Tests.Curves;

public class ScalingLawTests(ITestOutputHelper output)
{
    private const int Runs = 1000;

    /// <summary>The worlds' law: 4 nats above the floor at 10⁷ parameters, two powers of ten less at 10¹¹.</summary>
    private const double Exponent = 0.5, FirstLoss = 4, Floor = 0.02;

    private static double Truth(double scale, double floor) => floor + (FirstLoss * Math.Pow(scale / 1e7, -Exponent));

    [Theory]
    [InlineData("power_law", false, 0.0)]
    [InlineData("power_law_floor", true, Floor)]
    public void The_law_of_a_world_without_noise_is_recovered(string world, bool hasFloor, double floor)
    {
        ScalingLaw law = Law(world, new() { Tau = 0, Examples = 4, DifficultySpread = 0, TokenSpread = 0 }, hasFloor);
        Assert.Equal(Exponent, law.Exponent.Value, 6);
        Assert.Equal(floor, law.Floor?.Value ?? 0, 6);
        Assert.Equal(Truth(law.NextScale, floor), law.Forecast(law.NextScale)!.Loss.Value, 6);
        Assert.Equal(1e7 * Math.Pow(FirstLoss, 1 / Exponent), law.Constant!.Value, 1e5);
        Assert.True(law.Tau < 1e-3);
    }

    [Theory]
    [InlineData("power_law", false, 0.0, 8, 1)]
    [InlineData("power_law_floor", true, Floor, 8, 1)]
    [InlineData("power_law_floor", true, Floor, 6, 2)]
    public void Intervals_cover_the_truth_of_a_world_at_their_level(string world, bool hasFloor, double floor, int models, int seeds)
    {
        var tally = new Tally();
        Parallel.For(0, Runs, run =>
        {
            SimulationOptions options = new() { Models = models, SeedsPerScale = seeds, Tau = 0.1, Examples = 4, DifficultySpread = 0, TokenSpread = 0, Seed = run };
            ScalingLaw law = Law(world, options, hasFloor);
            // A new model one scale ahead, with noise of its own.
            double truth = Truth(law.NextScale, floor), logit = -Math.Log(Math.Exp(truth) - 1) + (0.1 * RandomStream.Derive(run, "new model", 0).NextNormal());
            ScalingForecast forecast = law.Forecast(law.NextScale)!;
            tally.Add(law.Exponent, Exponent, law.Floor, floor, forecast, truth, Math.Log(1 + Math.Exp(-logit)));
        });
        output.WriteLine($"{world}, K = {models}, {seeds} seeds: {tally}");
        tally.AssertLevel(hasFloor);
    }

    [Fact]
    public void Intervals_cover_where_the_noise_is_that_of_the_examples()
    {
        // Examples of uneven difficulty, which multiplies their loss, and noise of their own: the mean loss over examples is the law's.
        double[] scales = [.. Enumerable.Range(0, 8).Select(k => 1e7 * Math.Pow(10, k * 4.0 / 7))];
        var tally = new Tally();
        Parallel.For(0, Runs, run =>
        {
            const int Examples = 200;
            RandomStream stream = RandomStream.Derive(run, "scaling examples", 0);
            double[][] scores = [.. scales.Select(_ => new double[Examples])];
            for (int i = 0; i < Examples; i++)
            {
                double difficulty = Math.Exp((0.5 * stream.NextNormal()) - 0.125);
                for (int k = 0; k < scales.Length; k++) scores[k][i] = Truth(scales[k], 0) * difficulty * Math.Exp((0.5 * stream.NextNormal()) - 0.125);
            }
            ScalingLaw law = ScalingLaw.Of(scales, [.. scores.Select(row => row.Average())], PairedCovariance.OfMeans(scores, null), hasFloor: false)!;
            double truth = Truth(law.NextScale, 0);
            tally.Add(law.Exponent, Exponent, null, 0, law.Forecast(law.NextScale)!, truth, truth);
        });
        output.WriteLine($"noise of examples: {tally}");
        tally.AssertAtLeastLevel();
    }

    [Fact]
    public void A_law_needs_a_degree_of_freedom()
    {
        double[] scales = [1, 10, 100, 1000], losses = [2, 1, 0.6, 0.4];
        Assert.NotNull(ScalingLaw.Of(scales, losses, new double[4, 4], hasFloor: true));
        Assert.Null(ScalingLaw.Of(scales[..3], losses[..3], new double[3, 3], hasFloor: true));
        Assert.NotNull(ScalingLaw.Of(scales[..3], losses[..3], new double[3, 3], hasFloor: false));
        Assert.Null(ScalingLaw.Of(scales[..2], losses[..2], new double[2, 2], hasFloor: false));
    }

    [Fact]
    public void The_unit_of_the_scale_leaves_the_law_as_it_is()
    {
        double[] scales = [1e7, 1e8, 1e9, 1e10, 1e11], losses = [3.1, 1.5, 0.9, 0.45, 0.42];
        ScalingLaw one = ScalingLaw.Of(scales, losses, new double[5, 5], hasFloor: true)!;
        ScalingLaw other = ScalingLaw.Of([.. scales.Select(scale => scale / 1e6)], losses, new double[5, 5], hasFloor: true)!;
        Assert.Equal(one.Exponent.Value, other.Exponent.Value, 6);
        Assert.Equal(one.Exponent.Lower, other.Exponent.Lower, 4);
        Assert.Equal(one.Floor!.Upper, other.Floor!.Upper, 4);
        Assert.Equal(one.Forecast(1e12)!.NewModel.Upper, other.Forecast(1e6)!.NewModel.Upper, 4);
        Assert.Equal(0, one.Floor.Lower);
    }

    [Fact]
    public void Losses_that_do_not_fall_end_in_no_law_or_a_flat_one_and_never_in_a_fault()
    {
        double[] scales = [1, 10, 100, 1000, 10_000];
        foreach (double[] losses in new double[][] { [1, 1, 1, 1, 1], [1, 1.1, 0.9, 1.05, 1], [0.5, 1, 2, 4, 8], [1e-9, 1e-9, 1e-9, 1e-9, 1e-9], [30, 20, 40, 25, 30] })
        {
            foreach (bool hasFloor in new[] { false, true })
            {
                if (ScalingLaw.Of(scales, losses, new double[5, 5], hasFloor) is not { } law) continue;
                if (law.Forecast(law.NextScale) is not { } forecast) continue;
                Assert.True(forecast.NewModel.Lower <= forecast.Loss.Lower && forecast.Loss.Upper <= forecast.NewModel.Upper);
            }
        }
    }

    [Fact]
    public void Bad_input_is_refused()
    {
        Assert.Throws<ArgumentException>(() => ScalingLaw.Of([1, 10, 5], [1, 1, 1], new double[3, 3], false));
        Assert.Throws<ArgumentException>(() => ScalingLaw.Of([1, 10, 50], [1, 0, 1], new double[3, 3], false));
        Assert.Throws<ArgumentException>(() => ScalingLaw.Of([1, 10, 50], [1, double.NaN, 1], new double[3, 3], false));
        Assert.Throws<ArgumentException>(() => ScalingLaw.Of([1, 10], [1], new double[2, 2], false));
    }

    private static ScalingLaw Law(string world, SimulationOptions options, bool hasFloor)
    {
        ScoreTable table = ScoreTable.Of(RecordSet.Of(Simulator.Records(WorldCatalogue.Get(world), options)), [MetricCatalogue.Get("target_log_likelihood")], threads: 1);
        return ScalingLaw.Of(ScaleCurve.Of(Comparison.Of(table.Keys)[0], table.Columns[0], ScaleAxis.Params)!, hasFloor)!;
    }

    private sealed class Tally
    {
        private readonly Lock _lock = new();
        private int _exponent, _floor, _loss, _new;

        public void Add(Estimate exponent, double trueExponent, Estimate? floor, double trueFloor, ScalingForecast forecast, double trueLoss, double newLoss)
        {
            lock (_lock)
            {
                _exponent += Holds(exponent, trueExponent);
                _floor += floor is null ? 0 : Holds(floor, trueFloor);
                _loss += Holds(forecast.Loss, trueLoss);
                _new += Holds(forecast.NewModel, newLoss);
            }

            static int Holds(Estimate estimate, double truth) => estimate.Lower <= truth && truth <= estimate.Upper ? 1 : 0;
        }

        /// <summary>Within three binomial standard errors of the level, 2.1 % of 1000 runs: the band of 93 to 97 % and no wider than it must be.</summary>
        public void AssertLevel(bool hasFloor)
        {
            foreach (int covered in hasFloor ? new[] { _exponent, _floor, _loss, _new } : [_exponent, _loss, _new])
                Assert.InRange(covered / (double)Runs, 0.95 - 0.021, 0.95 + 0.021);
        }

        public void AssertAtLeastLevel() => Assert.All([_exponent, _loss, _new], covered => Assert.True(covered / (double)Runs >= 0.95 - 0.021));

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"of {Runs} runs the exponent is covered in {_exponent}, the floor in {_floor}, the loss one scale ahead in {_loss}, that of a new model in {_new}");
    }
}
