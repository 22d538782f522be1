using System.Collections.Concurrent;
using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>The models of one task, side by side over the examples that all of them were scored on under all metrics.</summary>
internal sealed class Contest
{
    private readonly double[][][] _scores;
    private readonly ComparisonOptions _options;
    private readonly Lazy<BootstrapIndex> _index;

    /// <summary>The smallest difference by number of disagreements: many pairs of a leaderboard disagree as often.</summary>
    private readonly ConcurrentDictionary<int, double?> _smallestShown = [];

    private Contest(string task, string? arm, IReadOnlyList<Contender> contenders, IReadOnlyList<MetricCard> metrics, double[][][] scores, int[]? clusters, int dropped, ComparisonOptions options)
    {
        (Task, Arm, Contenders, Metrics, Clusters, DroppedExamples) = (task, arm, contenders, metrics, clusters, dropped);
        _scores = scores;
        _options = options;
        _index = new(() => BootstrapIndex.Draw(Examples, Clusters, options.Resamples, options.Seed));
    }

    public string Task { get; }

    public string? Arm { get; }

    public IReadOnlyList<Contender> Contenders { get; }

    public IReadOnlyList<MetricCard> Metrics { get; }

    public int[]? Clusters { get; }

    public int DroppedExamples { get; }

    public int Examples => _scores[0][0].Length;

    public int Units => Clusters is null ? Examples : Clusters.Max() + 1;

    /// <summary>The resamples that all models and metrics share.</summary>
    public BootstrapIndex Index => _index.Value;

    /// <summary>A model's scores under a metric, one an example, averaged over its runs.</summary>
    public double[] Scores(int metric, int contender) => _scores[metric][contender];

    public double Mean(int metric, int contender) => CompensatedSum.Of(_scores[metric][contender]) / Examples;

    /// <summary>The contest, or why there is none.</summary>
    public static (Contest? Contest, string? Why) Of(ScoreTable scores, int task, string? arm, IReadOnlyList<ContenderRuns> sides, ComparisonOptions options)
    {
        RecordKeys keys = scores.Keys;
        var grid = Grid(keys, task, [.. sides.SelectMany(side => side.Runs)]);
        if (sides.FirstOrDefault(side => side.Runs.Any(run => !grid.Records.ContainsKey(run))) is { } absent) return (null, $"'{absent.Name}' has no answers");
        ScoreColumn[] columns = Columns(scores, grid.Records.Values, options);
        if (columns.Length == 0) return (null, "no metric can be computed for all models");
        int[] shared = [.. Enumerable.Range(0, grid.Examples.Length).Where(example => grid.Records.Values.All(records =>
            records[example] >= 0 && columns.All(column => column.IsScored(records[example]))))];
        int[]? clusters = ExampleClusters.Of([.. grid.Examples.Select(example => keys.Examples[example])], shared);
        if (shared.Length < 2 || clusters?.Max() == 0) return (null, "fewer than two independent examples are shared by all models under all metrics");
        double[][][] values = [.. columns.Select(column => sides.Select(side => MeanOver(column, side.Runs, grid.Records, shared)).ToArray())];
        return (new(keys.Tasks[task], arm, [.. sides.Select(side => new Contender(side.Name, [.. side.Runs.Select(run => keys.Runs[run])]))],
            [.. columns.Select(column => column.Metric)], values, clusters, grid.Examples.Length - shared.Length, options), null);
    }

    /// <summary>Compares two models under every metric; p-values are not corrected yet.</summary>
    public PairFinding Compare(int first, int second) => new()
    {
        Task = Task,
        Arm = Arm,
        First = Contenders[first],
        Second = Contenders[second],
        Examples = Examples,
        Units = Units,
        DroppedExamples = DroppedExamples,
        Differences = [.. Enumerable.Range(0, Metrics.Count).Select(metric => Difference(metric, first, second))],
    };

    private MetricDifference Difference(int metric, int first, int second)
    {
        double[] differences = [.. Scores(metric, first).Zip(Scores(metric, second), (left, right) => left - right)];
        bool isExact = Metrics[metric].Continuity == Continuity.ThresholdCoarse && Clusters is null && Contenders[first].Runs.Count == 1 && Contenders[second].Runs.Count == 1;
        (int Gained, int Lost)? disagreements = isExact ? PairedTest.Disagreements(differences) : null;
        double mean = CompensatedSum.Of(differences) / Examples;
        return new()
        {
            Metric = Metrics[metric],
            First = Mean(metric, first),
            Second = Mean(metric, second),
            Difference = PairedTest.Difference(differences, mean, Index, 1 - _options.Alpha, Metrics[metric].Name),
            P = disagreements is { } counts ? McNemar.ExactPValue(counts.Gained, counts.Lost) : PairedTest.BootstrapPValue(differences, Index),
            Disagreements = disagreements,
            SmallestShown = disagreements is { } split
                ? _smallestShown.GetOrAdd(split.Gained + split.Lost, count => PairedTest.SmallestShown(Examples, count, _options.Alpha, _options.Power))
                : PairedTest.SmallestShown(Math.Sqrt(PairedCovariance.OfMeans([differences], Clusters)[0, 0]), Units, _options.Alpha, _options.Power),
            Alpha = _options.Alpha,
        };
    }

    private static (int[] Examples, SortedDictionary<int, int[]> Records) Grid(RecordKeys keys, int task, int[] runs)
    {
        var wanted = runs.ToHashSet();
        int[] records = [.. Enumerable.Range(0, keys.Count).Where(record => wanted.Contains(keys.RunOf[record]) && keys.Examples[keys.ExampleOf[record]].Task == task)];
        int[] examples = [.. records.Select(record => keys.ExampleOf[record]).Distinct().OrderBy(example => keys.Examples[example].Id, StringComparer.Ordinal)];
        Dictionary<int, int> places = examples.Index().ToDictionary(pair => pair.Item, pair => pair.Index);
        var byRun = new SortedDictionary<int, int[]>();
        foreach (int record in records)
        {
            if (!byRun.TryGetValue(keys.RunOf[record], out int[]? row)) byRun[keys.RunOf[record]] = row = [.. Enumerable.Repeat(-1, examples.Length)];
            row[places[keys.ExampleOf[record]]] = record;
        }
        return (examples, byRun);
    }

    /// <summary>The metrics asked for, or else the raw and the continuous ones, of which every run has a score on some example.</summary>
    private static ScoreColumn[] Columns(ScoreTable scores, IReadOnlyCollection<int[]> runs, ComparisonOptions options)
    {
        if (options.Metrics.Count > 0) return Covered([.. options.Metrics.Select(metric => options.Catalogue.Parse(metric).Card.Id).Distinct(StringComparer.Ordinal)]);
        ScoreColumn[] choices = Covered([StandardMetrics.Raw[0], .. StandardMetrics.OfChoices]);
        return choices.Length > 0 ? choices : Covered([.. StandardMetrics.Raw.Skip(1), .. StandardMetrics.OfText]);

        ScoreColumn[] Covered(IReadOnlyList<string> ids) => [.. ids.Distinct().Select(scores.Find).OfType<ScoreColumn>()
            .Where(column => runs.All(run => run.Any(record => record >= 0 && column.IsScored(record))))];
    }

    private static double[] MeanOver(ScoreColumn column, IReadOnlyList<int> runs, SortedDictionary<int, int[]> records, int[] shared) =>
        Array.ConvertAll(shared, example => runs.Sum(run => column[records[run][example]]!.Value) / runs.Count);
}
