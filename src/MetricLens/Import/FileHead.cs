using System.Text.Json;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>The beginning of a file, taken apart as far as is needed to tell its format.</summary>
internal sealed class FileHead
{
    private const int Length = 64 * 1024;

    private readonly byte[] _bytes;

    private readonly FieldMap _map;
    private IReadOnlySet<string>? _columns;

    private FileHead(string path, byte[] bytes, FieldMap map)
    {
        Path = path;
        _bytes = bytes;
        _map = map;
        ReadJson();
    }

    public string Path { get; }

    /// <summary>The file's name without its folder.</summary>
    public string Name => System.IO.Path.GetFileName(Path);

    public bool IsEmpty => _bytes.Length == 0;

    /// <summary>The fields of a JSON object at the beginning, as far as they are seen, with the kind of their values.</summary>
    public Dictionary<string, JsonTokenType> Keys { get; } = new(StringComparer.Ordinal);

    /// <summary>The fields of the first element where the file begins with a JSON array of objects.</summary>
    public HashSet<string> ElementKeys { get; } = new(StringComparer.Ordinal);

    /// <summary>Whether the file begins as JSON does.</summary>
    public bool IsJson { get; private set; }

    /// <summary>Whether the file is a Parquet file.</summary>
    public bool IsParquet => StartsWith("PAR1"u8);

    /// <summary>Whether the file looks like a table, in Parquet or CSV.</summary>
    public bool IsTable => IsParquet || Name.EndsWith(".csv", StringComparison.Ordinal) || Name.EndsWith(".csv.gz", StringComparison.Ordinal);

    /// <summary>The columns of a table in Parquet or CSV; empty for anything else.</summary>
    public IReadOnlySet<string> Columns => _columns ??= IsParquet ? ParquetRows.ColumnsOf(Path, ParquetRows.LevelsOf(new ImportLimits { Depth = 1000 })) : new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Reads a file's beginning; of a file that cannot be read, what can.</summary>
    public static FileHead Of(string path, FieldMap map)
    {
        byte[] bytes = new byte[Length];
        int length = 0;
        try
        {
            using Stream stream = SourceStream.Open(path, out _);
            for (int count; length < Length && (count = stream.Read(bytes.AsSpan(length))) > 0;) length += count;
        }
        catch (InputDataException) when (length > 0 || File.Exists(path))
        {
            // What is damaged says so when it is read whole.
        }
        return new FileHead(path, bytes[..length], map);
    }

    public bool StartsWith(ReadOnlySpan<byte> magic) => _bytes.AsSpan().StartsWith(magic);

    public bool Has(string key, JsonTokenType kind) => Keys.TryGetValue(key, out JsonTokenType found) && found == kind;

    /// <summary>Whether a table has columns or constants for every one of these fields.</summary>
    public bool HasFields(params ReadOnlySpan<string> fields)
    {
        foreach (string field in fields)
            if (_map.Constant(field) is null && !Columns.Contains(_map.ColumnOf(field))) return false;
        return true;
    }

    public bool HasAll(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
            if (!Keys.ContainsKey(key)) return false;
        return true;
    }

    public bool ElementHasAll(params ReadOnlySpan<string> keys)
    {
        foreach (string key in keys)
            if (!ElementKeys.Contains(key)) return false;
        return true;
    }

    private void ReadJson()
    {
        ReadOnlySpan<byte> text = _bytes.AsSpan();
        if (text.StartsWith("\uFEFF"u8)) text = text[3..];
        text = text.TrimStart(" \t\r\n"u8);
        IsJson = text.StartsWith("{"u8) || text.StartsWith("["u8);
        if (!IsJson)
        {
            if (text.IsEmpty || text[..Math.Min(text.Length, 512)].Contains((byte)0)) return;
            int end = text.IndexOfAny((byte)'\n', (byte)'\r');
            string line = System.Text.Encoding.UTF8.GetString(end < 0 ? text : text[..end]);
            _columns = line.Split(',').Select(cell => cell.Trim().Trim('"')).ToHashSet(StringComparer.Ordinal);
            return;
        }
        var json = new Utf8JsonReader(NonFiniteLiterals.Quote(text, out _), isFinalBlock: false, new JsonReaderState(new JsonReaderOptions { MaxDepth = 1001 }));
        try
        {
            Collect(ref json);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // What was seen before the damage is enough or it is not.
        }
    }

    private void Collect(ref Utf8JsonReader json)
    {
        bool isArray = false;
        string? name = null;
        while (json.Read())
        {
            int level = json.CurrentDepth;
            if (level == 0 && json.TokenType == JsonTokenType.StartArray) isArray = true;
            if (level == 0 && json.TokenType is JsonTokenType.EndArray or JsonTokenType.EndObject) return;
            if (isArray && level == 1 && json.TokenType == JsonTokenType.EndObject) return;
            if (json.TokenType == JsonTokenType.PropertyName && isArray && level == 2) ElementKeys.Add(json.GetString()!);
            if (isArray || level != 1) continue;
            if (json.TokenType == JsonTokenType.PropertyName) name = json.GetString()!;
            else if (name is not null)
            {
                Keys.TryAdd(name, json.TokenType);
                name = null;
            }
        }
        if (name is not null) Keys.TryAdd(name, JsonTokenType.None);
    }
}
