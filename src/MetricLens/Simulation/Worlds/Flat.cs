using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Ability does not change: all that moves is noise.</summary>
public sealed class Flat : IWorld
{
    private const double Level = -1;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "flat",
        Name = "flat",
        Summary = "Ability does not change: all that moves is noise.",
        Truth = WorldTruth.Flat,
        RightVerdicts = [Verdict.NoApparentJump],
        Reference = "The null of every test",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (_, _) => Level;
    }
}
