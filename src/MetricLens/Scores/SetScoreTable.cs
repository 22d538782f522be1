using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Scores;

/// <summary>Runs × set-level metrics: what is no mean of scores of single records, with bootstrap intervals.</summary>
/// <remarks>
/// Intervals are those of the percentile bootstrap over examples, or over clusters where examples have one; the same examples are drawn for every run of a task. A metric that is biased on few records, as a calibration error is, is so on resamples
/// too, so its interval can lie above its score. There is no interval where fewer than two units count, or where more than one resample in ten has no score.
/// </remarks>
public sealed class SetScoreTable
{
    private const double MostLost = 0.1;

    private SetScoreTable(IReadOnlyList<SetScore> rows) => Rows = rows;

    /// <summary>One row a task, run and metric, in the order of tasks and runs as they were met, and of the metrics as given.</summary>
    public IReadOnlyList<SetScore> Rows { get; }

    /// <summary>Scores every run on every task.</summary>
    /// <param name="records">The records; they must hold the fields that the metrics look at.</param>
    /// <param name="metrics">The metrics.</param>
    /// <param name="options">Level, resamples, seed, threads; the defaults where left out.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or a metric looks at a field that was not kept.</exception>
    public static SetScoreTable Of(RecordSet records, IEnumerable<ISetMetric> metrics, SetScoreOptions? options = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentNullException.ThrowIfNull(metrics);
        options ??= new();
        if (!(options.Level is > 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(options), options.Level, "The level must lie between 0 and 1.");
        ArgumentOutOfRangeException.ThrowIfLessThan(options.Resamples, 100);
        ISetMetric[] all = [.. metrics];
        foreach (ISetMetric metric in all)
        {
            if ((metric.Card.Inputs & ~records.Fields) is not RecordFields.None and var missing)
                throw new ArgumentException($"Metric '{metric.Card.Id}' looks at {missing}, which the records were loaded without.", nameof(metrics));
        }
        RecordKeys keys = records.Keys;
        var groups = Enumerable.Range(0, keys.Count).GroupBy(record => (keys.Examples[keys.ExampleOf[record]].Task, Run: keys.RunOf[record]))
            .OrderBy(group => group.Key.Task).ThenBy(group => group.Key.Run).Select(group => (group.Key, Records: group.ToArray())).ToArray();
        var rows = new SetScore[groups.Length * all.Length];
        Parallel.For(0, rows.Length, Workers.Of(options.Threads, cancellation), i =>
        {
            ((int task, int run), int[] members) = groups[i / all.Length];
            rows[i] = Score(records, keys.Tasks[task], keys.Runs[run], members, all[i % all.Length], options);
        });
        return new(rows);
    }

    private static SetScore Score(RecordSet records, string task, Run run, int[] members, ISetMetric metric, SetScoreOptions options)
    {
        RecordKeys keys = records.Keys;
        // By example id, so that the order of the records leaves no trace.
        Example[] examples = [.. members.Select(record => keys.Examples[keys.ExampleOf[record]])];
        Array.Sort(examples, members, Comparer<Example>.Create((left, right) => string.CompareOrdinal(left.Id, right.Id)));
        SetContribution[] contributions = [.. members.Select(record => metric.Read(records[record]))];
        int count = contributions.Count(contribution => contribution.IsScored), unscored = members.Length - count;
        if (SetSample.Of(contributions) is not { } sample)
            return new(task, run, metric.Card, null, null, null, 0, unscored, contributions.GroupBy(contribution => contribution.UnscoredReason).MaxBy(group => group.Count())!.Key);
        Score score = metric.Measure(sample);
        if (!score.IsScored) return new(task, run, metric.Card, null, null, null, count, unscored, score.UnscoredReason);
        int[] units = Units([.. examples.Where((_, i) => contributions[i].IsScored)]);
        (double Lower, double Upper)? interval = Interval(metric, sample, units, options);
        return new(task, run, metric.Card, score.Value, interval?.Lower, interval?.Upper, count, unscored, null);
    }

    private static (double Lower, double Upper)? Interval(ISetMetric metric, SetSample sample, int[] units, SetScoreOptions options)
    {
        int unitCount = units.Max() + 1;
        if (unitCount < 2) return null;
        List<double> replicates = new(options.Resamples);
        int[] drawn = new int[unitCount], weights = new int[sample.Count];
        for (int b = 0; b < options.Resamples; b++)
        {
            Array.Clear(drawn);
            var random = RandomStream.Derive(options.Seed, "set-level bootstrap", b);
            for (int i = 0; i < unitCount; i++) drawn[random.NextInt(unitCount)]++;
            for (int i = 0; i < weights.Length; i++) weights[i] = drawn[units[i]];
            Score replicate = metric.Measure(sample.Weighted(weights));
            if (replicate.IsScored) replicates.Add(replicate.Value);
        }
        return replicates.Count >= (1 - MostLost) * options.Resamples ? Bootstrap.Percentile([.. replicates], options.Level) : null;
    }

    /// <summary>The unit that each example is drawn with: its cluster's number, or one of its own.</summary>
    private static int[] Units(Example[] examples)
    {
        var known = new Dictionary<string, int>(StringComparer.Ordinal);
        int next = 0;
        return [.. examples.Select(example =>
        {
            if (example.Cluster is null) return next++;
            if (known.TryGetValue(example.Cluster, out int unit)) return unit;
            return known[example.Cluster] = next++;
        })];
    }
}
