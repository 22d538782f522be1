using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>The right choice's margin rises along a line in the logarithm of scale, from below nought: small models prefer a wrong choice.</summary>
public sealed class SmoothDistractor : IWorld
{
    /// <summary>The margins at both ends, in nats: hardly an example is right at the one, all but the hardest are at the other.</summary>
    private const double First = -2, Last = 5;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "smooth_distractor",
        Name = "smooth margin against a distractor",
        Summary = "The right choice's margin rises along a line in the logarithm of scale, from below nought: small models prefer a wrong choice.",
        Kind = WorldKind.Choice,
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Lin et al. 2022, arXiv 2109.07958: choices that small models are drawn to",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (scale, _) => First + ((Last - First) * layout.Units[scale]);
    }
}
