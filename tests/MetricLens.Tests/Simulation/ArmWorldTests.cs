using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Simulation;

namespace MetricLens.Tests.Simulation;

public class ArmWorldTests
{
    public static TheoryData<string> Ids => [.. ArmWorldCatalogue.All.Select(world => world.Card.Id)];

    [Fact]
    public void The_named_worlds_are_there_and_none_is_in_the_calibrations_catalogue()
    {
        Assert.Equal(["arm_none", "arm_shift", "arm_smooth", "arm_step"], ArmWorldCatalogue.All.Select(world => world.Card.Id));
        Assert.Empty(ArmWorldCatalogue.All.Select(world => world.Card.Id).Intersect(WorldCatalogue.All.Select(world => world.Card.Id)));
    }

    [Fact]
    public void An_unknown_id_suggests_the_nearest() =>
        Assert.Contains("did you mean 'arm_step'", Assert.Throws<ArgumentException>(() => ArmWorldCatalogue.Get("arm_stp")).Message, StringComparison.Ordinal);

    [Theory, MemberData(nameof(Ids))]
    public void Scores_are_those_of_the_records(string id)
    {
        var options = new SimulationOptions { Models = 5, Examples = 40, SeedsPerScale = 2, ClusterSize = 4, Seed = 9 };
        IArmWorld world = ArmWorldCatalogue.Get(id);
        ScoreTable fast = SimulatedScores.Of(world, options);
        ScoreTable slow = ScoreTable.Of(RecordSet.Of(ArmSimulator.Records(world, options)), [.. fast.Columns.Select(column => MetricCatalogue.Get(column.Metric.Id))]);
        Assert.Equal(slow.Keys.Runs, fast.Keys.Runs);
        Assert.Equal(slow.Keys.Examples, fast.Keys.Examples);
        foreach ((ScoreColumn left, ScoreColumn right) in slow.Columns.Zip(fast.Columns))
            Assert.Equal(Enumerable.Range(0, left.Count).Select(i => left[i]), Enumerable.Range(0, right.Count).Select(i => right[i]));
    }

    [Fact]
    public void The_arms_share_models_and_examples_but_not_answers()
    {
        Record[] records = [.. ArmSimulator.Records(ArmWorldCatalogue.Get("arm_none"), new() { Examples = 200, Tau = 0 })];
        Record[][] arms = [.. records.GroupBy(record => record.Arm).Select(arm => arm.ToArray())];
        Assert.Equal([ArmSimulator.Baseline, ArmSimulator.Arm], arms.Select(arm => arm[0].Arm));
        Assert.Equal(arms[0].Select(record => (record.Model, record.ExampleId, record.Targets.Span[0])), arms[1].Select(record => (record.Model, record.ExampleId, record.Targets.Span[0])));
        // Without noise between models the probabilities are the same to the bit; what was sampled from them is not.
        Assert.All(arms[0].Zip(arms[1]), pair => Assert.True(pair.First.TargetLogprobs.Span.SequenceEqual(pair.Second.TargetLogprobs.Span)));
        Assert.Contains(arms[0].Zip(arms[1]), pair => pair.First.Output != pair.Second.Output);
    }

    [Fact]
    public void Half_of_the_noise_between_models_is_the_arms_in_common()
    {
        double[][] noise = [.. Enumerable.Range(0, 2).Select(_ => new double[400])];
        for (int seed = 0; seed < 100; seed++)
        {
            var records = ArmSimulator.Records(ArmWorldCatalogue.Get("arm_none"), new() { Models = 4, Examples = 1, Length = 1, Tau = 1, TokenSpread = 0, DifficultySpread = 0, Seed = seed }).ToArray();
            for (int i = 0; i < 8; i++) noise[i / 4][(4 * seed) + (i % 4)] = Logit(records[i].TargetLogprobs.Span[0]) - (-3 + (8 * (i % 4) / 3.0));
        }
        double correlation = MathNet.Numerics.Statistics.Correlation.Pearson(noise[0], noise[1]);
        // Its standard error is (1 − ρ²)/√400 = 0.04.
        Assert.InRange(correlation, 0.38, 0.62);

        static double Logit(double log) => log - Math.Log(-Elementary(log));

        static double Elementary(double log) => MetricLens.Statistics.Elementary.Expm1(log);
    }
}
