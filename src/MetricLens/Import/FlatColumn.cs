using System.Globalization;
using Parquet.Data;
using Parquet.Schema;

namespace MetricLens.Import;

/// <summary>The values of one column of texts or numbers over the rows of one row group.</summary>
internal abstract class FlatColumn
{
    private readonly int[]? _places;

    /// <param name="field">The field.</param>
    /// <param name="raw">What was read of it.</param>
    /// <param name="values">How many values there is room for; those that are there come first.</param>
    /// <param name="rows">The rows of the row group.</param>
    /// <exception cref="InvalidDataException">There are more or fewer rows, or fewer values, than there should be.</exception>
    private protected FlatColumn(DataField field, RawColumnData raw, int values, int rows)
    {
        int place = 0;
        if (field.MaxDefinitionLevel > 0)
        {
            ReadOnlySpan<int> definitions = raw.DefinitionLevels;
            if (definitions.Length != rows) throw new InvalidDataException("A column of more or fewer rows than its group.");
            _places = new int[rows];
            for (int row = 0; row < rows; row++) _places[row] = definitions[row] == field.MaxDefinitionLevel ? place++ : -1;
        }
        if (values < (_places is null ? rows : place)) throw new InvalidDataException("A column of fewer values than its rows.");
    }

    /// <summary>Whether a field's column can be read so.</summary>
    public static bool Fits(Field field) => field is DataField { IsArray: false, MaxRepetitionLevel: 0 } data
        && (data.ClrType == typeof(string) || data.ClrType == typeof(ReadOnlyMemory<char>) || data.ClrType == typeof(double) || data.ClrType == typeof(long));

    /// <summary>The column of what was read.</summary>
    public static FlatColumn Of(DataField field, RawColumnData raw, int rows) => raw switch
    {
        RawColumnData<ReadOnlyMemory<char>> texts => new Texts(field, texts, rows),
        RawColumnData<double> numbers => new Numbers<double>(field, numbers, rows),
        RawColumnData<long> numbers => new Numbers<long>(field, numbers, rows),
        _ => throw new NotSupportedException($"Column '{field.Path}' holds {field.ClrType.Name}."),
    };

    /// <summary>The cell of a row, or <see langword="null"/> where there is no value.</summary>
    public abstract TableCell? Cell(int row);

    /// <summary>Marks the rows whose value is not that of the row before.</summary>
    public abstract void MarkChanges(Span<bool> changes);

    /// <summary>The place of a row's value among all that there are; −1 where there is none.</summary>
    protected int PlaceOf(int row) => _places is null ? row : _places[row];

    /// <summary>Whether a row has a value where the row before has none, or none where that has one; else the places of both.</summary>
    private protected bool Differs(int row, out int before, out int place)
    {
        before = PlaceOf(row - 1);
        place = PlaceOf(row);
        return before < 0 != place < 0;
    }

    /// <summary>Numbers, as they stand.</summary>
    internal sealed class Numbers<T>(DataField field, RawColumnData<T> raw, int rows) : FlatColumn(field, raw, raw.Values.Length, rows)
        where T : struct, IEquatable<T>, IFormattable
    {
        private readonly T[] _values = raw.Values.ToArray();

        public T? this[int row] => PlaceOf(row) is >= 0 and var place ? _values[place] : null;

        public override TableCell? Cell(int row) => this[row] is { } value ? new TableCell(value.ToString(null, CultureInfo.InvariantCulture), true) : null;

        public override void MarkChanges(Span<bool> changes)
        {
            for (int row = 1; row < changes.Length; row++)
                if (Differs(row, out int before, out int place) || (place >= 0 && !_values[place].Equals(_values[before]))) changes[row] = true;
        }
    }

    /// <summary>Texts; one that is the last again is the same object.</summary>
    private sealed class Texts(DataField field, RawColumnData<ReadOnlyMemory<char>> raw, int rows) : FlatColumn(field, raw, raw.Values.Length, rows)
    {
        private readonly ReadOnlyMemory<char>[] _values = raw.Values.ToArray();
        private string _last = "";

        public override TableCell? Cell(int row)
        {
            if (PlaceOf(row) is not (>= 0 and var place)) return null;
            if (!_values[place].Span.SequenceEqual(_last)) _last = _values[place].ToString();
            return new TableCell(_last, false);
        }

        public override void MarkChanges(Span<bool> changes)
        {
            for (int row = 1; row < changes.Length; row++)
                if (Differs(row, out int before, out int place) || (place >= 0 && !_values[place].Span.SequenceEqual(_values[before].Span))) changes[row] = true;
        }
    }
}
