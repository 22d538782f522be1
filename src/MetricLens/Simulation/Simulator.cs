using MetricLens.Records;

namespace MetricLens.Simulation;

/// <summary>Records of models in a world with known truth.</summary>
/// <remarks>
/// The log-odds of a right token is the world's ability, plus noise between models (one draw a model and seed), less the example's
/// difficulty, plus the token's own part. Outputs are sampled at temperature 1: every token is right with exactly that probability, so
/// that an exact match has the product of the tokens' probabilities. In a world of choices the ability is the right choice's margin.
/// Every draw comes from a stream of its own, derived from the seed, a purpose and an index: records are the same to the bit whichever are looked at.
/// </remarks>
public static class Simulator
{
    /// <summary>The family of all simulated models.</summary>
    public const string Family = "simulated";

    /// <summary>The records of a world, model by model, each over all examples.</summary>
    /// <param name="world">The world.</param>
    /// <param name="options">What is simulated; the defaults where left out.</param>
    /// <returns>Records that are made while they are enumerated, the same each time.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static IEnumerable<Record> Records(IWorld world, SimulationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(world);
        options ??= new();
        SimulationRules.Require(options, world.Card);
        return Enumerate(world, options);
    }

    private static IEnumerable<Record> Enumerate(IWorld world, SimulationOptions options)
    {
        var task = SimulatedTask.Of(world, options);
        for (int run = 0; run < task.Runs.Count; run++)
            for (int i = 0; i < options.Examples; i++) yield return task.Answer(run, i);
    }
}
