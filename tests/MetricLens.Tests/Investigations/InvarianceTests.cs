using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Investigations;

/// <summary>A verdict hangs on what the records say, and on nothing else.</summary>
public class InvarianceTests
{
    public static TheoryData<string> Worlds => ["smooth_curve", "step", "hinge", "subset", "u_shape", "step_choice"];

    [Theory, MemberData(nameof(Worlds))]
    public void The_order_of_the_lines_leaves_no_trace(string world)
    {
        Record[] records = Records(world), shuffled = [.. records];
        RandomStream stream = RandomStream.Derive(1, "shuffle", 0);
        for (int i = shuffled.Length - 1; i > 0; i--)
        {
            int j = stream.NextInt(i + 1);
            (shuffled[i], shuffled[j]) = (shuffled[j], shuffled[i]);
        }
        Assert.Equal(Figures(Run(records)), Figures(Run(shuffled)));
    }

    [Theory, MemberData(nameof(Worlds))]
    public void The_names_of_models_and_examples_change_no_verdict(string world)
    {
        TaskFinding plain = Run(Records(world)), renamed = Run(Records(world).Select(record =>
            Copy(record, record.Task, "z" + string.Concat(record.Model.Reverse()), string.Concat(record.ExampleId.Reverse()), record.Scales)));
        AssertSameVerdict(plain, renamed);
    }

    [Theory, MemberData(nameof(Worlds))]
    public void The_unit_of_the_axis_changes_no_verdict(string world)
    {
        TaskFinding units = Run(Records(world)), thousands = Run(Records(world).Select(record =>
            Copy(record, record.Task, record.Model, record.ExampleId, new() { Params = record.Scales.Params / 1000 })));
        AssertSameVerdict(units, thousands);
    }

    [Theory, MemberData(nameof(Worlds))]
    public void A_task_that_stands_twice_changes_a_verdict_by_the_correction_alone(string world)
    {
        IEnumerable<Record> twin = Records(world).Select(record => Copy(record, "twin", record.Model, record.ExampleId, record.Scales));
        InvestigationResult both = Investigation.Of(RecordSet.Of(Records(world).Concat(twin)), new() { Resamples = 1000 }).Run();
        TaskFinding alone = Run(Records(world));
        foreach (TaskFinding finding in both.Findings)
        {
            Assert.Equal(alone.Jump.Status, finding.Jump.Status);
            Assert.Equal(alone.Metrics.Select(metric => metric.Survival!.Verdict), finding.Metrics.Select(metric => metric.Survival!.Verdict));
        }
    }

    [Theory, MemberData(nameof(Worlds))]
    public void The_number_of_threads_leaves_no_trace(string world) =>
        Assert.Equal(Figures(Run(Records(world), threads: 1)), Figures(Run(Records(world), threads: 2)));

    private static void AssertSameVerdict(TaskFinding left, TaskFinding right)
    {
        Assert.Equal(left.Overall, right.Overall);
        Assert.Equal(left.Reasons, right.Reasons);
        foreach ((MetricFinding one, MetricFinding other) in left.Metrics.Zip(right.Metrics))
        {
            Assert.Equal(one.Verdict, other.Verdict);
            Assert.Equal(one.Survival!.Narrower!.Share!.Value, other.Survival!.Narrower!.Share!.Value, 1e-7);
        }
    }

    /// <summary>Every figure that a verdict rests on, to the last bit.</summary>
    private static object[] Figures(TaskFinding finding) =>
    [
        finding.Overall, string.Join(' ', finding.Reasons.Select(reason => reason.Id())), finding.Jump.Gain!, finding.Jump.PAdjusted!,
        .. finding.Metrics.SelectMany(metric => new object?[]
        {
            metric.Verdict, metric.PSurvivesAdjusted, metric.PArtifactAdjusted, metric.Explained, metric.Survival!.Onset,
            metric.Survival.Narrower!.Share, metric.Survival.Narrower.Tau2, metric.Survival.Progress,
        }).Select(figure => figure ?? "none"),
    ];

    private static TaskFinding Run(IEnumerable<Record> records, int threads = -1) =>
        Investigation.Of(RecordSet.Of(records), new() { Resamples = 1000, Threads = threads }).Run().Findings[0];

    private static Record[] Records(string world) => [.. Simulator.Records(WorldCatalogue.Get(world), new() { Examples = 150, Seed = 5 })];

    private static Record Copy(Record record, string task, string model, string example, ScaleValues scales) => new()
    {
        Task = task,
        Family = record.Family,
        Model = model,
        Seed = record.Seed,
        ExampleId = example,
        Scales = scales,
        Targets = record.Targets,
        Output = record.Output,
        TargetTokens = record.TargetTokens,
        OutputTokens = record.OutputTokens,
        TargetLogprobs = record.TargetLogprobs,
        Choices = record.Choices,
        ChoiceLogprobs = record.ChoiceLogprobs,
        Gold = record.Gold,
    };
}
