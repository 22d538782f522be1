using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;

namespace MetricLens.Tests.Survival;

public class SeedModesTests
{
    [Fact]
    public void Seeds_of_which_half_succeed_are_told_and_others_are_not()
    {
        MetricFinding one = Find(_ => true), two = Find(record => record.Seed <= 10);
        Assert.False(one.Seeds!.AreBimodal);
        Assert.DoesNotContain(Reason.BimodalSeeds, one.Reasons);
        Assert.True(two.Seeds!.AreBimodal);
        Assert.Contains(Reason.BimodalSeeds, two.Reasons);
        Assert.InRange(two.Seeds.At, 0, 4);
        Assert.InRange(two.Seeds.Dip, 0.1, 0.25);
    }

    [Fact]
    public void Fewer_than_twenty_seeds_are_not_tested() =>
        Assert.Null(Investigation.Of(RecordSet.Of(Simulator.Records(WorldCatalogue.Get("step"), new() { Models = 5, Examples = 40, SeedsPerScale = 19 })), new() { Resamples = 1000 })
            .Run().Findings[0].Metrics[0].Seeds);

    /// <summary>A step in the runs that are told, and in the others the smallest scale's ability throughout.</summary>
    private static MetricFinding Find(Func<Record, bool> succeeds)
    {
        var options = new SimulationOptions { Models = 5, Examples = 60, SeedsPerScale = 20, Tau = 0.2, Task = "task" };
        IEnumerable<Record> records = Simulator.Records(WorldCatalogue.Get("step"), options);
        // Seeds beyond the tenth of the larger scales answer as the flat world's do.
        Record[] failed = [.. Simulator.Records(WorldCatalogue.Get("flat"), options)];
        Record[] all = [.. records.Zip(failed, (step, flat) => succeeds(step) ? step : flat)];
        return Investigation.Of(RecordSet.Of(all), new() { Resamples = 1000 }).Run().Findings[0].Metrics[0];
    }
}
