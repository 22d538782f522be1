using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;

namespace MetricLens.Records;

/// <summary>Reads the rows of a <see cref="ModelsTable"/> from CSV.</summary>
internal sealed class ModelsTableReader
{
    private static readonly string[] Columns = ["model", "family", .. ScaleAxes.All.Select(axis => axis.Id()), "seed"];

    private readonly string _path;
    private readonly CsvParser _csv;
    private Dictionary<string, int> _columns = [];
    private long _line;

    private ModelsTableReader(string path, TextReader text)
    {
        _path = path;
        var configuration = new CsvConfiguration(CultureInfo.InvariantCulture)
        {
            Delimiter = ",",
            IgnoreBlankLines = false,
            Mode = CsvMode.RFC4180,
            BadDataFound = context => throw Fault(null, $"wrongly quoted: {context.RawRecord.Trim()}", "fields quoted by RFC 4180"),
        };
        _csv = new CsvParser(text, configuration, leaveOpen: true);
    }

    /// <summary>The rows of a file with their 1-based lines.</summary>
    public static IEnumerable<(ModelsTableRow Row, long Line)> Read(string path)
    {
        using var text = new StreamReader(path, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true));
        var reader = new ModelsTableReader(path, text);
        reader.ReadHeader();
        while (reader.Next())
        {
            if (!reader.IsBlank) yield return (reader.Row(), reader._line);
        }
    }

    private bool IsBlank => _csv.Count == 1 && _csv[0].Length == 0;

    private bool Next()
    {
        _line = _csv.RawRow + 1;
        try
        {
            if (!_csv.Read()) return false;
        }
        catch (DecoderFallbackException exception)
        {
            throw Fault(null, "not UTF-8", "UTF-8 text", exception);
        }
        if (_csv.RawRecord.AsSpan().Count('"') % 2 != 0) throw Fault(null, "cut off within quotes", "fields quoted by RFC 4180");
        return true;
    }

    private void ReadHeader()
    {
        if (!Next()) throw new InputDataException(_path, 0, null, "empty", "a header with the column 'model'");
        _columns = [];
        for (int i = 0; i < _csv.Count; i++)
        {
            string name = _csv[i].Trim();
            if (!Columns.Contains(name)) throw Fault(null, $"a header with the column '{name}'", "columns among " + string.Join(", ", Columns));
            if (!_columns.TryAdd(name, i)) throw Fault(name, "given twice", "each column once");
        }
        if (!_columns.ContainsKey("model")) throw Fault("model", "absent", "a column of that name");
    }

    private ModelsTableRow Row()
    {
        if (_csv.Count != _columns.Count)
            throw Fault(null, FormattableString.Invariant($"a row of {_csv.Count}"), FormattableString.Invariant($"{_columns.Count} cells, as the header has"));
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
        _columns.TryGetValue(column, out int index) && _csv[index] is { Length: > 0 } cell ? cell : null;

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

    private InputDataException Fault(string? field, string value, string expected, Exception? cause = null) =>
        new(_path, _line, field, value, expected, cause);
}
