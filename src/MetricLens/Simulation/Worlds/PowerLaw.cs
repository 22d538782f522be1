using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.Worlds;

/// <summary>The loss per token falls as a power of scale, without a floor.</summary>
public sealed class PowerLaw : IWorld
{
    /// <summary>The loss at the smallest scale, in nats a token.</summary>
    private const double FirstLoss = 4;

    /// <summary>How many powers of ten the loss falls by: α = −0.5 over four powers of ten of parameters.</summary>
    private const double Decades = 2;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "power_law",
        Name = "power law",
        Summary = "The loss per token falls as a power of scale, without a floor.",
        Truth = WorldTruth.Smooth,
        RightVerdicts = [Verdict.NoApparentJump, Verdict.Artifact],
        Reference = "Schaeffer et al. 2023, arXiv 2304.15004, equation 1: L_CE = (N / c)^α with α = −0.5",
    };

    /// <inheritdoc/>
    public LatentPath Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        return (scale, _) => TokenLoss.Ability(FirstLoss * Math.Pow(10, -Decades * layout.Units[scale]));
    }
}
