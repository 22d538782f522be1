using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Investigations;

public class SensitivityTests
{
    private static readonly TaskFinding Step = Find(Records("step", new() { Tau = 0.05, Seed = 3 }), 0.1);

    [Fact]
    public void There_is_a_row_for_every_change_the_unchanged_verdict_first()
    {
        Sensitivity sensitivity = Step.Sensitivity();
        Assert.Equal((Step.Key, Step.Axis), (sensitivity.Key, sensitivity.Axis));
        Assert.Equal(
            [SensitivityChange.None, .. Enumerable.Repeat(SensitivityChange.WithoutScale, 8), .. Enumerable.Repeat(SensitivityChange.SmoothNull, 3),
                .. Enumerable.Repeat(SensitivityChange.LeastStepShare, 3), SensitivityChange.ModelStandardDeviation],
            sensitivity.Rows.Select(row => row.Change));
        Assert.Equal(["1", "2", "3", "0.3", "0.5", "0.7", "0.1"], sensitivity.Rows.Skip(9).Select(row => row.Setting));
        Assert.Equal(Step.Metrics[0].Survival!.Narrower!.Share, sensitivity.Rows[0].StepShare);
    }

    [Fact]
    public void Under_a_smooth_null_alone_the_step_share_is_that_of_its_degree()
    {
        SurvivalFinding survival = Step.Metrics[0].Survival!;
        Assert.Equal(new[] { 1, 2, 3 }.Select(degree => StepFit.Of(survival.Latent, survival.Above, degree)!.Share),
            Step.Sensitivity().Rows.Where(row => row.Change == SensitivityChange.SmoothNull).Select(row => row.StepShare));
    }

    [Fact]
    public void A_clear_step_hangs_on_nothing()
    {
        Sensitivity sensitivity = Step.Sensitivity();
        Assert.Equal(Verdict.Survives, sensitivity.Rows[0].Verdict);
        Assert.Empty(sensitivity.Contradictions);
        Assert.All(sensitivity.Rows.Where(row => row.Change != SensitivityChange.WithoutScale), row => Assert.Equal(Verdict.Survives, row.Verdict));
    }

    [Fact]
    public void Leaving_a_scale_out_is_investigating_the_records_without_it()
    {
        Record[] records = [.. Records("step", new() { Tau = 0.05, Seed = 3 })];
        SensitivityRow[] rows = [.. Step.Sensitivity().Rows.Where(row => row.Change == SensitivityChange.WithoutScale)];
        foreach (SensitivityRow row in rows)
        {
            TaskFinding without = Find(records.Where(record => record.Model != row.Setting), null);
            Assert.Equal(Verdicts.Overall([.. without.Metrics.Select(metric => metric.Survival!.Verdict)]), row.Verdict);
            Assert.Equal(without.Metrics[0].Survival!.Narrower!.Share!.Value, row.StepShare!.Value, 1e-9);
        }
    }

    [Fact]
    public void Where_the_end_below_the_jump_is_left_out_no_gap_is_left()
    {
        TaskFinding finding = Find(Family.Records([Family.Right(1, 100), Family.Right(70, 100), Family.Right(75, 100), Family.Right(80, 100), Family.Right(85, 100), Family.Right(90, 100)]), null);
        Assert.Equal((1, JumpStatus.Apparent), (finding.Jump.Above, finding.Jump.Status));
        SensitivityRow[] rows = [.. finding.Sensitivity().Rows.Where(row => row.Change == SensitivityChange.WithoutScale)];
        Assert.Null(rows[0].Verdict);
        Assert.All(rows.Skip(1), row => Assert.NotNull(row.Verdict));
    }

    [Fact]
    public void Without_a_jump_there_is_nothing_to_change()
    {
        TaskFinding flat = Find(Records("flat", new() { Seed = 1 }), null);
        Assert.NotEqual(JumpStatus.Apparent, flat.Jump.Status);
        Assert.Empty(flat.Sensitivity().Rows);
        Assert.Empty(flat.Sensitivity().Contradictions);
    }

    [Fact]
    public void A_declared_deviation_counts_only_where_there_is_one_seed_a_scale()
    {
        TaskFinding seeded = Find(Records("step", new() { Tau = 0.05, SeedsPerScale = 2, Examples = 100 }), 0.1);
        Assert.DoesNotContain(seeded.Sensitivity().Rows, row => row.Change == SensitivityChange.ModelStandardDeviation);
        SensitivityRow wild = Find(Records("step", new() { Tau = 0.05, Seed = 3 }), 5).Sensitivity().Rows[^1];
        Assert.Equal((SensitivityChange.ModelStandardDeviation, Verdict.Inconclusive), (wild.Change, wild.Verdict));
    }

    [Fact]
    public void A_share_between_two_thresholds_is_called_by_each_as_it_says()
    {
        Sensitivity sensitivity = Find(Records("half_step", new() { Tau = 0.01, Examples = 1000, Seed = 2 }), null).Sensitivity();
        SensitivityRow[] rows = [.. sensitivity.Rows.Where(row => row.Change == SensitivityChange.LeastStepShare)];
        Assert.InRange(rows[0].StepShare!.Value, 0.3, 0.7);
        Assert.Equal((Verdict.Survives, Verdict.Attenuated), (rows[0].Verdict!.Value, rows[2].Verdict!.Value));
    }

    [Fact]
    public void A_known_deviation_gives_the_textbook_standard_error_and_the_normal_quantile()
    {
        var curve = LatentCurve.Of([0, 1, 2, 3, 4, 5], [0, 0.1, 0.2, 1.3, 1.4, 1.5], new double[6, 6]);
        StepFit fit = StepFit.Of(curve.WithModelStandardDeviation(2), 3, 1)!;
        Assert.Equal(4, fit.Tau2);
        // A line and a step at the middle of six even places: the step's variance is σ² · 35/12.
        Assert.Equal(2 * Math.Sqrt(35.0 / 12), fit.DeltaStandardError, 1e-6);
        Assert.Equal(fit.Delta - (1.6448536 * fit.DeltaStandardError), fit.DeltaBounds(0.05).Lower, 1e-4);
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.WithModelStandardDeviation(-1));
    }

    [Fact]
    public void A_curve_without_a_scale_keeps_the_others_as_they_were()
    {
        ScaleCurve curve = Step.Metrics[0].Curve!, without = curve.Without(2);
        Assert.Equal(curve.Points.Count - 1, without.Points.Count);
        Assert.Equal(curve.Points.Where((_, i) => i != 2).Select(point => point.Mean.Value), without.Points.Select(point => point.Mean.Value));
        Assert.Equal(curve.RunCovariance(1, 3), without.RunCovariance(1, 2));
        Assert.Equal(3, without.Without(0).Without(0).RunsAt(3)[0]);
        Assert.Throws<ArgumentOutOfRangeException>(() => curve.Without(8));
    }

    [Fact]
    public void The_spread_of_what_is_left_open_of_tau_is_the_confidence_distribution()
    {
        // Without sampling error Q(τ²) = S/τ², so that the fits' τ² are S over the quantiles of χ².
        double[] y = [0.1, 0.9, 2.2, 2.8, 4.1, 4.7], x = [0, 1, 2, 3, 4, 5];
        double[] ones = [1, 1, 1, 1, 1, 1];
        var model = new MixedModel(y, new double[6, 6]);
        double squares = 4 * model.Fit(ones, x)!.Tau2;
        MixedModelFit[] fits = model.FitOverTau2(10, ones, x)!;
        Assert.All(fits.Index(), fit => Assert.Equal(squares / MathNet.Numerics.Distributions.ChiSquared.InvCDF(4, 0.95 - (0.1 * fit.Index)), fit.Item.Tau2, 1e-5));
    }

    private static IEnumerable<Record> Records(string world, SimulationOptions options) => Simulator.Records(WorldCatalogue.Get(world), options);

    private static TaskFinding Find(IEnumerable<Record> records, double? deviation) =>
        Investigation.Of(RecordSet.Of(records), new() { Resamples = 1000, ModelStandardDeviation = deviation }).Run().Findings[0];
}
