using System.Globalization;
using System.Text;

namespace MetricLens.Records;

/// <summary>Reads the rows of a <see cref="ModelsTable"/> from CSV.</summary>
internal sealed class ModelsTableReader
{
    private static readonly string[] Known = ["model", "family", .. ScaleAxes.All.Select(axis => axis.Id()), "seed"];

    private readonly string _file;
    private readonly Dictionary<string, int> _columns = [];
    private IReadOnlyList<string> _cells = [];
    private long _line;

    private ModelsTableReader(string file) => _file = file;

    /// <summary>The rows of a file with their 1-based lines.</summary>
    public static IEnumerable<(ModelsTableRow Row, long Line)> Read(string path)
    {
        var reader = new ModelsTableReader(path);
        bool hasHeader = false;
        foreach ((IReadOnlyList<string> cells, long line) in new CsvText(Text(path), path).Rows())
        {
            reader._cells = cells;
            reader._line = line;
            if (hasHeader) yield return (reader.Row(), line);
            else reader.TakeHeader();
            hasHeader = true;
        }
        if (!hasHeader) throw new InputDataException(path, 0, null, "empty", "a header with the column 'model'");
    }

    private static string Text(string path)
    {
        try
        {
            return File.ReadAllText(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        }
        catch (DecoderFallbackException exception)
        {
            throw new InputDataException(path, 0, null, "not UTF-8", "UTF-8 text", exception);
        }
    }

    private void TakeHeader()
    {
        for (int i = 0; i < _cells.Count; i++)
        {
            string name = _cells[i].Trim();
            if (!Known.Contains(name)) throw Fault(null, $"a header with the column '{name}'", "columns among " + string.Join(", ", Known));
            if (!_columns.TryAdd(name, i)) throw Fault(name, "given twice", "each column once");
        }
        if (!_columns.ContainsKey("model")) throw Fault("model", "absent", "a column of that name");
    }

    private ModelsTableRow Row()
    {
        if (_cells.Count != _columns.Count)
            throw Fault(null, FormattableString.Invariant($"a row of {_cells.Count} cells"), FormattableString.Invariant($"{_columns.Count}, as many as the header has"));
        var scales = new ScaleValues
        {
            Params = Number("params"),
            TrainTokens = Number("train_tokens"),
            TrainFlops = Number("train_flops"),
            TrainLoss = Number("train_loss"),
            Step = Number("step"),
        };
        return new ModelsTableRow(Cell("model") ?? "", Cell("family"), Integer("seed"), scales);
    }

    private string? Cell(string column) =>
        _columns.TryGetValue(column, out int index) && _cells[index] is { Length: > 0 } cell ? cell : null;

    private double? Number(string column)
    {
        if (Cell(column) is not { } cell) return null;
        bool isNumber = double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double value);
        return isNumber && value > 0 && double.IsFinite(value) ? value : throw Fault(column, cell, "a positive, finite number");
    }

    private long? Integer(string column)
    {
        if (Cell(column) is not { } cell) return null;
        return long.TryParse(cell, NumberStyles.Integer, CultureInfo.InvariantCulture, out long value)
            ? value
            : throw Fault(column, cell, "an integer");
    }

    private InputDataException Fault(string? field, string value, string expected) => new(_file, _line, field, value, expected);
}
