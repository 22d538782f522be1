using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>The right choice's margin rises from nought as the square of the logarithm of scale.</summary>
public sealed class SmoothChoice : IWorld
{
    /// <summary>The margin at the largest scale, in nats: all but the hardest examples are right.</summary>
    private const double Last = 6;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "smooth_choice",
        Name = "smooth choice margin",
        Summary = "The right choice's margin rises from nought as the square of the logarithm of scale.",
        Kind = WorldKind.Choice,
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Schaeffer et al. 2024, arXiv 2406.04391: from the margin of the right choice to accuracy",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (scale, _) => Last * layout.Units[scale] * layout.Units[scale];
    }
}
