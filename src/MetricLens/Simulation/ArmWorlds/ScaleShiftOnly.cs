using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.ArmWorlds;

/// <summary>Both arms improve along one line in the logarithm of scale; the arm is ahead on it by the same factor everywhere.</summary>
public sealed class ScaleShiftOnly : IArmWorld
{
    /// <summary>How far ahead the arm is, as a share of the range of places on the log axis.</summary>
    public const double Ahead = 0.18;

    private const double First = -3, Rise = 8;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "arm_shift",
        Name = "shift of the scale",
        Summary = "Both arms improve along one line in the logarithm of scale; the arm is ahead on it by the same factor everywhere.",
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "An arm that is worth so many times the parameters",
    };

    /// <inheritdoc/>
    public (LatentPath Baseline, LatentPath Arm) Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return ((scale, _) => First + (Rise * layout.Units[scale]), (scale, _) => First + (Rise * (layout.Units[scale] + Ahead)));
    }
}
