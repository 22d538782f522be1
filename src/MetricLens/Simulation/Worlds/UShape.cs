using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>Ability falls over the first third of the scales, then rises beyond where it began.</summary>
public sealed class UShape : IWorld
{
    /// <summary>The parabola starts at −0.5, is lowest, at −1.4, three tenths of the way, and ends at 3.5.</summary>
    private const double First = -0.5, Linear = -6, Quadratic = 10;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "u_shape",
        Name = "U-shape",
        Summary = "Ability falls over the first third of the scales, then rises beyond where it began.",
        Truth = WorldTruth.Reversal,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.TakesOff],
        Reference = "Wei et al. 2023, arXiv 2211.02011: inverse scaling can become U-shaped",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (scale, _) => First + (layout.Units[scale] * (Linear + (Quadratic * layout.Units[scale])));
    }
}
