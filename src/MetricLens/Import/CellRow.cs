namespace MetricLens.Import;

/// <summary>A row that was taken apart into its cells.</summary>
internal sealed class CellRow(IReadOnlyDictionary<string, TableCell> cells, FieldMap map, JsonPlace place) : TableRow(map)
{
    public override JsonPlace Place => place;

    protected override TableCell? Cell(string column) => cells.TryGetValue(column, out TableCell cell) ? cell : null;
}
