using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>Questions answered by choosing among options, with normalised probabilities.</summary>
/// <remarks>
/// The right option's logit is the ability less the example's difficulty; every other's is its own pull on the example, which all models share. Both
/// have the same spread, so that ability 0 is right as often as guessing, and the margin over one other option has the spread of difficulty.
/// </remarks>
internal sealed class ChoiceQuestions : IQuestions
{
    private static readonly IMetric[] Scored =
        [.. new[] { "multiple_choice_accuracy", "choice_log_loss", "brier", "choice_probability" }.Select(MetricCatalogue.Get)];

    private static readonly MetricCard[] Cards = [.. Scored.Select(metric => metric.Card)];

    private readonly string[] _options;
    private readonly int[] _gold;
    private readonly double[][] _pulls;

    public ChoiceQuestions(SimulationOptions options, int choices)
    {
        _options = [.. Enumerable.Range(0, choices).Select(choice => ((char)('A' + choice)).ToString())];
        _gold = [.. Enumerable.Range(0, options.Examples).Select(index => RandomStream.Derive(options.Seed, "simulation gold", index).NextInt(choices))];
        _pulls = [.. Enumerable.Range(0, options.Examples).Select(index => Pulls(index, options, choices))];
    }

    public IReadOnlyList<MetricCard> Metrics => Cards;

    public Record Answer(SimulatedRun run, SimulatedExample example, int index, double ability, RandomStream stream)
    {
        return new()
        {
            Task = run.Task,
            Family = Simulator.Family,
            Model = run.Model,
            Seed = run.Seed,
            Arm = run.Arm,
            Scales = run.Scales,
            ExampleId = example.Id,
            Cluster = example.Cluster,
            Choices = _options,
            ChoiceLogprobs = Logprobs(example, index, ability),
            Gold = _gold[index],
        };
    }

    public void Score(SimulatedExample example, int index, double ability, RandomStream stream, Span<Score> scores)
    {
        // The metrics look at nothing but these two fields.
        var answer = new Record { Task = "", Model = "", ExampleId = "", ChoiceLogprobs = Logprobs(example, index, ability), Gold = _gold[index] };
        for (int i = 0; i < Scored.Length; i++) scores[i] = Scored[i].Measure(answer);
    }

    private double[] Logprobs(SimulatedExample example, int index, double ability)
    {
        double[] logits = [.. _pulls[index]];
        logits[_gold[index]] = ability - (example.Difficulty * Math.Sqrt(0.5));
        return Normalised(logits);
    }

    private static double[] Pulls(int index, SimulationOptions options, int choices)
    {
        RandomStream stream = RandomStream.Derive(options.Seed, "simulation pull", index);
        return [.. Enumerable.Range(0, choices).Select(_ => options.DifficultySpread * Math.Sqrt(0.5) * stream.NextNormal())];
    }

    /// <summary>The logits less the logarithm of their exponentials' sum; the largest is set apart, so that nothing is lost near probability 1.</summary>
    private static double[] Normalised(double[] logits)
    {
        int best = logits.Index().MaxBy(logit => logit.Item).Index;
        double others = 0;
        for (int i = 0; i < logits.Length; i++)
            if (i != best) others += Math.Exp(logits[i] - logits[best]);
        double excess = Elementary.Log1p(others);
        return Array.ConvertAll(logits, logit => logit - logits[best] - excess);
    }
}
