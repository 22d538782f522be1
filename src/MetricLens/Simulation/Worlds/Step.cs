using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Nine tenths of the improvement in ability are a step at one gap about the middle, the rest a line.</summary>
public sealed class Step : IWorld
{
    private const double First = -1.5, Slope = 0.5, Height = 4.5;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "step",
        Name = "step",
        Summary = "Nine tenths of the improvement in ability are a step at one gap about the middle, the rest a line.",
        Truth = WorldTruth.Step,
        RightVerdicts = [Verdict.Survives],
        Reference = "Wei et al. 2022, arXiv 2206.07682: emergence as its definition would have it",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        int above = layout.DrawAbove(stream);
        return (scale, _) => First + (Slope * layout.Units[scale]) + (scale >= above ? Height : 0);
    }
}
