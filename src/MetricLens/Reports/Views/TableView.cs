using System.Globalization;
using MetricLens.Display;

namespace MetricLens.Reports.Views;

/// <summary>A flat table as its rows.</summary>
internal sealed class TableView : View<IFlatTable>
{
    /// <summary>The most rows that are shown.</summary>
    private const int MostRows = 100;

    /// <inheritdoc/>
    protected override string Html(IFlatTable value) => new Fragment()
        .Table([.. value.Columns.Select(column => column.Name)], value.Cells.Take(MostRows).Select(row => row.Select(cell => new Fragment.Cell(Words(cell), cell is double or int)).ToArray()))
        .Line(More(value))
        .ToString();

    /// <inheritdoc/>
    protected override string Text(IFlatTable value)
    {
        IEnumerable<string> lines = value.Cells.Take(MostRows).Select(row => string.Join('\t', row.Select(cell => Fragment.Plain(Words(cell)))));
        string[] all = [string.Join('\t', value.Columns.Select(column => column.Name)), .. lines];
        return string.Join('\n', More(value) is { Length: > 0 } more ? [.. all, more] : all);
    }

    private static string Words(object? cell) => cell switch
    {
        null => "",
        double number => number.ToString("G4", CultureInfo.InvariantCulture),
        IFormattable value => value.ToString(null, CultureInfo.InvariantCulture),
        _ => cell.ToString() ?? "",
    };

    private static string More(IFlatTable value) => value.Count > MostRows ? FormattableString.Invariant($"… and {value.Count - MostRows} more rows") : "";
}
