using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace MetricLens.Cli;

/// <summary>How the tool writes JSON of its own: as reports do, indented, with line feeds, and text of any script left legible.</summary>
internal static class JsonText
{
    private static readonly JsonWriterOptions Layout = new()
    {
        Indented = true,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
    };

    /// <summary>Writes one object and a line feed.</summary>
    public static void Write(Stream stream, Action<Utf8JsonWriter> members)
    {
        using (var json = new Utf8JsonWriter(stream, Layout))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }
        stream.WriteByte((byte)'\n');
    }

    /// <summary>Writes one object to where data are piped on to.</summary>
    public static void Write(Terminal terminal, Action<Utf8JsonWriter> members)
    {
        using Stream stream = terminal.OpenBytes();
        Write(stream, members);
    }

    /// <summary>Writes what a report's writer makes to where data are piped on to.</summary>
    public static void Pipe(Terminal terminal, Action<Stream> write)
    {
        using Stream stream = terminal.OpenBytes();
        write(stream);
    }

    /// <summary>Writes an array, an object an item.</summary>
    public static void Objects<T>(this Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> members)
    {
        json.WriteStartArray(name);
        foreach (T item in items)
        {
            json.WriteStartObject();
            members(item);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    /// <summary>Writes a number, or null where there is none.</summary>
    public static void Figure(this Utf8JsonWriter json, string name, double? value)
    {
        if (value is { } figure) json.WriteNumber(name, figure);
        else json.WriteNull(name);
    }
}
