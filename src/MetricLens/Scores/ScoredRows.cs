using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>Makes a <see cref="ScoreTable"/> of the rows of scored tables, so that scoring and testing can run on different machines.</summary>
/// <remarks>Of a row its score is kept and of an answer who gave it: some 10 bytes a row, and no object. Rows of one answer are quickest one after the other, with the same <see cref="Record"/>. Use once.</remarks>
public sealed class ScoredRows
{
    private readonly RecordSetBuilder _keys = new(RecordFields.None);
    private readonly SortedDictionary<string, ScoredColumn> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, ScoredColumn> _columnOf = new(StringComparer.Ordinal);
    private Record? _record;
    private int _place;
    private ScoreTable? _table;

    /// <summary>The number of rows taken.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="file">The file that errors name.</param>
    /// <param name="line">The 1-based line that errors name.</param>
    /// <exception cref="InputDataException">The metric is not of the catalogue, the score is out of its range, or an earlier row contradicts the row.</exception>
    /// <exception cref="InvalidOperationException">The table has been made.</exception>
    public void Add(ScoredRow row, string file, long line)
    {
        ArgumentNullException.ThrowIfNull(row);
        if (_table is not null) throw new InvalidOperationException("The table has been made of the rows before.");
        ScoredColumn column = ColumnOf(row, file, line);
        if (row.Score is { } score && !(score >= column.Card.Minimum && score <= column.Card.Maximum))
        {
            throw new InputDataException(file, line, "score", score.ToString(System.Globalization.CultureInfo.InvariantCulture),
                FormattableString.Invariant($"a number from {column.Card.Minimum} to {column.Card.Maximum}, the range of '{column.Card.Id}'"));
        }
        if (!ReferenceEquals(row.Record, _record))
        {
            _place = _keys.Keep(row.Record, file, line);
            _record = row.Record;
        }
        if (!column.TryAdd(_place, _keys.TaskOf(_place), row)) throw new InputDataException(file, line, "metric", row.Metric, "each metric once an answer");
        Count++;
    }

    /// <summary>The table of the rows taken, its columns ordered by metric.</summary>
    /// <exception cref="InvalidOperationException">No row has been taken.</exception>
    public ScoreTable Build()
    {
        if (Count == 0) throw new InvalidOperationException("There is no row to make a table of.");
        if (_table is not null) return _table;
        RecordKeys keys = _keys.Build().Keys;
        return _table = ScoreTable.Of(keys, [.. _columns.Values.Select(column => column.Build(keys))]);
    }

    private ScoredColumn ColumnOf(ScoredRow row, string file, long line)
    {
        if (_columnOf.TryGetValue(row.Metric, out ScoredColumn? column)) return column;
        try
        {
            return _columnOf[row.Metric] = _columns[row.Metric] = new ScoredColumn(MetricCatalogue.Get(row.Metric).Card);
        }
        catch (ArgumentException unknown)
        {
            throw new InputDataException(file, line, "metric", row.Metric, $"a metric of the catalogue; {unknown.Message.Split(" (Parameter")[0]}", unknown);
        }
    }
}
