using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Investigations;

/// <summary>Every input ends in a verdict with a reason or in a data error, never in a NaN or an exception of the code's own.</summary>
public class UglyInputTests
{
    private static readonly double[] Losses = [3, 1, 0.3, 0.1, 0.03, 0.01, 0.003, 0.001];

    public static TheoryData<string, int[]> Curves => new()
    {
        { "one scale", [30] },
        { "two scales", [0, 30] },
        { "three scales", [0, 0, 30] },
        { "four scales", [0, 0, 30, 40] },
        { "five scales", [0, 0, 1, 30, 40] },
        { "all wrong", [0, 0, 0, 0, 0, 0, 0, 0] },
        { "all right", [40, 40, 40, 40, 40, 40, 40, 40] },
        { "identical models", [7, 7, 7, 7, 7, 7] },
        { "identical but one", [7, 7, 7, 40, 40, 40, 40, 40] },
        { "nothing, then all", [0, 0, 0, 0, 40, 40, 40, 40] },
        { "down", [40, 30, 20, 10, 5, 2, 1, 0] },
    };

    [Theory, MemberData(nameof(Curves))]
    public void A_verdict_is_reached_with_a_reason_where_nothing_can_be_told(string name, int[] right)
    {
        TaskFinding finding = Single(Family.Records([.. right.Select(count => Family.Right(count, 40))]));
        Assert.True(finding.Overall != Verdict.Inconclusive || finding.Reasons.Count > 0, name);
        AssertFinite(finding);
    }

    [Fact]
    public void A_saturated_task_takes_nothing_from_the_one_beside_it()
    {
        IEnumerable<Record> saturated = Family.Records([.. Enumerable.Range(0, 8).Select(_ => Family.Right(40, 40))]);
        IEnumerable<Record> jumping = Family.Records([.. new[] { 0, 0, 1, 1, 30, 32, 36, 38 }.Select(count => Family.Right(count, 40))]).Select(record => Renamed(record, "other"));
        InvestigationResult result = Run(saturated.Concat(jumping));
        Assert.Equal(Verdict.NoApparentJump, result.Finding("task").Overall);
        Assert.Equal(JumpStatus.Apparent, result.Finding("other").Jump.Status);
    }

    [Fact]
    public void Losses_rounded_to_nought_make_no_step()
    {
        Assert.NotEqual(Verdict.Survives, Losing([.. Losses.Select((loss, k) => k < 4 ? loss : 0)]).Metrics[0].Survival!.Verdict);
        Assert.Equal(Verdict.Artifact, Losing(Losses).Metrics[0].Survival!.Verdict);
    }

    [Fact]
    public void Two_examples_are_never_a_jump_however_they_are_resampled() => Assert.NotEqual(JumpStatus.Apparent,
        Single(Family.Records(["00", "00", "00", "00", "11", "11", "11", "11"], k => new() { Params = Math.Pow(10, 7 + (k / 2)) }, k => k % 2)).Jump.Status);

    [Fact]
    public void A_metric_that_one_model_lacks_is_not_the_primary_one()
    {
        TaskFinding finding = Single(WithLosses(Losses).Select(record => record.Model == "m03" ? Stripped(record) : record));
        Assert.Equal("normalized_token_edit_distance", finding.Metrics[0].Metric.Id);
        Assert.Equal([Reason.TooFewExamples], finding.Metrics[1].Reasons);
    }

    [Fact]
    public void Scales_that_differ_by_rounding_are_one_scale()
    {
        TaskFinding finding = Single(Family.Records([Family.Right(2, 40), Family.Right(30, 40), Family.Right(38, 40)],
            k => new() { Params = k == 2 ? 1e9 : 1e7 * (1 + (k * 1e-12)) }, k => k));
        Assert.Equal(2, finding.Jump.Curve!.Points.Count);
    }

    [Fact]
    public void Checkpoints_of_several_widths_in_one_family_are_no_replicates()
    {
        TaskFinding finding = Single(Family.Records([.. new[] { 0, 1, 1, 2, 150, 160 }.Select(count => Family.Right(count, 200))],
            k => new() { Params = Math.Pow(10, 7 + (k / 2)), Step = 100 * (1 + (k % 2)) }));
        Assert.Equal(Verdict.Inconclusive, finding.Overall);
        Assert.Contains(Reason.MixedScales, finding.Reasons);
    }

    [Fact]
    public void An_axis_that_cannot_tell_disagrees_with_nothing()
    {
        TaskFinding finding = Single(Simulated("step").Select(Stepped));
        Assert.Equal(Verdict.Survives, finding.Overall);
        Assert.Equal(Verdict.Inconclusive, finding.OnOtherAxes[ScaleAxis.Step]);
        Assert.DoesNotContain(Reason.AxisDependent, finding.Reasons);
    }

    [Fact]
    public void A_jump_at_the_first_gap_is_at_the_edge()
    {
        TaskFinding finding = Single(Family.Records([.. new[] { 0, 30, 31, 32, 33, 34, 35, 36 }.Select(count => Family.Right(count, 40))]));
        Assert.Equal(Verdict.Inconclusive, finding.Overall);
        Assert.Contains(Reason.Edge, finding.Reasons);
    }

    [Fact]
    public void A_lower_is_better_raw_metric_jumps_too()
    {
        TaskFinding finding = Run(Simulated("step"), new() { RawMetric = "normalized_token_edit_distance", ContinuousMetrics = ["target_log_likelihood"] }).Findings[0];
        Assert.Equal(JumpStatus.Apparent, finding.Jump.Status);
        Assert.True(finding.Jump.Gain!.Value < 0);
        Assert.InRange(finding.Metrics[0].Explained!.Value, -0.5, 0.5);
    }

    [Fact]
    public void Records_without_the_fields_of_a_raw_metric_are_a_data_error_that_names_the_task() => Assert.Contains("'task'",
        Assert.Throws<InputDataException>(() => Run([new Record { Task = "task", Model = "m", ExampleId = "1", Scales = new() { Params = 1 }, Output = "x" }])).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("brier", "brier")]
    [InlineData("exact_match", "target_log_likelihood", "target_log_likelihood")]
    [InlineData("exact_match", "exact_match")]
    [InlineData("token_edit_distance")]
    public void Metrics_that_cannot_judge_each_other_are_refused(string raw, params string[] continuous) =>
        Assert.Throws<ArgumentException>(() => new InvestigationOptions { RawMetric = raw, ContinuousMetrics = continuous }.Validate());

    private static void AssertFinite(TaskFinding finding)
    {
        foreach (MetricFinding metric in finding.Metrics)
        {
            foreach (StepFit fit in metric.Survival?.Fits ?? [])
                Assert.True(double.IsFinite(fit.Delta) && double.IsFinite(fit.DeltaStandardError) && double.IsFinite(fit.Tau2) && (fit.Share is not { } share || double.IsFinite(share)));
            Assert.True(metric.Explained is not { } explained || (explained.Lower <= explained.Value && explained.Value <= explained.Upper));
        }
    }

    private static TaskFinding Losing(double[] losses) => Single(WithLosses(losses));

    /// <summary>A family whose raw score jumps in the middle and whose loss a token is given, the same on every example up to a little.</summary>
    private static IEnumerable<Record> WithLosses(double[] losses) =>
        Family.Records([.. losses.Select((_, k) => Family.Right(k < losses.Length / 2 ? k : 60 + k, 80))]).Select(record =>
        {
            double loss = losses[int.Parse(record.Model[1..], System.Globalization.CultureInfo.InvariantCulture)];
            double own = 1 + (0.2 * (int.Parse(record.ExampleId, System.Globalization.CultureInfo.InvariantCulture) % 5));
            return Copy(record, record.Task, new[] { -loss * own }, record.Scales);
        });

    private static IEnumerable<Record> Simulated(string world) => Simulator.Records(WorldCatalogue.Get(world), new() { Examples = 200 });

    private static Record Renamed(Record record, string task) => Copy(record, task, record.TargetLogprobs, record.Scales);

    private static Record Stripped(Record record) => Copy(record, record.Task, default, record.Scales);

    /// <summary>The record with a step that has two values only.</summary>
    private static Record Stepped(Record record) => Copy(record, record.Task, record.TargetLogprobs, record.Scales with { Step = record.Scales.Params > 1e9 ? 2 : 1 });

    private static Record Copy(Record record, string task, ReadOnlyMemory<double> logprobs, ScaleValues scales) => new()
    {
        Task = task,
        Model = record.Model,
        Seed = record.Seed,
        ExampleId = record.ExampleId,
        Scales = scales,
        Targets = record.Targets,
        Output = record.Output,
        TargetTokens = record.TargetTokens,
        OutputTokens = record.OutputTokens,
        TargetLogprobs = logprobs,
    };

    private static TaskFinding Single(IEnumerable<Record> records) => Run(records).Findings[0];

    private static InvestigationResult Run(IEnumerable<Record> records, InvestigationOptions? options = null) =>
        Investigation.Of(RecordSet.Of(records), options ?? new() { Resamples = 1000 }).Run();
}
