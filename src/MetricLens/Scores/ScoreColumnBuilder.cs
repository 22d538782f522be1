using System.Runtime.InteropServices;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>Takes scores by record, from several threads at once, and makes a column of them.</summary>
/// <param name="metric">The metric.</param>
/// <param name="keys">Who answered what.</param>
/// <param name="chunkSize">How many records one thread takes at a time; sums are added in the order of the chunks.</param>
internal sealed class ScoreColumnBuilder(IMetric metric, RecordKeys keys, int chunkSize)
{
    /// <summary>Reasons are kept as one byte a record.</summary>
    private const int MostReasons = byte.MaxValue;

    private readonly double[] _values = new double[keys.Count];
    private readonly byte[] _reasons = new byte[keys.Count];
    private readonly List<string> _reasonTexts = [];
    private readonly Dictionary<int, ScoreColumn.TaskOutcomes>[] _chunks =
        new Dictionary<int, ScoreColumn.TaskOutcomes>[(keys.Count + chunkSize - 1) / chunkSize];

    /// <summary>Scores a record.</summary>
    /// <exception cref="InputDataException">The metric fails on it: one from outside the library, or an expression that is too slow on its text.</exception>
    public void Score(Record record, int index, int chunk)
    {
        Score score;
        try
        {
            score = metric.Measure(record);
        }
        catch (Exception fault) when (fault is not (OutOfMemoryException or OperationCanceledException))
        {
            throw new InputDataException("records", index + 1, null, $"metric '{metric.Card.Id}' fails on example '{record.ExampleId}' of model '{record.Model}', task '{record.Task}': {fault.Message}",
                "a finite score, or a reason why there is none", fault);
        }
        Take(score, index, chunk);
    }

    /// <summary>Takes a score that is there already.</summary>
    public void Take(Score score, int index, int chunk)
    {
        if (!score.IsScored)
        {
            _reasons[index] = Reason(score.UnscoredReason!);
            return;
        }
        _values[index] = score.Value;
        Dictionary<int, ScoreColumn.TaskOutcomes> sums = _chunks[chunk] ??= [];
        int task = keys.Examples[keys.ExampleOf[index]].Task;
        ref ScoreColumn.TaskOutcomes outcomes = ref CollectionsMarshal.GetValueRefOrAddDefault(sums, task, out _);
        outcomes = outcomes.With(score);
    }

    /// <summary>The column.</summary>
    public ScoreColumn Build()
    {
        var tasks = new ScoreColumn.TaskOutcomes[keys.Tasks.Count];
        foreach (Dictionary<int, ScoreColumn.TaskOutcomes> chunk in _chunks.Where(chunk => chunk is not null))
            foreach ((int task, ScoreColumn.TaskOutcomes sums) in chunk) tasks[task] += sums;
        return new(metric.Card, _values, _reasons, _reasonTexts, tasks);
    }

    private byte Reason(string reason)
    {
        lock (_reasonTexts)
        {
            int known = _reasonTexts.IndexOf(reason);
            if (known >= 0) return (byte)(known + 1);
            if (_reasonTexts.Count == MostReasons)
                throw new InvalidOperationException($"Metric '{metric.Card.Id}' gives more than {MostReasons} different reasons for unscored records.");
            _reasonTexts.Add(reason);
            return (byte)_reasonTexts.Count;
        }
    }
}
