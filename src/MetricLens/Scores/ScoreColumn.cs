using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>The scores of every record under one metric; unscored records are kept, with their reason.</summary>
public sealed class ScoreColumn
{
    private readonly double[] _values;
    private readonly byte[] _reasons;
    private readonly IReadOnlyList<string> _reasonTexts;
    private readonly IReadOnlyList<TaskOutcomes> _tasks;

    internal ScoreColumn(MetricCard metric, double[] values, byte[] reasons, IReadOnlyList<string> reasonTexts, IReadOnlyList<TaskOutcomes> tasks)
    {
        Metric = metric;
        _values = values;
        _reasons = reasons;
        _reasonTexts = reasonTexts;
        _tasks = tasks;
    }

    /// <summary>A column of scores that were not computed from records; every answer has one.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="keys">Who answered what, in the order of the scores.</param>
    /// <param name="scores">The score of an answer, asked for once each, in order.</param>
    internal static ScoreColumn Of(MetricCard metric, RecordKeys keys, Func<int, Score> scores)
    {
        double[] values = new double[keys.Count];
        var tasks = new TaskOutcomes[keys.Tasks.Count];
        for (int i = 0; i < values.Length; i++)
        {
            Score score = scores(i);
            values[i] = score.Value;
            ref TaskOutcomes outcomes = ref tasks[keys.Examples[keys.ExampleOf[i]].Task];
            outcomes = outcomes.With(score);
        }
        return new(metric, values, new byte[values.Length], [], tasks);
    }

    /// <summary>The metric.</summary>
    public MetricCard Metric { get; }

    /// <summary>The number of records, scored or not.</summary>
    public int Count => _values.Length;

    /// <summary>The score of a record, or <see langword="null"/> where it has none.</summary>
    public double? this[int record] => IsScored(record) ? _values[record] : null;

    /// <summary>Whether a record has a score.</summary>
    public bool IsScored(int record) => _reasons[record] == 0;

    /// <summary>Why a record has no score, or <see langword="null"/> where it has one.</summary>
    public string? UnscoredReason(int record) => _reasons[record] == 0 ? null : _reasonTexts[_reasons[record] - 1];

    /// <summary>Whether any record of a task has a score: whether the task's fields allow the metric.</summary>
    /// <param name="task">The index of the task in the records' keys.</param>
    public bool Covers(int task) => _tasks[task].Scored > 0;

    /// <summary>The mean number of elementary outcomes that a score of the task averages, at least 1.</summary>
    /// <param name="task">The index of the task in the records' keys.</param>
    public double MeanUnits(int task) => _tasks[task].Scored == 0 ? 1 : _tasks[task].Units.Mean(_tasks[task].Scored);

    /// <summary>The mean score that guessing would be expected to reach on the task, where that is defined for all its scored records.</summary>
    /// <param name="task">The index of the task in the records' keys.</param>
    public double? MeanChance(int task) =>
        _tasks[task] is { Scored: > 0 } outcomes && outcomes.WithChance == outcomes.Scored ? outcomes.Chance.Mean(outcomes.Scored) : null;

    /// <summary>Sums over the scored records of one task.</summary>
    internal readonly record struct TaskOutcomes(int Scored, Total Units, int WithChance, Total Chance)
    {
        public TaskOutcomes With(Score score) => this + new TaskOutcomes(1, Total.Of(score.Units), score.Chance is null ? 0 : 1, score.Chance is { } chance ? Total.Of(chance) : default);

        public static TaskOutcomes operator +(TaskOutcomes left, TaskOutcomes right) => new(
            left.Scored + right.Scored,
            left.Scored == 0 ? right.Units : right.Scored == 0 ? left.Units : left.Units + right.Units,
            left.WithChance + right.WithChance,
            left.WithChance == 0 ? right.Chance : right.WithChance == 0 ? left.Chance : left.Chance + right.Chance);
    }

    /// <summary>A sum, and between what its terms lie: the mean of equal terms is exactly theirs, also of scores that were written by parts and read again.</summary>
    internal readonly record struct Total(double Sum, double Least, double Most)
    {
        public static Total Of(double term) => new(term, term, term);

        public double Mean(int count) => Least == Most ? Least : Sum / count;

        public static Total operator +(Total left, Total right) => new(left.Sum + right.Sum, Math.Min(left.Least, right.Least), Math.Max(left.Most, right.Most));
    }
}
