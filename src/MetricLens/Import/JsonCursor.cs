using System.Text.Json;
using System.Text.Unicode;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Walks through JSON token by token, from a stream of any length or a line, and takes out the values that are wanted.</summary>
/// <remarks>What is passed over is never held whole; what is taken out may be as long as <see cref="ImportLimits.LineBytes"/>.</remarks>
internal sealed class JsonCursor : IDisposable
{
    private const int FirstBuffer = 64 * 1024;

    /// <summary>Scalars up to here are worth taking without being asked for: numbers and flags.</summary>
    private const int ShortScalar = 64;

    private readonly string _file;
    private readonly ImportLimits _limits;
    private readonly Stream? _stream;
    private readonly JsonReaderOptions _options;
    private readonly TextCache _names = new();
    private byte[] _buffer = new byte[FirstBuffer];
    private int _start;
    private int _end;
    private int _mark = -1;
    private int _tokenStart;
    private int _tokenLength;
    private long _line = 1;
    private JsonReaderState _state;

    private JsonCursor(string file, ImportLimits limits, Stream? stream)
    {
        _file = file;
        _limits = limits;
        _stream = stream;
        // One more than the limit, so that this class's clearer error comes first.
        _options = new JsonReaderOptions { MaxDepth = limits.Depth + 1 };
        _state = new JsonReaderState(_options);
    }

    /// <summary>A cursor over a stream, which it disposes of.</summary>
    public static JsonCursor OfStream(string file, ImportLimits limits, Stream stream)
    {
        var cursor = new JsonCursor(file, limits, new NonFiniteStream(stream));
        while (cursor._end < 3 && cursor.Fill())
        {
        }
        if (cursor._buffer.AsSpan(0, cursor._end).StartsWith("\uFEFF"u8)) cursor._start = 3;
        return cursor;
    }

    /// <summary>A cursor over lines, each given by <see cref="Open"/>.</summary>
    public static JsonCursor OfLines(string file, ImportLimits limits) => new(file, limits, null);

    public JsonTokenType Token { get; private set; }

    public int Depth { get; private set; }

    /// <summary>Where the cursor is.</summary>
    public JsonPlace Place => new(_file, _line + (_stream is null ? 0 : _buffer.AsSpan(0, Math.Min(_start, _end)).Count((byte)'\n')), _limits);

    /// <summary>Turns to a line.</summary>
    public void Open(ReadOnlySpan<byte> line, long number)
    {
        ReadOnlySpan<byte> quoted = NonFiniteLiterals.Quote(line, out _);
        if (_buffer.Length < quoted.Length) _buffer = new byte[Math.Max(quoted.Length, _buffer.Length * 2)];
        quoted.CopyTo(_buffer);
        _start = 0;
        _end = quoted.Length;
        _line = number;
        _mark = -1;
        _state = new JsonReaderState(_options);
    }

    /// <summary>Moves to the next token; <see langword="false"/> where the data end.</summary>
    public bool Read()
    {
        while (true)
        {
            var json = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, _state);
            if (Step(ref json))
            {
                Take(ref json);
                return true;
            }
            Commit(ref json);
            if (!Fill()) return false;
        }
    }

    /// <summary>Moves to the next token, which must be there.</summary>
    public void Advance()
    {
        if (!Read()) throw CutOff();
    }

    /// <summary>Requires that nothing but white space follows.</summary>
    public void End()
    {
        if (Read()) throw Place.Fault(null, "JSON with more behind its end", "one JSON value");
        if (_buffer.AsSpan(_start, _end - _start).ContainsAnyExcept(" \t\r\n"u8)) throw CutOff();
    }

    /// <summary>Requires the token to open an object.</summary>
    public void RequireObject(string? field)
    {
        if (Token != JsonTokenType.StartObject) throw Place.Fault(field, Shown(), "a JSON object");
    }

    /// <summary>Moves to the next property and onto its value; <see langword="null"/> at the object's end.</summary>
    public string? NextProperty()
    {
        Advance();
        if (Token == JsonTokenType.EndObject) return null;
        string name = Name();
        Advance();
        return name;
    }

    /// <summary>Moves onto the next element of an array; <see langword="false"/> at its end.</summary>
    public bool NextElement()
    {
        Advance();
        return Token != JsonTokenType.EndArray;
    }

    /// <summary>The fields of the object that the cursor is on that are wanted, and every short scalar; the rest is passed over.</summary>
    public JsonFields Fields(string path, IReadOnlySet<string> wanted)
    {
        JsonPlace place = Place;
        RequireObject(path.Length == 0 ? null : path);
        var fields = new JsonFields(place, path);
        var names = new HashSet<string>(StringComparer.Ordinal);
        while (NextProperty() is { } name)
        {
            if (!names.Add(name)) throw place.Fault(fields.PathOf(name), "given twice", "each field once");
            bool isShort = Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray) && _tokenLength <= ShortScalar;
            if (isShort || wanted.Contains(name)) fields.Add(name, Capture(fields.PathOf(name)));
            else Skip(fields.PathOf(name));
        }
        return fields;
    }

    /// <summary>The whole value that the cursor is on; it is left on the value's last token.</summary>
    public JsonValue Capture(string path)
    {
        JsonPlace place = Place;
        _mark = _tokenStart;
        Skip(path);
        byte[] bytes = _buffer.AsSpan(_mark, _start - _mark).ToArray();
        _mark = -1;
        if (bytes.Length > _limits.LineBytes) throw TooLong(path);
        return JsonValue.Parse(bytes, path, place);
    }

    /// <summary>Passes over the value that the cursor is on.</summary>
    public void Skip(string? path)
    {
        if (Token is not (JsonTokenType.StartObject or JsonTokenType.StartArray)) return;
        int depth = Depth;
        while (true)
        {
            var json = new Utf8JsonReader(_buffer.AsSpan(_start, _end - _start), isFinalBlock: false, _state);
            while (Step(ref json))
            {
                if (json.CurrentDepth != depth || json.TokenType is not (JsonTokenType.EndObject or JsonTokenType.EndArray)) continue;
                Take(ref json);
                return;
            }
            Commit(ref json);
            if (!Fill()) throw CutOff();
        }
    }

    public void Dispose() => _stream?.Dispose();

    private bool Step(ref Utf8JsonReader json)
    {
        bool isRead;
        try
        {
            isRead = json.Read();
        }
        catch (JsonException cause) when (json.CurrentDepth < _limits.Depth)
        {
            long at = _start + json.BytesConsumed;
            long line = _line + (_stream is null ? 0 : _buffer.AsSpan(0, (int)Math.Min(at, _end)).Count((byte)'\n'));
            throw new InputDataException(_file, line, null, FormattableString.Invariant($"not JSON near byte {at - LineStart(at) + 1}"), "JSON", cause);
        }
        catch (JsonException cause)
        {
            throw Place.Fault(null, "nested too deep or not JSON", FormattableString.Invariant($"JSON of at most {_limits.Depth} levels"), cause);
        }
        if (!isRead) return false;
        bool isOpening = json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray;
        if (isOpening && json.CurrentDepth >= _limits.Depth) throw Place.Fault(null, "nested too deep", FormattableString.Invariant($"at most {_limits.Depth} levels"));
        bool isText = json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName;
        if (isText && !Utf8.IsValid(json.ValueSpan)) throw Place.Fault(null, "not UTF-8", "UTF-8 text");
        return true;
    }

    /// <summary>Where the line that holds a place begins, as far as the buffer goes back.</summary>
    private long LineStart(long at) => _buffer.AsSpan(0, (int)Math.Min(at, _end)).LastIndexOf((byte)'\n') + 1;

    private void Take(ref Utf8JsonReader json)
    {
        Token = json.TokenType;
        Depth = json.CurrentDepth;
        _tokenStart = _start + (int)json.TokenStartIndex;
        _tokenLength = json.ValueSpan.Length;
        Commit(ref json);
    }

    private void Commit(ref Utf8JsonReader json)
    {
        _start += (int)json.BytesConsumed;
        _state = json.CurrentState;
    }

    /// <summary>Reads on, keeping what is marked or not yet consumed; <see langword="false"/> at the end.</summary>
    private bool Fill()
    {
        if (_stream is null) return false;
        int keep = _mark >= 0 ? _mark : _start;
        if (_end - keep > _limits.LineBytes) throw TooLong(null);
        if (keep > 0)
        {
            _line += _buffer.AsSpan(0, keep).Count((byte)'\n');
            _buffer.AsSpan(keep, _end - keep).CopyTo(_buffer);
            _start -= keep;
            _end -= keep;
            _tokenStart -= keep;
            if (_mark >= 0) _mark = 0;
        }
        if (_end == _buffer.Length) Array.Resize(ref _buffer, (int)Math.Min(_buffer.Length * 2L, Array.MaxLength));
        int count;
        try
        {
            count = _stream.Read(_buffer.AsSpan(_end));
        }
        catch (InvalidDataException cause)
        {
            throw Place.Fault(null, "lost in data that are damaged", "a whole file", cause);
        }
        _end += count;
        return count > 0;
    }

    private string Name()
    {
        ReadOnlySpan<byte> name = _buffer.AsSpan(_tokenStart + 1, _tokenLength);
        if (!name.Contains((byte)'\\')) return _names.Text(name);
        return JsonValue.Decoded(_buffer.AsSpan(_tokenStart, _tokenLength + 2), Place);
    }

    private string Shown() => Token switch
    {
        JsonTokenType.StartArray => "an array",
        JsonTokenType.StartObject => "an object",
        _ => System.Text.Encoding.UTF8.GetString(_buffer.AsSpan(_tokenStart, Math.Min(_tokenLength + 2, Math.Max(0, _end - _tokenStart)))),
    };

    private InputDataException CutOff() => Place.Fault(null, "cut off", "a whole JSON value");

    private InputDataException TooLong(string? field) =>
        Place.Fault(field, "too long", FormattableString.Invariant($"at most {_limits.LineBytes} bytes (limit line-bytes)"));
}
