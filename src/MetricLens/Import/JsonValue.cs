using System.Globalization;
using System.Text.Json;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>A JSON value that knows where it stands, so that what is wrong with it can be said.</summary>
internal sealed class JsonValue
{
    private readonly JsonElement _element;
    private readonly JsonPlace _place;

    private JsonValue(JsonElement element, string path, JsonPlace place)
    {
        _element = element;
        _place = place;
        Path = path;
    }

    /// <summary>The fields and indices that lead to it.</summary>
    public string Path { get; }

    public JsonValueKind Kind => _element.ValueKind;

    public bool IsNull => Kind == JsonValueKind.Null;

    /// <summary>Takes whole JSON apart.</summary>
    public static JsonValue Parse(ReadOnlyMemory<byte> utf8, string path, JsonPlace place)
    {
        try
        {
            // Not disposed of: it rents nothing where the bytes are its own.
            JsonDocument document = JsonDocument.Parse(utf8, new JsonDocumentOptions { MaxDepth = place.Limits.Depth + 1, AllowDuplicateProperties = false });
            return new JsonValue(document.RootElement, path, place);
        }
        catch (JsonException cause)
        {
            throw place.Fault(path.Length == 0 ? null : path, "not JSON, or has a field twice", "JSON with each field once", cause);
        }
        catch (InvalidOperationException cause)
        {
            throw place.Fault(path.Length == 0 ? null : path, "a name with half a surrogate pair", "text without half a surrogate pair", cause);
        }
    }

    /// <summary>The text of a JSON string with its quotes.</summary>
    public static string Decoded(ReadOnlySpan<byte> quoted, JsonPlace place) => Parse(quoted.ToArray(), "", place).Text();

    public InputDataException Fault(string value, string expected, Exception? cause = null) => _place.Fault(Path.Length == 0 ? null : Path, value, expected, cause);

    public InputDataException Mistyped(string expected) => Fault(Shown(), expected);

    /// <summary>The value of a property, or <see langword="null"/> where it is absent or null.</summary>
    public JsonValue? Get(string name)
    {
        if (Kind != JsonValueKind.Object) throw Mistyped("an object");
        return _element.TryGetProperty(name, out JsonElement value) && value.ValueKind != JsonValueKind.Null
            ? new JsonValue(value, Path.Length == 0 ? name : $"{Path}.{name}", _place)
            : null;
    }

    public JsonValue Require(string name, string expected) => Get(name) ?? throw _place.Fault(Path.Length == 0 ? name : $"{Path}.{name}", "absent", expected);

    /// <summary>The properties of an object, in order.</summary>
    public IEnumerable<(string Name, JsonValue Value)> Properties()
    {
        if (Kind != JsonValueKind.Object) throw Mistyped("an object");
        foreach (JsonProperty property in _element.EnumerateObject())
        {
            string name = NameOf(property);
            yield return (name, new JsonValue(property.Value, Path.Length == 0 ? name : $"{Path}.{name}", _place));
        }
    }

    /// <summary>The elements of an array, in order.</summary>
    public IReadOnlyList<JsonValue> Items(string expected = "an array")
    {
        if (Kind != JsonValueKind.Array) throw Mistyped(expected);
        var items = new JsonValue[_element.GetArrayLength()];
        int index = 0;
        foreach (JsonElement item in _element.EnumerateArray())
            items[index] = new JsonValue(item, string.Create(CultureInfo.InvariantCulture, $"{Path}[{index++}]"), _place);
        return items;
    }

    public string Text(string expected = "a text")
    {
        if (Kind != JsonValueKind.String) throw Mistyped(expected);
        string text;
        try
        {
            text = _element.GetString()!;
        }
        catch (InvalidOperationException cause)
        {
            throw Fault("text with half a surrogate pair", "text without half a surrogate pair", cause);
        }
        if (text.Length > _place.Limits.FieldCharacters)
            throw Fault("too long", FormattableString.Invariant($"at most {_place.Limits.FieldCharacters} characters (limit field-chars)"));
        return text;
    }

    /// <summary>A text, or an integer as its digits.</summary>
    public string Id() => Kind == JsonValueKind.Number && _element.GetRawText() is var digits && digits.AsSpan().TrimStart('-').IndexOfAnyExceptInRange('0', '9') < 0
        ? digits == "-0" ? "0" : digits
        : Text("a text or an integer");

    /// <summary>A finite number.</summary>
    public double Number() => Kind == JsonValueKind.Number && _element.TryGetDouble(out double value) && double.IsFinite(value) ? value : throw Mistyped("a finite number");

    public long Integer() => Kind == JsonValueKind.Number && _element.TryGetInt64(out long value) ? value : throw Mistyped("an integer");

    /// <summary>A number or flag as a score; <see langword="null"/> for anything else, NaN among it.</summary>
    public double? ScoreOrNull() => Kind switch
    {
        JsonValueKind.True => 1,
        JsonValueKind.False => 0,
        JsonValueKind.Number when _element.TryGetDouble(out double value) && double.IsFinite(value) => value,
        _ => null,
    };

    /// <summary>A log-probability, as a number or as the text that Python makes of one.</summary>
    public double Logprob()
    {
        const string Expected = "a log-probability: a number at most 0, or -inf";
        if (Kind == JsonValueKind.Number && _element.TryGetDouble(out double number) && double.IsFinite(number)) return number;
        if (Kind != JsonValueKind.String) throw Mistyped(Expected);
        string text = Text();
        if (text is "-inf" or "-Infinity") return double.NegativeInfinity;
        return double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double value) && double.IsFinite(value) ? value : throw Mistyped(Expected);
    }

    /// <summary>A flag, as JSON has it or as the text that Python makes of it.</summary>
    public bool Flag() => Kind switch
    {
        JsonValueKind.True => true,
        JsonValueKind.False => false,
        JsonValueKind.String when Text() is "True" or "False" => Text() == "True",
        _ => throw Mistyped("true or false"),
    };

    /// <summary>The value as JSON.</summary>
    public string Raw() => _element.GetRawText();

    public void WriteTo(Utf8JsonWriter json) => _element.WriteTo(json);

    private string NameOf(JsonProperty property)
    {
        try
        {
            return property.Name;
        }
        catch (InvalidOperationException cause)
        {
            throw Fault("a name with half a surrogate pair", "text without half a surrogate pair", cause);
        }
    }

    private string Shown() => Kind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "an array",
        _ => _element.GetRawText(),
    };
}
