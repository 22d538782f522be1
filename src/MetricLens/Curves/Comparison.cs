using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Curves;

/// <summary>The runs of one task, family and arm, side by side over their examples.</summary>
public sealed class Comparison
{
    private readonly int[][] _records;

    private Comparison(ComparisonKey key, int task, IReadOnlyList<Run> runs, IReadOnlyList<Example> examples, int[][] records)
    {
        Key = key;
        Task = task;
        Runs = runs;
        Examples = examples;
        _records = records;
    }

    /// <summary>The task, family and arm.</summary>
    public ComparisonKey Key { get; }

    /// <summary>The index of the task in the records' keys.</summary>
    public int Task { get; }

    /// <summary>The runs, ordered by model and seed.</summary>
    public IReadOnlyList<Run> Runs { get; }

    /// <summary>Every example that some run answered, ordered by id.</summary>
    public IReadOnlyList<Example> Examples { get; }

    /// <summary>Every comparison of a score table, ordered by task, family and arm.</summary>
    public static IReadOnlyList<Comparison> Of(RecordKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var groups = new Dictionary<(int Task, string Family, string? Arm), List<int>>();
        for (int i = 0; i < keys.Count; i++)
        {
            Run run = keys.Runs[keys.RunOf[i]];
            var key = (keys.Examples[keys.ExampleOf[i]].Task, run.Family, run.Arm);
            if (!groups.TryGetValue(key, out List<int>? records)) groups[key] = records = [];
            records.Add(i);
        }
        return [.. groups.Select(group => Of(keys, group.Key, group.Value))
            .OrderBy(comparison => comparison.Key.Task, StringComparer.Ordinal)
            .ThenBy(comparison => comparison.Key.Family, StringComparer.Ordinal)
            .ThenBy(comparison => comparison.Key.Arm, StringComparer.Ordinal)];
    }

    /// <summary>Every comparison of a table of means, ordered by task, family and arm; none has examples.</summary>
    public static IReadOnlyList<Comparison> Of(MeanTable means)
    {
        ArgumentNullException.ThrowIfNull(means);
        return [.. means.Rows.GroupBy(mean => new ComparisonKey(mean.Task, mean.Run.Family, mean.Run.Arm))
            .Select((group, task) => OfRuns(group.Key, task, [.. group.Select(mean => mean.Run).Distinct().OrderBy(run => run.Model, StringComparer.Ordinal)]))
            .OrderBy(comparison => comparison.Key.Task, StringComparer.Ordinal)
            .ThenBy(comparison => comparison.Key.Family, StringComparer.Ordinal)
            .ThenBy(comparison => comparison.Key.Arm, StringComparer.Ordinal)];

        static Comparison OfRuns(ComparisonKey key, int task, Run[] runs) => new(key, task, runs, [], Array.ConvertAll(runs, _ => Array.Empty<int>()));
    }

    /// <summary>This comparison with some of its runs, in their order.</summary>
    /// <param name="isKept">Whether a run is kept; at least one is.</param>
    internal Comparison Where(Predicate<Run> isKept)
    {
        int[] kept = [.. Enumerable.Range(0, Runs.Count).Where(run => isKept(Runs[run]))];
        return kept.Length == Runs.Count ? this : new(Key, Task, [.. kept.Select(run => Runs[run])], Examples, Array.ConvertAll(kept, run => _records[run]));
    }

    /// <summary>The places in <see cref="Examples"/> that every run was scored on under every column.</summary>
    public int[] SharedExamples(params IReadOnlyList<ScoreColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        var shared = new List<int>(Examples.Count);
        for (int example = 0; example < Examples.Count; example++)
            if (IsShared(example, columns)) shared.Add(example);
        return [.. shared];
    }

    private bool IsShared(int example, IReadOnlyList<ScoreColumn> columns)
    {
        foreach (int[] run in _records)
        {
            if (run[example] < 0) return false;
            for (int i = 0; i < columns.Count; i++)
                if (!columns[i].IsScored(run[example])) return false;
        }
        return true;
    }

    /// <summary>The index among all records of a run's answer to an example, by their places; −1 where there is none.</summary>
    internal int Record(int run, int example) => _records[run][example];

    /// <summary>Whether any answer of the comparison has a score under a column.</summary>
    public bool IsCoveredBy(ScoreColumn column)
    {
        ArgumentNullException.ThrowIfNull(column);
        return _records.Any(run => run.Any(record => record >= 0 && column.IsScored(record)));
    }

    /// <summary>Some of the runs, at scales that are given, over some of the examples.</summary>
    /// <param name="arm">What stands for the arm in its key.</param>
    /// <param name="runs">The places of the runs, in the order that they shall have.</param>
    /// <param name="scales">The scales of each.</param>
    /// <param name="examples">The places of the examples, in the order that they shall have.</param>
    internal Comparison Only(string? arm, int[] runs, ScaleValues[] scales, int[] examples) => new(Key with { Arm = arm }, Task,
        [.. runs.Zip(scales, (run, values) => Runs[run] with { Scales = values })], [.. examples.Select(example => Examples[example])],
        Array.ConvertAll(runs, run => Array.ConvertAll(examples, example => _records[run][example])));

    /// <summary>The scores of a run over the given examples, each of which has one.</summary>
    internal double[] Scores(ScoreColumn column, int run, int[] examples)
    {
        int[] records = _records[run];
        return Array.ConvertAll(examples, example => column[records[example]]!.Value);
    }

    private static Comparison Of(RecordKeys keys, (int Task, string Family, string? Arm) key, List<int> records)
    {
        int[] runs = [.. records.Select(record => keys.RunOf[record]).Distinct()
            .OrderBy(run => keys.Runs[run].Model, StringComparer.Ordinal).ThenBy(run => keys.Runs[run].Seed)];
        int[] examples = [.. records.Select(record => keys.ExampleOf[record]).Distinct()
            .OrderBy(example => keys.Examples[example].Id, StringComparer.Ordinal)];
        Dictionary<int, int> runPlace = Places(runs), examplePlace = Places(examples);
        int[][] grid = [.. runs.Select(_ => Enumerable.Repeat(-1, examples.Length).ToArray())];
        foreach (int record in records) grid[runPlace[keys.RunOf[record]]][examplePlace[keys.ExampleOf[record]]] = record;
        return new(new(keys.Tasks[key.Task], key.Family, key.Arm), key.Task,
            [.. runs.Select(run => keys.Runs[run])], [.. examples.Select(example => keys.Examples[example])], grid);
    }

    private static Dictionary<int, int> Places(int[] ids) => ids.Select((id, place) => (id, place)).ToDictionary(pair => pair.id, pair => pair.place);
}
