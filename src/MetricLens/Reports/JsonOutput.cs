using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace MetricLens.Reports;

/// <summary>How every report writes JSON: indented, line feeds, text of any script left legible, and nothing that JSON has no word for.</summary>
internal static class JsonOutput
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes one JSON value and a line feed.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> value)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using (var json = new Utf8JsonWriter(stream, Options)) value(json);
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes a number in its shortest form that reads back the same; absent and infinite values as null.</summary>
    /// <exception cref="InvalidOperationException">The value is NaN, which no result may be.</exception>
    public static void Figure(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } number && double.IsNaN(number)) throw new InvalidOperationException($"'{name}' is NaN: a result must be a number or absent.");
        if (value is { } known && double.IsFinite(known)) json.WriteNumber(name, known);
        else json.WriteNull(name);
    }

    /// <summary>Writes a whole number, or null where it is absent.</summary>
    public static void Count(this Utf8JsonWriter json, string name, long? value)
    {
        if (value is { } count) json.WriteNumber(name, count);
        else json.WriteNull(name);
    }

    /// <summary>Writes an array of texts.</summary>
    public static void Texts(this Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        json.WriteStartArray(name);
        foreach (string text in texts) json.WriteStringValue(text);
        json.WriteEndArray();
    }

    /// <summary>Writes an object, or null where there is none.</summary>
    public static void Object<T>(this Utf8JsonWriter json, string name, T? value, Action<T> fields)
        where T : class
    {
        if (value is null)
        {
            json.WriteNull(name);
            return;
        }
        json.WriteStartObject(name);
        fields(value);
        json.WriteEndObject();
    }

    /// <summary>Writes an estimate with its two bounds.</summary>
    public static void Interval(this Utf8JsonWriter json, double estimate, double lower, double upper)
    {
        json.Figure("estimate", estimate);
        json.Figure("lower", lower);
        json.Figure("upper", upper);
    }
}
