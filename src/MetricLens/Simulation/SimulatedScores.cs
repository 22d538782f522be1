using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Simulation;

/// <summary>Scores of simulated answers without the answers: the same as by way of records, in a fraction of the time.</summary>
/// <remarks>Only the metrics that a task of its kind is judged by have a column.</remarks>
internal static class SimulatedScores
{
    /// <summary>The scores of one task.</summary>
    /// <param name="world">The world.</param>
    /// <param name="options">What is simulated.</param>
    public static ScoreTable Of(IWorld world, SimulationOptions options) => Of([(world, options)]);

    /// <summary>The scores of several tasks that the same models answer; all of one kind, as many scales, seeds and places.</summary>
    /// <param name="tasks">The worlds, and what is simulated in each: tasks of different names.</param>
    public static ScoreTable Of(IReadOnlyList<(IWorld World, SimulationOptions Options)> tasks)
    {
        SimulatedTask[] drawn = [.. tasks.Select(task => SimulatedTask.Of(task.World, task.Options))];
        RecordKeys keys = Keys(drawn);
        IReadOnlyList<MetricCard> metrics = drawn[0].Metrics;
        if (drawn.Any(task => task.Metrics != metrics)) throw new ArgumentException("Tasks of text and of choices have no metric in common.", nameof(tasks));
        var all = new Score[keys.Count * metrics.Count];
        int place = 0;
        foreach (SimulatedTask task in drawn)
        {
            for (int run = 0; run < task.Runs.Count; run++)
            {
                for (int example = 0; example < task.Examples.Count; example++, place += metrics.Count)
                    task.Score(run, example, all.AsSpan(place, metrics.Count));
            }
        }
        return ScoreTable.Of(keys, [.. metrics.Index().Select(metric => ScoreColumn.Of(metric.Item, keys, i => all[(i * metrics.Count) + metric.Index]))]);
    }

    /// <summary>The scores of one task under both arms of a world.</summary>
    /// <param name="world">The world.</param>
    /// <param name="options">What is simulated.</param>
    public static ScoreTable Of(IArmWorld world, SimulationOptions options)
    {
        SimulatedTask[] arms = ArmSimulator.Tasks(world, options);
        Example[] examples = [.. arms[0].Examples.Select(example => new Example(0, example.Id, example.Cluster))];
        Run[] runs = [.. arms.SelectMany(arm => arm.Runs).Select(run => new Run(Simulator.Family, run.Model, run.Seed, run.Arm, run.Scales))];
        int[] runOf = [.. Enumerable.Range(0, runs.Length).SelectMany(run => Enumerable.Repeat(run, examples.Length))];
        int[] exampleOf = [.. Enumerable.Range(0, runs.Length).SelectMany(_ => Enumerable.Range(0, examples.Length))];
        var keys = new RecordKeys([arms[0].Runs[0].Task], runs, examples, runOf, exampleOf);
        IReadOnlyList<MetricCard> metrics = arms[0].Metrics;
        var all = new Score[keys.Count * metrics.Count];
        for (int i = 0; i < keys.Count; i++)
        {
            SimulatedTask arm = arms[runOf[i] / arms[0].Runs.Count];
            arm.Score(runOf[i] % arm.Runs.Count, exampleOf[i], all.AsSpan(i * metrics.Count, metrics.Count));
        }
        return ScoreTable.Of(keys, [.. metrics.Index().Select(metric => ScoreColumn.Of(metric.Item, keys, i => all[(i * metrics.Count) + metric.Index]))]);
    }

    private static RecordKeys Keys(SimulatedTask[] tasks)
    {
        Run[] runs = [.. tasks[0].Runs.Select(run => new Run(Simulator.Family, run.Model, run.Seed, run.Arm, run.Scales))];
        if (tasks.Any(task => !task.Runs.Select(run => (run.Model, run.Seed, run.Scales)).SequenceEqual(runs.Select(run => (run.Model, run.Seed, run.Scales)))))
            throw new ArgumentException("The tasks must be answered by the same models.", nameof(tasks));
        Example[] examples = [.. tasks.Index().SelectMany(task => task.Item.Examples.Select(example => new Example(task.Index, example.Id, example.Cluster)))];
        int count = runs.Length * examples.Length, place = 0, first = 0;
        int[] runOf = new int[count], exampleOf = new int[count];
        foreach (SimulatedTask task in tasks)
        {
            for (int run = 0; run < runs.Length; run++)
            {
                for (int example = 0; example < task.Examples.Count; example++, place++)
                    (runOf[place], exampleOf[place]) = (run, first + example);
            }
            first += task.Examples.Count;
        }
        return new([.. tasks.Select(task => task.Runs[0].Task)], runs, examples, runOf, exampleOf);
    }
}
