using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.ArmWorlds;

/// <summary>Both arms improve along a line; the arm's benefit grows smoothly from nought.</summary>
public sealed class SmoothBenefit : IArmWorld
{
    private const double First = -3, Rise = 2.5, Benefit = 5.5;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "arm_smooth",
        Name = "smooth benefit",
        Summary = "Both arms improve along a line; the arm's benefit grows smoothly from nought.",
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Schaeffer et al. 2023, arXiv 2304.15004, carried to the difference between two prompts",
    };

    /// <inheritdoc/>
    public (LatentPath Baseline, LatentPath Arm) Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return ((scale, _) => First + (Rise * layout.Units[scale]), (scale, _) => First + ((Rise + Benefit) * layout.Units[scale]));
    }
}
