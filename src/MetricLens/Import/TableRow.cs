using System.Globalization;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>One cell of a table.</summary>
/// <param name="Text">Its text, or its JSON.</param>
/// <param name="IsJson">Whether it is JSON other than a text: a number, a list, a group.</param>
internal readonly record struct TableCell(string Text, bool IsJson);

/// <summary>One row of a table in CSV or Parquet, its cells by the names that <see cref="FieldMap"/> gives their columns.</summary>
internal abstract class TableRow(FieldMap map)
{
    public abstract JsonPlace Place { get; }

    /// <summary>Whether the wanted columns that say who answered what are known to hold what they hold in the row before.</summary>
    public virtual bool IsOfSameAnswer => false;

    /// <summary>The cell of a field, or <see langword="null"/> where it has none.</summary>
    public TableCell? Get(string field) => map.Constant(field) is { } constant ? new TableCell(constant, false) : Cell(map.ColumnOf(field));

    public virtual string? Text(string field) => Get(field)?.Text;

    public string Require(string field) => Text(field) is { Length: > 0 } text ? text : throw Fault(field, "absent", $"a cell in column '{map.ColumnOf(field)}'");

    /// <summary>A finite number, or <see langword="null"/> where the cell is absent.</summary>
    public virtual double? Number(string field, string expected = "a finite number")
    {
        if (Text(field) is not { Length: > 0 } text) return null;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : throw Fault(field, text, expected);
    }

    public virtual long? Integer(string field)
    {
        const string Expected = "an integer";
        if (long.TryParse(Text(field), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long whole)) return whole;
        if (Number(field, Expected) is not { } number) return null;
        return number == Math.Floor(number) && Math.Abs(number) <= 1L << 53 ? (long)number : throw Fault(field, Text(field)!, Expected);
    }

    public ScaleValues Scales() => new()
    {
        Params = Positive("params"),
        TrainTokens = Positive("train_tokens"),
        TrainFlops = Positive("train_flops"),
        TrainLoss = Positive("train_loss"),
        Step = Positive("step"),
    };

    public InputDataException Fault(string field, string value, string expected) => Place.Fault(map.ColumnOf(field), value, expected);

    /// <summary>The cell of a column, or <see langword="null"/> where it has none.</summary>
    protected abstract TableCell? Cell(string column);

    private double? Positive(string field)
    {
        const string Expected = "a positive, finite number";
        double? value = Number(field, Expected);
        return value is not <= 0 ? value : throw Fault(field, Text(field)!, Expected);
    }
}
