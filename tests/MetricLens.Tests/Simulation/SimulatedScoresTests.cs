using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Statistics;

namespace MetricLens.Tests.Simulation;

/// <summary>The short way from a world to a verdict says what the long one says.</summary>
public class SimulatedScoresTests
{
    private static readonly InvestigationOptions Options = new() { Resamples = 1000, Threads = 1 };

    public static TheoryData<string, int> Cases => [.. WorldCatalogue.All.SelectMany(world => Enumerable.Range(0, Variants.Length).Select(variant => (world.Card.Id, variant)))];

    private static readonly SimulationOptions[] Variants =
    [
        new() { Models = 6, Examples = 60, Tau = 0.15 },
        new() { Models = 5, Examples = 40, Length = 70, ClusterSize = 4, SeedsPerScale = 2, Noise = ModelNoise.HeavyTailed, Spacing = ScaleSpacing.OneWideGap },
    ];

    [Theory, MemberData(nameof(Cases))]
    public void Scores_and_verdicts_are_those_of_the_records(string world, int variant)
    {
        SimulationOptions options = Variants[variant] with { Seed = 7 };
        InvestigationResult slow = Investigation.Of(RecordSet.Of(Simulator.Records(WorldCatalogue.Get(world), options)), Options).Run();
        ScoreTable scores = SimulatedScores.Of(WorldCatalogue.Get(world), options);
        foreach (ScoreColumn column in scores.Columns)
        {
            ScoreColumn same = slow.Scores.Column(column.Metric.Id);
            Assert.Equal(Enumerable.Range(0, same.Count).Select(i => same[i]), Enumerable.Range(0, column.Count).Select(i => column[i]));
            Assert.Equal((same.MeanUnits(0), same.MeanChance(0)), (column.MeanUnits(0), column.MeanChance(0)));
        }
        InvestigationResult fast = Investigation.Of(scores, Options with { VerdictsOnly = true, Draws = new() }).Run();
        AssertSame(slow.Findings[0], fast.Findings[0]);
    }

    [Fact]
    public void Several_tasks_are_judged_as_their_records_are()
    {
        (IWorld, SimulationOptions)[] tasks = [.. new[] { "smooth", "step", "hinge" }.Select((id, i) =>
            (WorldCatalogue.Get(id), new SimulationOptions { Models = 6, Examples = 60, Seed = i, Task = id }))];
        InvestigationResult slow = Investigation.Of(RecordSet.Of(tasks.SelectMany(task => Simulator.Records(task.Item1, task.Item2))), Options).Run();
        InvestigationResult fast = Investigation.Of(SimulatedScores.Of(tasks), Options).Run();
        Assert.Equal(slow.Findings.Count, fast.Findings.Count);
        foreach ((TaskFinding left, TaskFinding right) in slow.Findings.Zip(fast.Findings)) AssertSame(left, right);
    }

    [Fact]
    public void An_investigation_of_scores_is_that_of_their_records()
    {
        var records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get("step"), new() { Models = 6, Examples = 40 }));
        InvestigationResult first = Investigation.Of(records, Options).Run();
        InvestigationResult again = Investigation.Of(first.Scores, Options).Run();
        AssertSame(first.Findings[0], again.Findings[0]);
        Assert.Equal(first.Findings[0].Metrics[0].Explained, again.Findings[0].Metrics[0].Explained);
        Assert.Equal(first.Curves.Count(), again.Curves.Count());
    }

    [Fact]
    public void Shared_resamples_are_those_that_each_test_would_draw()
    {
        var draws = new BootstrapDraws();
        double[] values = [.. Enumerable.Range(0, 12).Select(i => i * 0.1)];
        int[] clusters = [.. Enumerable.Range(0, 12).Select(i => i / 3)];
        foreach (int[]? shared in new[] { null, clusters, clusters, null })
            Assert.Equal(BootstrapIndex.Draw(12, shared, 50, 3).Means(values), draws.Of(12, shared, 50, 3).Means(values));
        Assert.Same(draws.Of(12, clusters, 50, 3), draws.Of(12, [.. clusters], 50, 3));
        Assert.NotSame(draws.Of(12, clusters, 50, 3), draws.Of(12, clusters, 50, 4));
    }

    private static void AssertSame(TaskFinding slow, TaskFinding fast)
    {
        Assert.Equal((slow.Key, slow.Axis, slow.Overall, slow.Jump.Status, slow.Jump.Above, slow.Jump.Gain), (fast.Key, fast.Axis, fast.Overall, fast.Jump.Status, fast.Jump.Above, fast.Jump.Gain));
        Assert.Equal(slow.Reasons, fast.Reasons);
        Assert.Equal(slow.Metrics.Select(Said), fast.Metrics.Select(Said));

        static string Said(MetricFinding metric) =>
            FormattableString.Invariant($"{metric.Metric.Id} {metric.Verdict} {string.Join(' ', metric.Reasons)} {metric.Survival?.PSurvives} {metric.Survival?.PArtifact}");
    }
}
