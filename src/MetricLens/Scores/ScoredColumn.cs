using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>Takes the scores of one metric by the place of their answer, and makes a column of them.</summary>
internal sealed class ScoredColumn(MetricCard card)
{
    private const int PageSize = 1 << 16;

    /// <summary>What a place holds where no row has come for it, and where a score has; more than these, the 1-based number of a reason.</summary>
    private const byte None = 0, Scored = 1;

    // The first reason is that of places without a row; none of the rows' own has its number.
    private readonly List<string> _reasons = ["no row in the table"];
    private readonly List<(double[] Values, byte[] States)?> _pages = [];
    private ScoreColumn.TaskOutcomes[] _tasks = [];

    public MetricCard Card => card;

    /// <summary>Takes what a row says of an answer.</summary>
    /// <returns>Whether it is the first row that does.</returns>
    public bool TryAdd(int place, int task, ScoredRow row)
    {
        while (_pages.Count <= place / PageSize) _pages.Add(null);
        (double[] values, byte[] states) = _pages[place / PageSize] ??= (new double[PageSize], new byte[PageSize]);
        ref byte state = ref states[place % PageSize];
        if (state != None) return false;
        state = row.Score is null ? ReasonOf(row.UnscoredReason!) : Scored;
        if (row.Score is not { } score) return true;
        values[place % PageSize] = score;
        if (task >= _tasks.Length) Array.Resize(ref _tasks, Math.Max(task + 1, 2 * _tasks.Length));
        _tasks[task] = _tasks[task].With(Score.Of(score, row.Units, row.Chance));
        return true;
    }

    /// <summary>The column; what was taken is given up piece by piece, so that it is not in memory twice.</summary>
    public ScoreColumn Build(RecordKeys keys)
    {
        double[] values = new double[keys.Count];
        byte[] reasons = new byte[keys.Count];
        reasons.AsSpan().Fill(1);
        for (int page = 0; page < _pages.Count; page++)
        {
            if (_pages[page] is not var (scores, states)) continue;
            int first = page * PageSize, count = Math.Min(PageSize, keys.Count - first);
            scores.AsSpan(0, count).CopyTo(values.AsSpan(first));
            for (int i = 0; i < count; i++) reasons[first + i] = states[i] switch { None => 1, Scored => 0, var reason => reason };
            _pages[page] = null;
        }
        Array.Resize(ref _tasks, keys.Tasks.Count);
        return new ScoreColumn(card, values, reasons, _reasons, _tasks);
    }

    private byte ReasonOf(string reason)
    {
        int known = _reasons.IndexOf(reason, 1);
        if (known > 0) return (byte)(known + 1);
        // What comes last stands for all that have no place of their own.
        if (_reasons.Count == byte.MaxValue) return byte.MaxValue;
        _reasons.Add(reason);
        return (byte)_reasons.Count;
    }
}
