using System.Globalization;

namespace MetricLens.Records;

/// <summary>The scales of models, from a table kept beside the records: harnesses rarely log a model's size.</summary>
/// <remarks>
/// A row applies to a record with its model and, where the row gives them, its family and its seed. Where several rows apply,
/// a value comes from the one that gives both family and seed, else from the one with the seed, else the one with the family.
/// </remarks>
public sealed class ModelsTable
{
    private readonly string _name;
    private readonly Dictionary<string, ModelsTableRow[]> _rows;

    /// <summary>Makes a table of rows.</summary>
    /// <param name="rows">The rows, in any order.</param>
    /// <param name="name">The table's name in errors: its file, or a word for a table that came from no file.</param>
    /// <exception cref="InputDataException">
    /// Two rows have the same model, family and seed, a row has no scale, or a scale is not positive; the line is the row's 1-based place.
    /// </exception>
    public ModelsTable(IEnumerable<ModelsTableRow> rows, string name = "models table")
        : this(name, (rows ?? throw new ArgumentNullException(nameof(rows))).Select((row, index) => (row, index + 1L)))
    {
    }

    internal ModelsTable(string name, IEnumerable<(ModelsTableRow Row, long Line)> rows)
    {
        _name = name;
        var known = new HashSet<(string, string?, long?)>();
        var checkedRows = new List<ModelsTableRow>();
        foreach ((ModelsTableRow row, long line) in rows)
        {
            Check(row, name, line);
            if (!known.Add((row.Model, row.Family, row.Seed)))
                throw new InputDataException(name, line, "model", row.Model, "each model, family and seed in one row");
            checkedRows.Add(row);
        }
        _rows = checkedRows.GroupBy(row => row.Model, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => group.OrderByDescending(Closeness).ToArray(), StringComparer.Ordinal);
    }

    /// <summary>The number of rows.</summary>
    public int Count => _rows.Values.Sum(rows => rows.Length);

    /// <summary>Reads a table from a CSV file.</summary>
    /// <param name="path">
    /// UTF-8, fields parted by commas and quoted by RFC 4180, with a header of <c>model</c> and any of <c>family</c>,
    /// <c>params</c>, <c>train_tokens</c>, <c>train_flops</c>, <c>train_loss</c>, <c>step</c> and <c>seed</c>, in any order. An
    /// empty cell is an absent value; each row needs a model and a scale. Numbers have a decimal point and may have an exponent.
    /// </param>
    /// <exception cref="InputDataException">The file is not there or breaks a rule; an unknown column is an error too, since its values would be lost.</exception>
    public static ModelsTable Load(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        if (!File.Exists(path)) throw new InputDataException(path, 0, null, "absent", "a file");
        return new ModelsTable(path, ModelsTableReader.Read(path));
    }

    /// <summary>What the table knows of a model's scales; empty where it has no row for it.</summary>
    public ScaleValues ScalesOf(string family, string model, long? seed)
    {
        var scales = default(ScaleValues);
        if (!_rows.TryGetValue(model, out ModelsTableRow[]? rows)) return scales;
        foreach (ModelsTableRow row in rows)
        {
            bool applies = (row.Family is null || row.Family == family) && (row.Seed is null || row.Seed == seed);
            if (applies) scales = scales.Or(row.Scales);
        }
        return scales;
    }

    /// <summary>The first scale for which a record gives another value than the table does, or <see langword="null"/>.</summary>
    internal RecordViolation? FirstContradiction(Record record)
    {
        ScaleValues known = ScalesOf(record.Family, record.Model, record.Seed);
        foreach (ScaleAxis axis in ScaleAxes.All)
        {
            if (record.Scales[axis] is { } given && known[axis] is { } expected && given != expected)
                return new(axis.Id(), Text(given), $"{Text(expected)}, as '{_name}' has for model '{record.Model}'");
        }
        return null;
    }

    private static void Check(ModelsTableRow row, string name, long line)
    {
        if (string.IsNullOrEmpty(row.Model)) throw new InputDataException(name, line, "model", "empty", "a text that is not empty");
        if (row.Scales == default) throw new InputDataException(name, line, null, "without a scale", "at least one of " + string.Join(", ", ScaleAxes.All.Select(axis => axis.Id())));
        foreach (ScaleAxis axis in ScaleAxes.All)
        {
            if (row.Scales[axis] is { } value && !(value > 0 && double.IsFinite(value)))
                throw new InputDataException(name, line, axis.Id(), Text(value), "a positive, finite number");
        }
    }

    private static int Closeness(ModelsTableRow row) => (row.Seed is null ? 0 : 2) + (row.Family is null ? 0 : 1);

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
