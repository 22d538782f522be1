using MetricLens.Arms;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Survival;

namespace MetricLens.Tests.Arms;

public class ArmPartsTests
{
    private static readonly double[][] ArmLosses = [[1.0, 2.0, 0.5, 1.5, 3.0, 1.0], [0.2, 0.4, 0.1, 0.3, 0.9, 0.5]];
    private static readonly double[][] BaselineLosses = [[1.5, 2.0, 1.0, 2.5, 2.0, 1.5], [0.5, 1.0, 0.5, 0.8, 1.2, 0.4]];

    // numpy 2: y = -log(arm.mean(1)) + log(base.mean(1)); inf = -arm/arm.mean(1, keepdims=True) + base/base.mean(1, keepdims=True); cov(inf)/6;
    // and of clusters of two: with g the clusters' sums of inf less its mean, 3/2 g g' / 36.
    [Theory]
    [InlineData(false, 0.03613001, 0.02020202, 0.04469697)]
    [InlineData(true, 0.03703704, 0.05808081, 0.10967631)]
    public void The_latent_difference_and_its_covariance_are_those_of_numpy(bool isClustered, double first, double shared, double second)
    {
        LatentCurve curve = LatentCurve.Difference(Curve(ArmLosses, isClustered), Curve(BaselineLosses, isClustered));
        Assert.Equal([0.15415068, 0.6061358], curve.Values, (left, right) => Math.Abs(left - right) < 1e-7);
        Assert.Equal(first, curve.Covariance[0, 0], 1e-7);
        Assert.Equal(shared, curve.Covariance[0, 1], 1e-7);
        Assert.Equal(second, curve.Covariance[1, 1], 1e-7);
    }

    // scipy 1.x: d = a - b; half = stats.t.ppf(0.975, 9) * sqrt(d.var(ddof=1)/10 + (1/12)**2).
    [Fact]
    public void The_interval_of_a_difference_is_that_of_scipy()
    {
        Record[] arm = [.. Family.Records(["1111100011"]).Select(record => record.As(arm: "5-shot"))], baseline = [.. Family.Records(["0010110001"])];
        ScoreTable table = ScoreTable.Of(RecordSet.Of([.. arm, .. baseline]), [MetricCatalogue.Get("exact_match")]);
        ScaleCurve[] curves = [.. Comparison.Of(table.Keys).Select(comparison => ScaleCurve.Of(comparison, table.Columns[0], ScaleAxis.Params)!)];
        Benefit benefit = Assert.Single(Benefit.Of(curves[1], curves[0], curves[1].Less(curves[0]), 0.05));
        Assert.Equal((0.7, 0.4), (Math.Round(benefit.Arm.Value, 12), Math.Round(benefit.Baseline.Value, 12)));
        Assert.Equal(0.3, benefit.Difference.Value, 1e-12);
        Assert.Equal(-0.21832532160735646, benefit.Difference.Lower, 1e-9);
        Assert.Equal(0.8183253216073565, benefit.Difference.Upper, 1e-9);
    }

    // Examples hide the arms' noise, ±0.05, but not that of their difference, ±0.1, on which the arms share their examples' difficulty.
    [Fact]
    public void Noise_that_only_the_difference_shows_is_given_to_both_arms()
    {
        double[] positions = [7, 8, 9, 10, 11, 12], noise = [0.05, -0.05, 0.05, -0.05, 0.05, -0.05];
        double[] line = [0, 1, 2, 3, 4, 5];
        LatentCurve arm = LatentCurve.Of(positions, [.. line.Zip(noise, (value, e) => value + e)], Independent(0.01));
        LatentCurve baseline = LatentCurve.Of(positions, [.. line.Zip(noise, (value, e) => value - e)], Independent(0.01));
        LatentCurve difference = LatentCurve.Of(positions, [.. noise.Select(e => 2 * e)], Independent(1e-6));
        double variance = PairNoise.Of(arm, baseline, difference)!.Variance(1, 1);
        Assert.InRange(variance, 0.005, 0.02);

        static double[,] Independent(double variance)
        {
            double[,] covariance = new double[6, 6];
            for (int i = 0; i < 6; i++) covariance[i, i] = variance;
            return covariance;
        }
    }

    [Theory]
    [InlineData(new[] { 40, 5, 70, 30, 20 }, JumpStatus.Inconclusive)]
    [InlineData(new[] { 2, 3, 80, 85, 90 }, JumpStatus.Apparent)]
    public void A_difference_whose_noise_is_not_known_must_rise_in_order(int[] right, JumpStatus status)
    {
        ScaleCurve curve = Investigation.Of(Family.Of([.. right.Select(count => Family.Right(count, 100))])).Run().Findings[0].Jump.Curve!;
        ApparentJump jump = DifferenceJump.Find(curve, 1, new(), null);
        Assert.Equal(status, jump.Status);
        Assert.Equal(status == JumpStatus.Inconclusive, jump.Reasons.Contains(Reason.ModelNoise));
    }

    [Fact]
    public void The_slope_of_a_raw_mean_is_how_far_a_small_move_takes_it()
    {
        TaskFinding finding = Investigation.Of(RecordSet.Of(MadeArms.Simulated("arm_shift").Where(record => record.Arm == "0-shot"))).Run().Findings[0];
        RawMoves moves = RawMoves.Of(finding.Jump.Curve!, finding.Metrics[0].Survival!.Latent)!;
        for (int point = 0; point < finding.Jump.Curve!.Points.Count; point++)
            Assert.Equal((moves.By(point, 0.05) - moves.By(point, -0.05)) / 0.1, moves.Slope(point), 1e-9);
    }

    [Fact]
    public void A_crossing_lies_on_the_line_between_two_scales()
    {
        Assert.Equal(new Crossing(Reach.Within, 8.25), Crossing.Of([7, 8, 9], [0, 0.4, 0.8], 0.5));
        Assert.Equal(new Crossing(Reach.Within, 8), Crossing.Of([7, 8, 9], [0, 0.5, 0.5], 0.5));
        Assert.Equal(new Crossing(Reach.Never, 9), Crossing.Of([7, 8, 9], [0, 0.1, 0.2], 0.5));
        Assert.Equal(new Crossing(Reach.AtFirst, 7), Crossing.Of([7, 8, 9], [0.6, 0.7, 0.8], 0.5));
    }

    [Theory]
    [InlineData(Reach.Within, 8, Reach.Within, 9, 1, 1)]
    [InlineData(Reach.Within, 8, Reach.Never, 10, 2, double.PositiveInfinity)]
    [InlineData(Reach.AtFirst, 7, Reach.Within, 9, 2, double.PositiveInfinity)]
    [InlineData(Reach.Never, 10, Reach.Within, 9, double.NegativeInfinity, -1)]
    [InlineData(Reach.Within, 8, Reach.AtFirst, 7, double.NegativeInfinity, -1)]
    [InlineData(Reach.Never, 10, Reach.Never, 10, double.NegativeInfinity, double.PositiveInfinity)]
    public void A_shift_is_open_where_a_crossing_lies_beyond_the_scales(Reach arm, double armAt, Reach baseline, double baselineAt, double least, double most) =>
        Assert.Equal((least, most), Crossing.Shift(new(arm, armAt), new(baseline, baselineAt)));

    [Theory]
    [InlineData(new[] { "5-shot", "0-shot" }, null, "0-shot", BaselineChoice.PlainName)]
    [InlineData(new[] { "cot", "Direct" }, null, "Direct", BaselineChoice.PlainName)]
    [InlineData(new[] { "instruct", "base" }, null, "base", BaselineChoice.PlainName)]
    [InlineData(new[] { "5_shot", "zero_shot", "base" }, null, "zero_shot", BaselineChoice.PlainName)]
    [InlineData(new[] { "b", "a" }, null, "a", BaselineChoice.First)]
    [InlineData(new[] { "0-shot", null }, null, null, BaselineChoice.Unnamed)]
    [InlineData(new[] { "0-shot", "b" }, "b", "b", BaselineChoice.Asked)]
    [InlineData(new[] { "0-shot", null }, "", null, BaselineChoice.Asked)]
    public void The_baseline_is_the_one_asked_for_or_the_plainest(string?[] arms, string? asked, string? name, BaselineChoice choice) =>
        Assert.Equal(new BaselineArm(name, choice), BaselineArm.Of(arms, asked));

    [Fact]
    public void A_baseline_that_is_not_there_is_none() => Assert.Null(BaselineArm.Of(["a", "b"], "c"));

    private static ScaleCurve Curve(double[][] losses, bool isClustered)
    {
        IEnumerable<Record> records = losses.SelectMany((row, k) => row.Select((loss, i) => new Record
        {
            Task = "t", Model = $"m{k}", ExampleId = $"e{i}", Scales = new() { Params = Math.Pow(10, 7 + k) }, Target = "a", TargetLogprobs = new[] { -loss },
            Cluster = isClustered ? $"c{i / 2}" : null,
        }));
        ScoreTable table = ScoreTable.Of(RecordSet.Of(records), [MetricCatalogue.Get("target_log_likelihood")]);
        return ScaleCurve.Of(Comparison.Of(table.Keys)[0], table.Columns[0], ScaleAxis.Params)!;
    }
}
