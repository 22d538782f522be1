using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Ability rises faster and faster, as a power of the logarithm of scale.</summary>
public sealed class SmoothCurve : IWorld
{
    /// <summary>How fast the rise quickens: the slope at the end is 1.6 times the mean slope.</summary>
    private const double Power = 1.6;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "smooth_curve",
        Name = "curve",
        Summary = "Ability rises faster and faster, as a power of the logarithm of scale.",
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Schaeffer et al. 2023, arXiv 2304.15004, section 2: smooth ability per token under a sharp metric",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (scale, _) => AbilityRange.At(Math.Pow(layout.Units[scale], Power));
    }
}
