using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Every example takes a step at a place of its own, all places equally likely: each is sharp, the sum smooth.</summary>
public sealed class Quanta : IWorld
{
    private const double First = -2, Slope = 0.5, Height = 5;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "quanta",
        Name = "quanta",
        Summary = "Every example takes a step at a place of its own, all places equally likely: each is sharp, the sum smooth.",
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Michaud et al. 2023, arXiv 2303.13506",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        double[] places = [.. Enumerable.Range(0, layout.Examples).Select(_ => stream.NextDouble())];
        return (scale, example) => First + (Slope * layout.Units[scale]) + (layout.Units[scale] > places[example] ? Height : 0);
    }
}
