using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>One task in a world: what was drawn for it, and every run's answer to every example, as a record or as scores.</summary>
internal sealed class SimulatedTask
{
    private readonly SimulationOptions _options;
    private readonly LatentPath _path;
    private readonly IQuestions _questions;
    private readonly double[] _noise;

    private SimulatedTask(IWorld world, SimulationOptions options)
    {
        _options = options;
        double[] positions = SimulatedScales.Positions(options);
        _path = world.Draw(new WorldLayout(positions, options.Examples), RandomStream.Derive(options.Seed, "simulation world " + world.Card.Id, 0));
        Examples = [.. Enumerable.Range(0, options.Examples).Select(index => SimulatedExample.Draw(index, options))];
        _questions = SimulationRules.Choices(options, world.Card) is > 0 and var choices
            ? new ChoiceQuestions(options, choices)
            : new TextQuestions(options);
        int runs = positions.Length * options.SeedsPerScale;
        _noise = [.. Enumerable.Range(0, runs).Select(run => options.Tau * Noise(options, run))];
        string task = options.Task ?? world.Card.Id;
        Runs = [.. Enumerable.Range(0, runs).Select(run =>
            SimulatedRun.Of(task, options, positions[run / options.SeedsPerScale], run / options.SeedsPerScale, run % options.SeedsPerScale))];
    }

    /// <summary>The runs, by scale and seed.</summary>
    public IReadOnlyList<SimulatedRun> Runs { get; }

    /// <summary>The examples.</summary>
    public IReadOnlyList<SimulatedExample> Examples { get; }

    /// <summary>The metrics of <see cref="Score"/>.</summary>
    public IReadOnlyList<MetricCard> Metrics => _questions.Metrics;

    /// <summary>Draws a task.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An option is out of its range.</exception>
    public static SimulatedTask Of(IWorld world, SimulationOptions options)
    {
        SimulationRules.Require(options, world.Card);
        return new(world, options);
    }

    /// <summary>A run's answer to an example.</summary>
    public Record Answer(int run, int example) =>
        _questions.Answer(Runs[run], Examples[example], example, Ability(run, example), AnswerStream(run, example));

    /// <summary>The scores of that answer.</summary>
    public void Score(int run, int example, Span<Score> scores) =>
        _questions.Score(Examples[example], example, Ability(run, example), AnswerStream(run, example), scores);

    private double Ability(int run, int example) => _path(run / _options.SeedsPerScale, example) + _noise[run];

    private RandomStream AnswerStream(int run, int example) =>
        RandomStream.Derive(_options.Seed, "simulation answer", ((long)run * _options.Examples) + example);

    private static double Noise(SimulationOptions options, int run)
    {
        RandomStream stream = RandomStream.Derive(options.Seed, "simulation model", run);
        // Student's t with 3 degrees of freedom has the variance 3.
        return options.Noise == ModelNoise.HeavyTailed ? stream.NextStudentT(3) / Math.Sqrt(3) : stream.NextNormal();
    }
}
