using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Scores;

/// <summary>Records × metrics: every record's score under every metric.</summary>
public sealed class ScoreTable
{
    /// <summary>Records a worker scores at a time; sums are added in chunk order, so that the number of threads leaves no trace.</summary>
    internal const int ChunkSize = 4096;

    private ScoreTable(RecordKeys keys, IReadOnlyList<ScoreColumn> columns)
    {
        Keys = keys;
        Columns = columns;
    }

    /// <summary>A table without answers and metrics.</summary>
    public static ScoreTable Empty { get; } = new(new RecordKeys([], [], [], [], []), []);

    /// <summary>Who answered what, in the order of the scores.</summary>
    public RecordKeys Keys { get; }

    /// <summary>One column a metric, in the order in which the metrics were given.</summary>
    public IReadOnlyList<ScoreColumn> Columns { get; }

    /// <summary>The column of a metric, or <see langword="null"/> where the table has none.</summary>
    public ScoreColumn? Find(string metricId) => Columns.FirstOrDefault(column => column.Metric.Id == metricId);

    /// <summary>The column of a metric.</summary>
    /// <exception cref="ArgumentException">The table has no such column; the message suggests the nearest.</exception>
    public ScoreColumn Column(string metricId) => Find(metricId)
        ?? throw new ArgumentException(Text.Suggestion.Unknown("scored metric", metricId, Columns.Select(column => column.Metric.Id)), nameof(metricId));

    /// <summary>Scores every record under every metric.</summary>
    /// <param name="records">The records; they must hold the fields that the metrics look at.</param>
    /// <param name="metrics">The metrics, each once.</param>
    /// <param name="threads">The most threads to use; −1 for as many as the machine has. The scores do not depend on it.</param>
    /// <param name="progress">Told the number of records done, from any thread.</param>
    /// <param name="cancellation">Stops the scoring.</param>
    /// <exception cref="ArgumentException">A metric is named twice, or looks at a field that was not kept.</exception>
    /// <exception cref="InputDataException">A metric fails on a record.</exception>
    public static ScoreTable Of(RecordSet records, IEnumerable<IMetric> metrics, int threads = -1, IProgress<int>? progress = null, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(records);
        IMetric[] all = [.. metrics];
        RequireScorable(records, all);
        ScoreColumnBuilder[] columns = [.. all.Select(metric => new ScoreColumnBuilder((metric as IGroupMetric)?.Member ?? metric, records.Keys, ChunkSize))];
        int chunks = (records.Count + ChunkSize - 1) / ChunkSize;
        var options = Workers.Of(threads, cancellation);
        try
        {
            Parallel.For(0, chunks, options, chunk =>
            {
                int end = Math.Min(records.Count, (chunk + 1) * ChunkSize);
                for (int i = chunk * ChunkSize; i < end; i++)
                {
                    Record record = records[i];
                    foreach (ScoreColumnBuilder column in columns) column.Score(record, i, chunk);
                }
                progress?.Report(end - (chunk * ChunkSize));
            });
        }
        catch (AggregateException faults) when (faults.InnerExceptions.OfType<InputDataException>().MinBy(fault => fault.Line) is { } first)
        {
            System.Runtime.ExceptionServices.ExceptionDispatchInfo.Throw(first);
        }
        return new(records.Keys, [.. all.Zip(columns, (metric, column) => metric is IGroupMetric group ? GroupScores.Of(group, column.Build(), records.Keys) : column.Build())]);
    }

    /// <summary>A table of scores that were not computed from records.</summary>
    /// <param name="keys">Who answered what, in the order of the scores.</param>
    /// <param name="columns">One column a metric, each with a score for every key.</param>
    internal static ScoreTable Of(RecordKeys keys, IReadOnlyList<ScoreColumn> columns)
    {
        ArgumentNullException.ThrowIfNull(keys);
        if (columns.FirstOrDefault(column => column.Count != keys.Count) is { } odd)
            throw new ArgumentException($"Metric '{odd.Metric.Id}' has {odd.Count} scores for {keys.Count} answers.", nameof(columns));
        if (columns.GroupBy(column => column.Metric.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Metric '{twice.Key}' has two columns; each may have one.", nameof(columns));
        return new(keys, columns);
    }

    private static void RequireScorable(RecordSet records, IMetric[] metrics)
    {
        if (metrics.GroupBy(metric => metric.Card.Id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Metric '{twice.Key}' is named twice; each may be named once.", nameof(metrics));
        foreach (IMetric metric in metrics)
        {
            if ((metric.Card.Inputs & ~records.Fields) is not RecordFields.None and var missing)
                throw new ArgumentException($"Metric '{metric.Card.Id}' looks at {missing}, which the records were loaded without.", nameof(metrics));
        }
    }
}
