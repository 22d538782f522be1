using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Ability rises along a line in the logarithm of scale.</summary>
public sealed class Smooth : IWorld
{
    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "smooth",
        Name = "line",
        Summary = "Ability rises along a line in the logarithm of scale.",
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Schaeffer et al. 2023, arXiv 2304.15004, section 2: smooth ability per token under a sharp metric",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (scale, _) => AbilityRange.At(layout.Units[scale]);
    }
}
