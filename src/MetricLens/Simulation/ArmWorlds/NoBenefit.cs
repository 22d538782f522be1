using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.ArmWorlds;

/// <summary>Both arms improve along the same line: the arm does nothing.</summary>
public sealed class NoBenefit : IArmWorld
{
    private const double First = -3, Rise = 8;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "arm_none",
        Name = "no benefit",
        Summary = "Both arms improve along the same line: the arm does nothing.",
        Truth = WorldTruth.Flat,
        RightVerdicts = [Verdict.NoApparentJump],
        Reference = "The null of every comparison of arms",
    };

    /// <inheritdoc/>
    public (LatentPath Baseline, LatentPath Arm) Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (Path, Path);

        double Path(int scale, int example) => First + (Rise * layout.Units[scale]);
    }
}
