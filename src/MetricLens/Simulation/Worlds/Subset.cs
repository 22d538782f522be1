using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Three examples in ten take a step at one gap about the middle; the others improve slowly along a line.</summary>
public sealed class Subset : IWorld
{
    /// <summary>The share of the examples that take the step.</summary>
    private const double Share = 0.3;

    private const double First = -1.5, Slope = 0.5, Height = 4.5, OtherSlope = 2;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "subset",
        Name = "step in a subset",
        Summary = "Three examples in ten take a step at one gap about the middle; the others improve slowly along a line.",
        Truth = WorldTruth.SubsetStep,
        RightVerdicts = [Verdict.Survives],
        Reference = "Michaud et al. 2023, arXiv 2303.13506: one quantum that some of the examples need",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        int above = layout.DrawAbove(stream);
        bool[] steps = [.. Enumerable.Range(0, layout.Examples).Select(_ => stream.NextDouble() < Share)];
        return (scale, example) => First + (steps[example]
            ? (Slope * layout.Units[scale]) + (scale >= above ? Height : 0)
            : OtherSlope * layout.Units[scale]);
    }
}
