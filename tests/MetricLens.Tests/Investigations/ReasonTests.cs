using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Survival;
using MetricLens.Tests.Survival;

namespace MetricLens.Tests.Investigations;

/// <summary>Each reason where it arises and where it must not; those that other classes hold both ways are not repeated.</summary>
public class ReasonTests
{
    private static readonly TaskFinding Step = Investigate(Simulated("step"));
    private static readonly TaskFinding Smooth = MadeWorld.Jumping(WorldCatalogue.Get("smooth_curve"), new() { Tau = 0.05 });

    [Fact]
    public void No_progress_is_shown_where_the_score_has_hardly_moved_below_the_jump()
    {
        // The margin rises as the square of the logarithm of scale: over the first scales it stays within the noise.
        TaskFinding finding = MadeWorld.Jumping(WorldCatalogue.Get("smooth_choice"), new() { Models = 6, Tau = 0.15 });
        Assert.Equal(Verdict.Inconclusive, finding.Overall);
        Assert.Contains(Reason.NoProgressShown, finding.Reasons);
        Assert.Equal(Verdict.Artifact, Smooth.Overall);
        Assert.DoesNotContain(Reason.NoProgressShown, Smooth.Reasons);
    }

    [Fact]
    public void There_is_no_net_improvement_where_the_largest_models_fall_back()
    {
        Assert.Contains(Reason.NoNetImprovement, SurvivalTest.Run(Curve(0, 0.1, 0, 4, 4, 0, -0.2, -0.1), 3, new()).Reasons);
        Assert.DoesNotContain(Reason.NoNetImprovement, SurvivalTest.Run(Curve(0, 0.1, 0, 4, 4, 4.1, 4.2, 4.1), 3, new()).Reasons);
    }

    [Fact]
    public void The_share_of_a_step_is_open_where_most_of_the_gain_may_be_a_step_and_may_not()
    {
        SurvivalFinding open = SurvivalTest.Run(Curve(0, 0.3, 0.6, 0.9, 3.2, 3.5, 3.8, 4.1), 4, new());
        (double lower, double upper) = open.Narrower!.ShareBounds(0.05)!.Value;
        Assert.True(lower < 0.5 && upper > 0.5 && open.Narrower.Share < 0.5);
        Assert.Contains(Reason.StepShareOpen, open.Reasons);
        Assert.DoesNotContain(Reason.StepShareOpen, Step.Reasons);
        Assert.DoesNotContain(Reason.StepShareOpen, Smooth.Reasons);
    }

    [Fact]
    public void A_verdict_depends_on_the_axis_where_another_one_spreads_the_step_over_a_wide_gap()
    {
        // Data grow by 1.05 from model to model and by 1,000 at the jump: there the rise is as steep as anywhere.
        double Tokens(double size) => 1e9 * Math.Pow(1.05, Math.Log10(size)) * (size > Step.Jump.From.Scale * 1.01 ? 1000 : 1);
        TaskFinding warped = Investigate(Simulated("step").Select(record => At(record, record.Scales with { TrainTokens = Tokens(record.Scales.Params!.Value) })));
        Assert.Equal(Verdict.Survives, warped.Overall);
        Assert.Contains(Reason.AxisDependent, warped.Reasons);
        TaskFinding even = Investigate(Simulated("step").Select(record => At(record, record.Scales with { TrainTokens = Math.Pow(record.Scales.Params!.Value, 0.8) })));
        Assert.DoesNotContain(Reason.AxisDependent, even.Reasons);
    }

    [Fact]
    public void Evidence_is_of_texts_alone_where_no_probabilities_were_recorded()
    {
        TaskFinding texts = Investigate(Simulated("step").Select(record => new Record
        {
            Task = record.Task, Model = record.Model, ExampleId = record.ExampleId, Scales = record.Scales, Targets = record.Targets, Output = record.Output,
        }));
        Assert.Contains(Reason.TextOnlyEvidence, texts.Reasons);
        Assert.DoesNotContain(Reason.TextOnlyEvidence, Step.Reasons);
    }

    [Fact]
    public void Metrics_differ_where_one_sees_a_step_and_another_none()
    {
        TaskFinding digits = Investigate(RecordSet.Load(Fixture.Path("digits", "mul_3x1.jsonl.gz")).Where(record => record.Family == "width"));
        Assert.Equal([Verdict.Attenuated, Verdict.Artifact], digits.Metrics.Select(metric => metric.Verdict));
        Assert.Contains(Reason.MetricsDiffer, digits.Reasons);
        Assert.DoesNotContain(Reason.MetricsDiffer, Step.Reasons);
    }

    [Fact]
    public void No_continuous_metric_is_left_where_the_records_hold_scores_alone()
    {
        Record[] right = [.. Family.Records([.. new[] { 1, 2, 1, 3, 150, 160, 170 }.Select(count => Family.Right(count, 200))])];
        TaskFinding bare = Investigation.Of(RecordSet.Of(right), new() { Resamples = 1000, ContinuousMetrics = ["target_log_likelihood"] }).Run().Findings[0];
        Assert.Equal(Verdict.Inconclusive, bare.Overall);
        Assert.Contains(Reason.NoContinuousMetric, bare.Reasons);
        Assert.DoesNotContain(Reason.NoContinuousMetric, Investigate(right).Reasons);
    }

    [Fact]
    public void Nothing_is_wrong_with_a_plain_step()
    {
        Assert.Equal(Verdict.Survives, Step.Overall);
        Assert.Empty(Step.Reasons);
    }

    private static TaskFinding Investigate(IEnumerable<Record> records) => Investigation.Of(RecordSet.Of(records), new() { Resamples = 1000 }).Run().Findings[0];

    private static Record[] Simulated(string world) => [.. Simulator.Records(WorldCatalogue.Get(world), new() { Examples = 150, Seed = 5, Tau = 0.05 })];

    private static Record At(Record record, ScaleValues scales) => new()
    {
        Task = record.Task, Model = record.Model, ExampleId = record.ExampleId, Scales = scales, Targets = record.Targets, Output = record.Output,
        TargetTokens = record.TargetTokens, OutputTokens = record.OutputTokens, TargetLogprobs = record.TargetLogprobs,
    };

    private static LatentCurve Curve(params double[] values)
    {
        double[,] covariance = new double[values.Length, values.Length];
        for (int k = 0; k < values.Length; k++) covariance[k, k] = 1e-2;
        return LatentCurve.Of([.. Enumerable.Range(0, values.Length).Select(k => (double)k)], values, covariance);
    }
}
