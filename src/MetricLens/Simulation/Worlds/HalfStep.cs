using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Half of the improvement in ability is a step at one gap about the middle, the other half a line.</summary>
public sealed class HalfStep : IWorld
{
    private const double First = -1.5, Slope = 2.5, Height = 2.5;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "half_step",
        Name = "half step",
        Summary = "Half of the improvement in ability is a step at one gap about the middle, the other half a line.",
        Truth = WorldTruth.HalfStep,
        RightVerdicts = [Verdict.Survives, Verdict.Attenuated],
        Reference = "A case on the line between verdicts, of this library",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        int above = layout.DrawAbove(stream);
        return (scale, _) => First + (Slope * layout.Units[scale]) + (scale >= above ? Height : 0);
    }
}
