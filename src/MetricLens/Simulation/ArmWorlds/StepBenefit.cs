using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Simulation.ArmWorlds;

/// <summary>The baseline improves slowly along a line; from one gap about the middle on the arm adds a constant, and nothing below it.</summary>
public sealed class StepBenefit : IArmWorld
{
    private const double First = -1.7, Rise = 0.6, Benefit = 4.2;

    /// <inheritdoc/>
    public WorldCard Card { get; } = new()
    {
        Id = "arm_step",
        Name = "step benefit",
        Summary = "The baseline improves slowly along a line; from one gap about the middle on the arm adds a constant, and nothing below it.",
        Truth = WorldTruth.Step,
        RightVerdicts = [Verdict.Survives],
        Reference = "Wei et al. 2022, arXiv 2206.07682, section 4: no improvement below a scale, and improvement above it",
    };

    /// <inheritdoc/>
    public (LatentPath Baseline, LatentPath Arm) Draw(WorldLayout layout, RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(layout);
        int above = layout.DrawAbove(stream);
        return (Baseline, (scale, example) => Baseline(scale, example) + (scale >= above ? Benefit : 0));

        double Baseline(int scale, int example) => First + (Rise * layout.Units[scale]);
    }
}
