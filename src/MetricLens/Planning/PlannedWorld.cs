using MetricLens.Simulation;
using MetricLens.Statistics;

namespace MetricLens.Planning;

/// <summary>A world whose ability at every scale is said outright; it is made for a plan and is none of the catalogue's.</summary>
internal sealed class PlannedWorld(PlannedTruth truth, WorldKind kind, double[] abilities) : IWorld
{
    public WorldCard Card { get; } = new()
    {
        Id = "planned_" + truth.Id,
        Name = truth.Words,
        Summary = "What a plan expects.",
        Kind = kind,
        Truth = truth == PlannedTruth.Step ? WorldTruth.Step : truth == PlannedTruth.Hinge ? WorldTruth.Onset : WorldTruth.Smooth,
        RightVerdicts = [truth.Right],
        Reference = "none",
    };

    public LatentPath Draw(WorldLayout layout, RandomStream stream) => (scale, _) => abilities[scale];
}
