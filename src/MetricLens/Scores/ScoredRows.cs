using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>Makes a <see cref="ScoreTable"/> of the rows of scored tables, so that scoring and testing can run on different machines.</summary>
public sealed class ScoredRows
{
    private readonly RecordSetBuilder _keys = new(RecordFields.None);
    private readonly Dictionary<(string Task, string Family, string Model, long? Seed, string? Arm, string Example), int> _places = [];
    private readonly SortedDictionary<string, Column> _columns = new(StringComparer.Ordinal);
    private RecordSet? _records;

    /// <summary>The number of rows taken.</summary>
    public long Count { get; private set; }

    /// <summary>Takes a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="file">The file that errors name.</param>
    /// <param name="line">The 1-based line that errors name.</param>
    /// <exception cref="InputDataException">The metric is not of the catalogue, the score is out of its range, or an earlier row contradicts the row.</exception>
    public void Add(ScoredRow row, string file, long line)
    {
        ArgumentNullException.ThrowIfNull(row);
        Column column = ColumnOf(row, file, line);
        if (row.Score is { } score && !(score >= column.Card.Minimum && score <= column.Card.Maximum))
        {
            throw new InputDataException(file, line, "score", score.ToString(System.Globalization.CultureInfo.InvariantCulture),
                FormattableString.Invariant($"a number from {column.Card.Minimum} to {column.Card.Maximum}, the range of '{column.Card.Id}'"));
        }
        Record record = row.Record;
        var key = (record.Task, record.Family, record.Model, record.Seed, record.Arm, record.ExampleId);
        if (!_places.TryGetValue(key, out int place))
        {
            _keys.Add(record, file, line);
            _places[key] = place = _keys.Count - 1;
        }
        if (!column.Rows.TryAdd(place, row)) throw new InputDataException(file, line, "metric", row.Metric, "each metric once an answer");
        Count++;
    }

    /// <summary>The table of the rows taken, its columns ordered by metric.</summary>
    /// <exception cref="InvalidOperationException">No row has been taken.</exception>
    public ScoreTable Build()
    {
        if (Count == 0) throw new InvalidOperationException("There is no row to make a table of.");
        _records ??= _keys.Build();
        return ScoreTable.Of(_records.Keys, [.. _columns.Values.Select(column => column.Build(_records.Keys))]);
    }

    private Column ColumnOf(ScoredRow row, string file, long line)
    {
        if (_columns.TryGetValue(row.Metric, out Column? column)) return column;
        try
        {
            return _columns[row.Metric] = new Column(MetricCatalogue.Get(row.Metric).Card);
        }
        catch (ArgumentException unknown)
        {
            throw new InputDataException(file, line, "metric", row.Metric, $"a metric of the catalogue; {unknown.Message.Split(" (Parameter")[0]}", unknown);
        }
    }

    private sealed class Column(MetricCard card)
    {
        private const string NoRow = "no row in the table";

        /// <summary>As many records as are scored at a time, so that sums are rounded as they are there.</summary>
        private const int ChunkSize = ScoreTable.ChunkSize;

        public MetricCard Card => card;

        public Dictionary<int, ScoredRow> Rows { get; } = [];

        public ScoreColumn Build(RecordKeys keys)
        {
            double[] values = new double[keys.Count];
            byte[] reasons = new byte[keys.Count];
            var texts = new List<string>();
            var tasks = new ScoreColumn.TaskOutcomes[keys.Tasks.Count];
            var chunk = new ScoreColumn.TaskOutcomes[keys.Tasks.Count];
            for (int i = 0; i < values.Length; i++)
            {
                if (Rows.TryGetValue(i, out ScoredRow? row) && row.Score is { } score)
                {
                    values[i] = score;
                    ref ScoreColumn.TaskOutcomes sums = ref chunk[keys.Examples[keys.ExampleOf[i]].Task];
                    sums = sums.With(Score.Of(score, row.Units, row.Chance));
                }
                else
                {
                    reasons[i] = ReasonOf(row?.UnscoredReason ?? NoRow, texts);
                }
                if ((i + 1) % ChunkSize != 0 && i + 1 != values.Length) continue;
                for (int task = 0; task < tasks.Length; task++) tasks[task] += chunk[task];
                Array.Clear(chunk);
            }
            return new ScoreColumn(card, values, reasons, texts, tasks);
        }

        private static byte ReasonOf(string reason, List<string> texts)
        {
            int known = texts.IndexOf(reason);
            if (known >= 0) return (byte)(known + 1);
            // What comes last stands for all that have no place of their own.
            if (texts.Count == byte.MaxValue) return byte.MaxValue;
            texts.Add(reason);
            return (byte)texts.Count;
        }
    }
}
