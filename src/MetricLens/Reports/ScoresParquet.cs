using System.IO.Compression;
using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Scores;
using Parquet;
using Parquet.Schema;

namespace MetricLens.Reports;

/// <summary>Writes every score as Parquet: the rows and columns of <see cref="ScoresCsv"/>, in its order, every number to the bit.</summary>
/// <remarks>One row group is in memory at a time, so that a table of any size is written, and read again, in as little.</remarks>
public static class ScoresParquet
{
    /// <summary>The rows of a row group: enough for dictionaries to pay, and so few that a column of equal numbers, which compresses to nothing, is no bomb to <see cref="ParquetRows"/>.</summary>
    private const int GroupRows = 1 << 16;

    /// <summary>In the order of the columns of CSV.</summary>
    private static readonly ScaleAxis[] Axes = [ScaleAxis.Params, ScaleAxis.TrainTokens, ScaleAxis.TrainFlops, ScaleAxis.TrainLoss, ScaleAxis.Step];

    /// <summary>Writes the rows.</summary>
    /// <param name="scores">The scores.</param>
    /// <param name="stream">Where to, a stream that can seek; left open.</param>
    /// <param name="cancellation">Stops the writing.</param>
    /// <exception cref="InputDataException">A name holds half a surrogate pair, which UTF-8 cannot.</exception>
    public static void Write(ScoreTable scores, Stream stream, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(scores);
        ArgumentNullException.ThrowIfNull(stream);
        WriteAsync(scores, stream, cancellation).GetAwaiter().GetResult();
    }

    private static async Task WriteAsync(ScoreTable scores, Stream stream, CancellationToken cancellation)
    {
        var group = new Group();
        ParquetWriter writer = await ParquetWriter.CreateAsync(new ParquetSchema([.. group.Columns.Select(column => column.Field)]), stream, OptionsOf(group), cancellationToken: cancellation).ConfigureAwait(false);
        await using (writer.ConfigureAwait(false))
        {
            foreach (int _ in Rows(scores, group, cancellation))
            {
                using ParquetRowGroupWriter rows = writer.CreateRowGroup();
                foreach (Column column in group.Columns) await column.WriteAsync(rows, cancellation).ConfigureAwait(false);
            }
        }
    }

    private static ParquetOptions OptionsOf(Group group)
    {
        var options = new ParquetOptions { CompressionMethod = CompressionMethod.Zstd, CompressionLevel = CompressionLevel.Fastest };
        // The library makes dictionaries of texts alone, and only where it is told to.
        foreach (TextColumn column in group.Columns.OfType<TextColumn>()) options.ColumnEncodingHints[column.Field.Path.ToString()] = EncodingHint.Dictionary;
        return options;
    }

    /// <summary>Puts row after row into the group, and gives the number of those that it holds whenever it is full, and at the end.</summary>
    private static IEnumerable<int> Rows(ScoreTable scores, Group group, CancellationToken cancellation)
    {
        RecordKeys keys = scores.Keys;
        TaskColumn[][] columns = TaskColumn.Of(scores);
        int rows = 0;
        for (int record = 0; record < keys.Count; record++)
        {
            Example example = keys.Examples[keys.ExampleOf[record]];
            foreach (TaskColumn column in columns[example.Task])
            {
                group.Add(keys.Tasks[example.Task], keys.Runs[keys.RunOf[record]], example, column, record);
                if (++rows % GroupRows != 0) continue;
                cancellation.ThrowIfCancellationRequested();
                yield return GroupRows;
            }
        }
        if (rows % GroupRows != 0) yield return rows % GroupRows;
    }

    /// <summary>The columns of the row group that is being filled.</summary>
    private sealed class Group
    {
        private readonly TextColumn _task = new("task", false), _family = new("family", false), _model = new("model", false), _arm = new("arm", true), _example = new("example_id", false),
            _metric = new("metric", false), _reason = new("unscored_reason", true), _cluster = new("cluster", true);

        private readonly Column<long> _seed = new("seed", true);
        private readonly Column<double> _score = new("score", true), _units = new("units", false), _chance = new("chance", true);
        private readonly Column<double>[] _scales = Array.ConvertAll(Axes, axis => new Column<double>(axis.Id(), true));

        public Group() => Columns = [_task, _family, _model, _seed, _arm, _example, _metric, _score, _reason, _cluster, .. _scales, _units, _chance];

        public IReadOnlyList<Column> Columns { get; }

        public void Add(string task, Run run, Example example, TaskColumn column, int record)
        {
            _task.Add(task);
            _family.Add(run.Family);
            _model.Add(run.Model);
            _seed.Add(run.Seed);
            _arm.Add(run.Arm);
            _example.Add(example.Id);
            _metric.Add(column.Scores.Metric.Id);
            _score.Add(column.Scores[record]);
            _reason.Add(column.Scores.UnscoredReason(record));
            _cluster.Add(example.Cluster);
            for (int i = 0; i < _scales.Length; i++) _scales[i].Add(run.Scales[Axes[i]]);
            _units.Add(column.Units);
            _chance.Add(column.Chance);
        }
    }

    private abstract class Column
    {
        public abstract DataField Field { get; }

        /// <summary>Writes what the column holds, and empties it.</summary>
        public abstract Task WriteAsync(ParquetRowGroupWriter rows, CancellationToken cancellation);
    }

    private class Column<T>(string name, Type type, bool isNullable) : Column
        where T : struct
    {
        private readonly T[] _values = new T[GroupRows];
        private readonly int[] _definitions = isNullable ? new int[GroupRows] : [];
        private int _rows;
        private int _count;

        public Column(string name, bool isNullable)
            : this(name, typeof(T), isNullable)
        {
        }

        public override DataField Field { get; } = new(name, type, isNullable);

        public void Add(T? value)
        {
            if (value is { } present) _values[_count++] = present;
            if (isNullable) _definitions[_rows] = value is null ? 0 : 1;
            _rows++;
        }

        public override async Task WriteAsync(ParquetRowGroupWriter rows, CancellationToken cancellation)
        {
            ReadOnlyMemory<int>? definitions = isNullable ? _definitions.AsMemory(0, _rows) : default(ReadOnlyMemory<int>?);
            await rows.WriteAllPartsAsync<T>(Field, _values.AsMemory(0, _count), definitions, null, cancellation).ConfigureAwait(false);
            _rows = _count = 0;
        }
    }

    private sealed class TextColumn(string name, bool isNullable) : Column<ReadOnlyMemory<char>>(name, typeof(string), isNullable)
    {
        private string? _last;

        public void Add(string? text)
        {
            // One text stands in many rows one after the other.
            if (text is not null && !ReferenceEquals(text, _last)) _last = RecordParquet.WellFormed(Field.Name, text);
            Add(text?.AsMemory());
        }
    }
}
