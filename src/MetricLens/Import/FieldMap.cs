using MetricLens.Text;

namespace MetricLens.Import;

/// <summary>What the fields of records are called in foreign tables, and what they are where no column says it.</summary>
public sealed class FieldMap
{
    private static readonly string[] Fields =
    [
        "task", "model", "example_id", "family", "params", "train_tokens", "train_flops", "train_loss", "step", "seed", "arm", "cluster", "prompt", "target",
        "output", "target_tokens", "output_tokens", "target_logprobs", "choices", "choice_logprobs", "gold", "scores",
        "metric", "score", "unscored_reason", "units", "chance", "mean", "stderr", "n",
    ];

    private readonly Dictionary<string, string> _columns = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _constants = new(StringComparer.Ordinal);

    private FieldMap()
    {
    }

    /// <summary>No other names: columns are called as the record format calls its fields.</summary>
    public static FieldMap Empty { get; } = new();

    /// <summary>The constants, by field.</summary>
    public IReadOnlyDictionary<string, string> Constants => _constants;

    /// <summary>The columns, by field.</summary>
    public IReadOnlyDictionary<string, string> Columns => _columns;

    /// <summary>A map from texts such as <c>example_id=question_id</c>, a column's name, and <c>task:=mmlu</c>, a constant.</summary>
    /// <param name="entries">The texts; each field once.</param>
    /// <exception cref="ArgumentException">A text has another form, a field is unknown (the nearest is suggested) or given twice.</exception>
    public static FieldMap Of(IEnumerable<string> entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        var map = new FieldMap();
        foreach (string entry in entries) map.Add(entry);
        return map;
    }

    /// <summary>The column that holds a field: another name, or the field's own.</summary>
    internal string ColumnOf(string field) => _columns.GetValueOrDefault(field, field);

    /// <summary>The constant of a field, or what was given instead.</summary>
    internal string? Constant(string field, string? otherwise = null) => _constants.GetValueOrDefault(field, otherwise!);

    private void Add(string entry)
    {
        int sign = entry.IndexOf('=', StringComparison.Ordinal);
        bool isConstant = sign > 0 && entry[sign - 1] == ':';
        string field = sign < 0 ? entry : entry[..(isConstant ? sign - 1 : sign)];
        if (sign < 0 || field.Length == 0 || sign + 1 == entry.Length)
            throw new ArgumentException($"A map entry must be FIELD=COLUMN or FIELD:=VALUE; it is '{entry}'.", nameof(entry));
        if (!Fields.Contains(field)) throw new ArgumentException(Suggestion.Unknown("field", field, Fields), nameof(entry));
        if (_columns.ContainsKey(field) || !(isConstant ? _constants : _columns).TryAdd(field, entry[(sign + 1)..]))
            throw new ArgumentException($"The field '{field}' is mapped twice; each may be mapped once.", nameof(entry));
    }
}
