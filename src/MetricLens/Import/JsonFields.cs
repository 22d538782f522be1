using System.Diagnostics.CodeAnalysis;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>The fields that were taken out of one JSON object; a field that is <c>null</c> is absent.</summary>
internal sealed class JsonFields(JsonPlace place, string path)
{
    private readonly Dictionary<string, JsonValue> _values = new(StringComparer.Ordinal);

    public JsonPlace Place => place;

    /// <summary>Every field taken, by name.</summary>
    public IReadOnlyDictionary<string, JsonValue> All => _values;

    public string PathOf(string name) => path.Length == 0 ? name : $"{path}.{name}";

    public void Add(string name, JsonValue value)
    {
        if (!value.IsNull) _values[name] = value;
    }

    public bool TryGet(string name, [NotNullWhen(true)] out JsonValue? value) => _values.TryGetValue(name, out value);

    public JsonValue? Get(string name) => _values.GetValueOrDefault(name);

    public JsonValue Require(string name, string expected) => Get(name) ?? throw Fault(name, "absent", expected);

    public InputDataException Fault(string name, string value, string expected) => place.Fault(PathOf(name), value, expected);
}
