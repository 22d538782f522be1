using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>One task in a world: what was drawn for it, and every run's answer to every example, as a record or as scores.</summary>
internal sealed class SimulatedTask
{
    /// <summary>The share of the variance between models that the arms of one model have in common.</summary>
    private const double ModelShare = 0.5;

    private readonly SimulationOptions _options;
    private readonly LatentPath _path;
    private readonly IQuestions _questions;
    private readonly double[] _noise;
    private readonly string? _arm;

    private SimulatedTask(IWorld world, SimulationOptions options, string? arm)
    {
        _options = options;
        _arm = arm;
        double[] positions = SimulatedScales.Positions(options);
        _path = world.Draw(new WorldLayout(positions, options.Examples), RandomStream.Derive(options.Seed, "simulation world " + world.Card.Id, 0));
        Examples = [.. Enumerable.Range(0, options.Examples).Select(index => SimulatedExample.Draw(index, options))];
        _questions = SimulationRules.Choices(options, world.Card) is > 0 and var choices
            ? new ChoiceQuestions(options, choices)
            : new TextQuestions(options);
        int runs = positions.Length * options.SeedsPerScale;
        _noise = [.. Enumerable.Range(0, runs).Select(run => options.Tau * Noise(options, run, arm))];
        string task = options.Task ?? world.Card.Id;
        Runs = [.. Enumerable.Range(0, runs).Select(run =>
            SimulatedRun.Of(task, options, positions[run / options.SeedsPerScale], run / options.SeedsPerScale, run % options.SeedsPerScale, arm))];
    }

    /// <summary>The runs, by scale and seed.</summary>
    public IReadOnlyList<SimulatedRun> Runs { get; }

    /// <summary>The examples.</summary>
    public IReadOnlyList<SimulatedExample> Examples { get; }

    /// <summary>The metrics of <see cref="Score"/>.</summary>
    public IReadOnlyList<MetricCard> Metrics => _questions.Metrics;

    /// <summary>Draws a task.</summary>
    /// <param name="world">The world.</param>
    /// <param name="options">What is simulated.</param>
    /// <param name="arm">The arm, where the world is one of several under which the same models answer the same examples; each samples answers of its own.</param>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SimulatedTask Of(IWorld world, SimulationOptions options, string? arm = null)
    {
        SimulationRules.Require(options, world.Card);
        return new(world, options, arm);
    }

    /// <summary>A run's answer to an example.</summary>
    public Record Answer(int run, int example) =>
        _questions.Answer(Runs[run], Examples[example], example, Ability(run, example), AnswerStream(run, example));

    /// <summary>The scores of that answer.</summary>
    public void Score(int run, int example, Span<Score> scores) =>
        _questions.Score(Examples[example], example, Ability(run, example), AnswerStream(run, example), scores);

    private double Ability(int run, int example) => _path(run / _options.SeedsPerScale, example) + _noise[run];

    private RandomStream AnswerStream(int run, int example) =>
        RandomStream.Derive(_options.Seed, Purpose("simulation answer", _arm), ((long)run * _options.Examples) + example);

    /// <summary>The noise of a run, of variance 1; under an arm, half of it is the model's, whatever the arm.</summary>
    private static double Noise(SimulationOptions options, int run, string? arm) => arm is null
        ? Drawn(options, run, "simulation model")
        : (Math.Sqrt(ModelShare) * Drawn(options, run, "simulation model")) + (Math.Sqrt(1 - ModelShare) * Drawn(options, run, Purpose("simulation model", arm)));

    private static string Purpose(string what, string? arm) => arm is null ? what : $"{what} under {arm}";

    private static double Drawn(SimulationOptions options, int run, string purpose)
    {
        RandomStream stream = RandomStream.Derive(options.Seed, purpose, run);
        // Student's t with 3 degrees of freedom has the variance 3.
        return options.Noise == ModelNoise.HeavyTailed ? stream.NextStudentT(3) / Math.Sqrt(3) : stream.NextNormal();
    }
}
