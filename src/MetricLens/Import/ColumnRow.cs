using Parquet.Data;
using Parquet.Schema;

namespace MetricLens.Import;

/// <summary>The row of a row group at which one stands, for tables of many rows: its cells are read where they lie, with no object made of any row.</summary>
internal sealed class ColumnRow : TableRow
{
    private readonly ImportFile _file;
    private readonly Dictionary<string, FlatColumn> _columns;
    private readonly bool[] _changes;
    private readonly long _before;
    private int _row;

    private ColumnRow(ImportFile file, Dictionary<string, FlatColumn> columns, bool[] changes, long before)
        : base(FieldMap.Empty)
    {
        _file = file;
        _columns = columns;
        _changes = changes;
        _before = before;
    }

    public override JsonPlace Place => new(_file.Path, _before + _row + 1, _file.Limits);

    public override bool IsOfSameAnswer => !_changes[_row];

    /// <summary>Whether a Parquet file can be read so: every wanted column holds texts or numbers, under the name of its field.</summary>
    public static bool Fits(ImportFile file, IReadOnlySet<string> fields) => file.Options.Map.Columns.Count == 0 && file.Options.Map.Constants.Count == 0
        && ParquetRows.FieldsOf(file.Path, ParquetRows.LevelsOf(file.Limits)).Where(field => fields.Contains(field.Name)).All(FlatColumn.Fits);

    /// <summary>The rows of a file, each until the next.</summary>
    /// <param name="file">The file, which fits.</param>
    /// <param name="fields">The fields that are wanted.</param>
    /// <param name="answer">Those by which rows are of the same answer.</param>
    public static IEnumerable<ColumnRow> Read(ImportFile file, IReadOnlySet<string> fields, IReadOnlySet<string> answer)
    {
        long before = 0;
        foreach ((long rows, Dictionary<string, FlatColumn> columns) in ParquetRows.Groups(file, fields, Take))
        {
            bool[] changes = new bool[rows];
            if (rows > 0) changes[0] = true;
            foreach ((string name, FlatColumn column) in columns)
                if (answer.Contains(name)) column.MarkChanges(changes);
            var row = new ColumnRow(file, columns, changes, before);
            for (row._row = 0; row._row < rows; row._row++) yield return row;
            before += rows;
        }
    }

    public override double? Number(string field, string expected = "a finite number")
    {
        if (!_columns.TryGetValue(field, out FlatColumn? column) || column is not FlatColumn.Numbers<double> numbers) return base.Number(field, expected);
        return numbers[_row] is not { } value || double.IsFinite(value) ? numbers[_row] : throw Fault(field, Text(field)!, expected);
    }

    public override long? Integer(string field) => _columns.TryGetValue(field, out FlatColumn? column) && column is FlatColumn.Numbers<long> numbers ? numbers[_row] : base.Integer(field);

    protected override TableCell? Cell(string column)
    {
        if (!_columns.TryGetValue(column, out FlatColumn? values) || values.Cell(_row) is not { } cell) return null;
        return cell.Text.Length <= _file.Limits.FieldCharacters ? cell : throw Place.Fault(column, "too long", FormattableString.Invariant($"at most {_file.Limits.FieldCharacters} characters (limit field-chars)"));
    }

    private static Dictionary<string, FlatColumn> Take(int rows, Field[] fields, Func<DataField, RawColumnData> load) => fields.Cast<DataField>().ToDictionary(field => field.Name, field =>
    {
        using RawColumnData raw = load(field);
        return FlatColumn.Of(field, raw, rows);
    }, StringComparer.Ordinal);
}
