using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Ability is flat up to a scale about the middle and rises along a line above it.</summary>
public sealed class Hinge : IWorld
{
    private const double First = -1.8, Rise = 5.5;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "hinge",
        Name = "hinge",
        Summary = "Ability is flat up to a scale about the middle and rises along a line above it.",
        Truth = WorldTruth.Onset,
        RightVerdicts = [Verdict.TakesOff, Verdict.Survives],
        Reference = "Du et al. 2024, arXiv 2403.15796: flat above a threshold of the loss, improving below it",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        double onset = layout.Units[layout.DrawAbove(stream) - 1];
        return (scale, _) => First + (Rise * Math.Max(layout.Units[scale] - onset, 0) / (1 - onset));
    }
}
