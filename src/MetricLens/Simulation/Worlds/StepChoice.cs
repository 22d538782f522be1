using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Nine tenths of the rise of the right choice's margin are a step at one gap about the middle, the rest a line from nought.</summary>
public sealed class StepChoice : IWorld
{
    private const double Slope = 0.4, Height = 3.6;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "step_choice",
        Name = "step in the choice margin",
        Summary = "Nine tenths of the rise of the right choice's margin are a step at one gap about the middle, the rest a line from nought.",
        Kind = WorldKind.Choice,
        Truth = WorldTruth.Step,
        RightVerdicts = [Verdict.Survives],
        Reference = "Wei et al. 2022, arXiv 2206.07682, section 5.1: classification tasks jump too",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        int above = layout.DrawAbove(stream);
        return (scale, _) => (Slope * layout.Units[scale]) + (scale >= above ? Height : 0);
    }
}
