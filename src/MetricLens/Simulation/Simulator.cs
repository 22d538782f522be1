using MetricLens.Records;
using MetricLens.Statistics;

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
        double[] positions = SimulatedScales.Positions(options);
        LatentPath path = world.Draw(new WorldLayout(positions, options.Examples), RandomStream.Derive(options.Seed, "simulation world " + world.Card.Id, 0));
        SimulatedExample[] examples = [.. Enumerable.Range(0, options.Examples).Select(index => SimulatedExample.Draw(index, options))];
        IQuestions questions = SimulationRules.Choices(options, world.Card) is > 0 and var choices
            ? new ChoiceQuestions(options, choices)
            : new TextQuestions(options);
        for (int scale = 0; scale < positions.Length; scale++)
        {
            for (int seed = 0; seed < options.SeedsPerScale; seed++)
            {
                int run = (scale * options.SeedsPerScale) + seed;
                double noise = options.Tau * Noise(options, run);
                var model = SimulatedRun.Of(options.Task ?? world.Card.Id, options, positions[scale], scale, seed);
                for (int i = 0; i < examples.Length; i++)
                    yield return questions.Answer(model, examples[i], i, path(scale, i) + noise, AnswerStream(options, run, i));
            }
        }
    }

    private static RandomStream AnswerStream(SimulationOptions options, int run, int example) =>
        RandomStream.Derive(options.Seed, "simulation answer", ((long)run * options.Examples) + example);

    private static double Noise(SimulationOptions options, int run)
    {
        RandomStream stream = RandomStream.Derive(options.Seed, "simulation model", run);
        // Student's t with 3 degrees of freedom has the variance 3.
        return options.Noise == ModelNoise.HeavyTailed ? stream.NextStudentT(3) / Math.Sqrt(3) : stream.NextNormal();
    }
}
