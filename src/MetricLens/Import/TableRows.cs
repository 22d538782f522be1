using System.Text;
using System.Text.Json;

namespace MetricLens.Import;

/// <summary>Reads tables in CSV, plain or gzip, and in Parquet, row by row.</summary>
internal static class TableRows
{
    /// <summary>The rows of a table.</summary>
    /// <param name="file">The file.</param>
    /// <param name="fields">The fields whose columns are wanted.</param>
    /// <param name="others">Gets the columns that no field takes.</param>
    public static IEnumerable<TableRow> Read(ImportFile file, IReadOnlyList<string> fields, List<string> others)
    {
        FileHead head = FileHead.Of(file.Path, file.Options.Map);
        HashSet<string> wanted = [.. fields.Select(file.Options.Map.ColumnOf)];
        if (file.Options.Map.Columns.FirstOrDefault(entry => !head.Columns.Contains(entry.Value)) is { Value: not null } missing && head.Columns.Count > 0 && fields.Contains(missing.Key))
            throw file.Fault(0, missing.Value, "absent", $"a column of that name for '{missing.Key}'; there are: {string.Join(", ", head.Columns.Order(StringComparer.Ordinal).Take(40))}");
        return head.IsParquet ? OfParquet(file, wanted, head, others) : OfCsv(file, wanted, others);
    }

    private static IEnumerable<TableRow> OfParquet(ImportFile file, HashSet<string> wanted, FileHead head, List<string> others)
    {
        others.AddRange(head.Columns.Where(column => !wanted.Contains(column)).Order(StringComparer.Ordinal));
        foreach ((JsonValue row, long number) in ParquetRows.Read(file, wanted))
        {
            Dictionary<string, TableCell>? cells = file.Attempt(() => row.Properties().Where(cell => !cell.Value.IsNull)
                .ToDictionary(cell => cell.Name, cell => Cell(cell.Value), StringComparer.Ordinal));
            if (cells is not null) yield return new CellRow(cells, file.Options.Map, new JsonPlace(file.Path, number, file.Limits));
        }
    }

    private static TableCell Cell(JsonValue value) => value.Kind == JsonValueKind.String ? new(value.Text(), false) : new(value.Raw(), true);

    private static IEnumerable<TableRow> OfCsv(ImportFile file, HashSet<string> wanted, List<string> others)
    {
        using var text = new StreamReader(file.Open(), new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: false);
        var csv = new CsvReader(text, file.Path, file.Limits, file.Open);
        if (csv.Next() is not { } header) throw file.Fault(0, null, "empty", "a header with the columns' names");
        string[] names = [.. header.Select(name => name?.Trim() ?? "")];
        if (names.Where(name => name.Length > 0).GroupBy(name => name, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw file.Fault(1, twice.Key, "given twice", "each column once");
        others.AddRange(names.Where(name => name.Length > 0 && !wanted.Contains(name)));
        while (csv.Next() is { } row)
        {
            var place = new JsonPlace(file.Path, csv.RowLine, file.Limits);
            if (file.Attempt(() => Cells(names, row, wanted, place)) is { } cells) yield return new CellRow(cells, file.Options.Map, place);
        }
    }

    private static Dictionary<string, TableCell> Cells(string[] names, List<string?> row, HashSet<string> wanted, JsonPlace place)
    {
        if (row.Count != names.Length)
            throw place.Fault(null, FormattableString.Invariant($"a row of {row.Count} cells"), FormattableString.Invariant($"{names.Length}, as many as the header has"));
        var cells = new Dictionary<string, TableCell>(StringComparer.Ordinal);
        for (int i = 0; i < names.Length; i++)
            if (row[i] is { } cell && wanted.Contains(names[i])) cells[names[i]] = new TableCell(cell, false);
        return cells;
    }
}
