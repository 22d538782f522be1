using MetricLens.Jumps;
using MetricLens.Metrics;
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

    [Theory, InlineData("smooth_curve"), InlineData("step"), InlineData("hinge"), InlineData("subset"), InlineData("u_shape")]
    public void A_metric_that_counts_the_other_way_says_the_same(string world)
    {
        const string Raw = "exact_match", Latent = "target_log_likelihood";
        var records = RecordSet.Of(Records(world));
        var options = new InvestigationOptions { Resamples = 1000, RawMetric = Raw, ContinuousMetrics = [Latent] };
        TaskFinding own = Investigation.Of(records, options).Run().Findings[0];
        MetricCatalogue flipped = MetricCatalogue.Library.With(new Flipped(MetricCatalogue.Get(Raw))).With(new Flipped(MetricCatalogue.Get(Latent)));
        TaskFinding other = Investigation.Of(records, options with { Catalogue = flipped, RawMetric = "flipped_" + Raw, ContinuousMetrics = ["flipped_" + Latent] }).Run().Findings[0];
        AssertSameVerdict(own, other);
        Assert.Equal(own.Jump.Gain!.Value, -other.Jump.Gain!.Value, 1e-12);
        Assert.Equal(own.Jump.PAdjusted!.Value, other.Jump.PAdjusted!.Value, 1e-12);
        Assert.Equal(own.Metrics[0].Explained?.Value ?? 0, other.Metrics[0].Explained?.Value ?? 0, 1e-6);
    }

    [Fact]
    public void Noise_between_models_turns_no_surviving_step_into_an_artifact()
    {
        const int Runs = 100;
        int survived = 0, turned = 0;
        for (int run = 0; run < Runs; run++)
        {
            if (Overall(run, 0.05) != Verdict.Survives) continue;
            survived++;
            turned += Overall(run, 0.4) == Verdict.Artifact ? 1 : 0;
        }
        Assert.True(survived >= 80, "Too few steps survive without noise.");
        Assert.True(turned <= (0.05 * survived) + (3 * Math.Sqrt(0.05 * 0.95 * survived)), $"{turned} of {survived} steps became artifacts.");

        static Verdict Overall(int run, double tau) => Investigation.Of(SimulatedScores.Of(WorldCatalogue.Get("step"), new() { Examples = 150, Tau = tau, Seed = 900 + run }),
            new() { Resamples = 1000, VerdictsOnly = true }).Run().Findings[0].Overall;
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
            metric.Survival.Shape?.PValue, metric.Survival.Shape?.PGivenBack, metric.Link?.PValue,
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

    /// <summary>A metric whose best is its lowest where the other's is its highest: the distance from the upper end of the range, or the negative where there is none.</summary>
    private sealed class Flipped(IMetric metric) : IMetric
    {
        public MetricCard Card { get; } = metric.Card with
        {
            Id = "flipped_" + metric.Card.Id,
            Direction = metric.Card.Direction == Direction.HigherIsBetter ? Direction.LowerIsBetter : Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = metric.Card.IsBounded ? metric.Card.Maximum - metric.Card.Minimum : double.PositiveInfinity,
            Examples = [],
        };

        public Score Measure(Record record)
        {
            Score score = metric.Measure(record);
            return score.IsScored ? Score.Of(metric.Card.Maximum - score.Value, score.Units, metric.Card.Maximum - score.Chance) : score;
        }
    }
}
