using System.Collections;
using System.Reflection;
using MetricLens.Display;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>Rows with one value a column, for LINQ, and as columns and cells for data frames.</summary>
/// <remarks>
/// <c>DataFrame.LoadFrom(table.Cells, table.Columns)</c> of Microsoft.Data.Analysis makes a data frame of it. The columns are the row's properties in
/// their order; a number that may be missing is a <see cref="double"/> that may be <see langword="null"/>, and a verdict and an axis stand as their permanent names.
/// </remarks>
/// <typeparam name="TRow">The type of a row.</typeparam>
[TypeFormatterSource(typeof(ViewFormatters))]
public sealed class FlatTable<TRow> : IReadOnlyList<TRow>, IFlatTable
    where TRow : class
{
    private static readonly PropertyInfo[] Properties = typeof(TRow).GetProperties(BindingFlags.Public | BindingFlags.Instance);

    private readonly TRow[] _rows;

    internal FlatTable(IEnumerable<TRow> rows) => _rows = [.. rows];

    /// <inheritdoc/>
    public int Count => _rows.Length;

    /// <inheritdoc/>
    public TRow this[int index] => _rows[index];

    /// <summary>The columns: their names, and the types of their cells where they are not missing.</summary>
    public IList<(string Name, Type Type)> Columns => [.. Properties.Select(property => (property.Name, CellType(property)))];

    /// <summary>The cells, one list a row, in the order of <see cref="Columns"/>; <see langword="null"/> where a value is missing.</summary>
    public IEnumerable<IList<object?>> Cells => _rows.Select(row => (IList<object?>)[.. Properties.Select(property => Cell(property.GetValue(row)))]);

    /// <inheritdoc/>
    public IEnumerator<TRow> GetEnumerator() => _rows.AsEnumerable().GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The table as lines of text.</summary>
    public override string ToString() => Views.Text(this);

    private static Type CellType(PropertyInfo property)
    {
        Type type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type.IsEnum ? typeof(string) : type;
    }

    private static object? Cell(object? value) => value switch
    {
        Verdict verdict => verdict.Id(),
        ScaleAxis axis => axis.Id(),
        _ => value,
    };
}
