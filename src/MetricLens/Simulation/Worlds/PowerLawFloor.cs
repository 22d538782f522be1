using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>The loss per token falls as a power of scale towards an irreducible loss.</summary>
public sealed class PowerLawFloor : IWorld
{
    /// <summary>The loss above the floor at the smallest scale, in nats a token.</summary>
    private const double FirstLoss = 4;

    /// <summary>How many powers of ten that loss falls by.</summary>
    private const double Decades = 2;

    /// <summary>The irreducible loss, in nats a token: a target of five tokens is right in 90 of a hundred cases at best.</summary>
    private const double Floor = 0.02;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "power_law_floor",
        Name = "power law with a floor",
        Summary = "The loss per token falls as a power of scale towards an irreducible loss.",
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Hoffmann et al. 2022, arXiv 2203.15556: loss = E + A / N^α; Schaeffer et al. 2023, arXiv 2304.15004, equation 1",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (scale, _) => TokenLoss.Ability(Floor + (FirstLoss * Math.Pow(10, -Decades * layout.Units[scale])));
    }
}
