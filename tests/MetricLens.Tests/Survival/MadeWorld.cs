using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>A world made for one test: the ability of each scale on each example is said outright.</summary>
internal sealed class MadeWorld(Func<WorldLayout, RandomStream, LatentPath> draw) : IWorld
{
    public WorldCard Card { get; } = new()
    {
        Id = "made", Name = "made", Summary = "Made for a test.", Truth = WorldTruth.SubsetStep, RightVerdicts = [Verdict.Survives], Reference = "none",
    };

    public LatentPath Draw(WorldLayout layout, RandomStream stream) => draw(layout, stream);

    /// <summary>Some examples jump at the fifth of eight scales; whether they keep what they gained at the last one is the question.</summary>
    public static MadeWorld Jump(double share, bool isKept) => new((layout, stream) =>
    {
        bool[] jumps = [.. Enumerable.Range(0, layout.Examples).Select(_ => stream.NextDouble() < share)];
        return (scale, example) => -1.5 + (2 * layout.Units[scale]) + (jumps[example] && scale >= 4 && (isKept || scale < 7) ? 4.5 : 0);
    });

    /// <summary>Every example jumps at a scale of its own, most of them about the middle.</summary>
    public static MadeWorld Quanta() => new((layout, stream) =>
    {
        double[] places = [.. Enumerable.Range(0, layout.Examples).Select(_ => 0.5 + (0.2 * stream.NextNormal()))];
        return (scale, example) => -2.5 + (layout.Units[scale] > places[example] ? 5 : 0);
    });

    /// <summary>The first of some seeds whose records show an apparent jump, investigated.</summary>
    public static TaskFinding Jumping(IWorld world, SimulationOptions? options = null)
    {
        for (long seed = 1; seed <= 50; seed++)
        {
            RecordSet records = RecordSet.Of(Simulator.Records(world, (options ?? new()) with { Seed = seed }));
            TaskFinding finding = Investigation.Of(records, new() { Resamples = 1000, Threads = 1 }).Run().Findings[0];
            if (finding.Jump.Status == JumpStatus.Apparent) return finding;
        }
        throw new InvalidOperationException("No seed shows an apparent jump.");
    }
}
