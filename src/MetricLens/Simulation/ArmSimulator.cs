using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>Records of the same models under two arms, in a world where the difference between them is known.</summary>
/// <remarks>
/// Examples and half of the variance between models are the arms' in common; each arm has the other half, and samples answers, of its own.
/// Otherwise as <see cref="Simulator"/> does.
/// </remarks>
public static class ArmSimulator
{
    /// <summary>The arms' names in the records.</summary>
    public const string Baseline = "0-shot", Arm = "5-shot";

    /// <summary>The records of a world, the baseline's first.</summary>
    /// <param name="world">The world.</param>
    /// <param name="options">What is simulated; the defaults where left out.</param>
    /// <returns>Records that are made while they are enumerated, the same each time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static IEnumerable<Record> Records(IArmWorld world, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        options ??= new();
        SimulationRules.Require(options, world.Card);
        return Enumerate(world, options);
    }

    /// <summary>The task under the baseline and under the arm.</summary>
    internal static SimulatedTask[] Tasks(IArmWorld world, SimulationOptions options) =>
    [
        SimulatedTask.Of(new OneArm(world, isBaseline: true), options, Baseline),
        SimulatedTask.Of(new OneArm(world, isBaseline: false), options, Arm),
    ];

    private static IEnumerable<Record> Enumerate(IArmWorld world, SimulationOptions options)
    {
        foreach (SimulatedTask task in Tasks(world, options))
            for (int run = 0; run < task.Runs.Count; run++)
                for (int i = 0; i < options.Examples; i++) yield return task.Answer(run, i);
    }

    /// <summary>One arm as a world of its own; both arms of a world draw the same from the world's stream.</summary>
    private sealed class OneArm(IArmWorld world, bool isBaseline) : IWorld
    {
        public WorldCard Card => world.Card;

        public LatentPath Draw(WorldLayout layout, RandomStream stream)
        {
            (LatentPath baseline, LatentPath arm) = world.Draw(layout, stream);
            return isBaseline ? baseline : arm;
        }
    }
}
