using System.Buffers;

namespace MetricLens.Import;

/// <summary>Passes over JSON in UTF-8 several times as fast as <see cref="System.Text.Json.Utf8JsonReader"/>, and only over what that reader takes too.</summary>
/// <remarks>
/// Every method answers <see langword="false"/> where the bytes are anything but what it is for, whether they are no JSON or merely unusual, and leaves the place undefined:
/// the caller then reads the same bytes the slow way, which has the errors. The bytes must be known to be valid UTF-8.
/// </remarks>
/// <param name="json">The bytes.</param>
internal ref struct JsonScan(ReadOnlySpan<byte> json)
{
    /// <summary>As deep as the kinds of the open levels find room in one number.</summary>
    private const int MaxDepth = 63;

    /// <summary>What ends a run of plain characters in a text: the quote, the escape, and the control characters that JSON forbids there.</summary>
    private static readonly SearchValues<byte> TextStops = SearchValues.Create([(byte)'"', (byte)'\\', .. Enumerable.Range(0, 0x20).Select(value => (byte)value)]);

    private static readonly SearchValues<byte> HexDigits = SearchValues.Create("0123456789abcdefABCDEF"u8);

    private readonly ReadOnlySpan<byte> _json = json;
    private int _at;

    /// <summary>The next byte that is not white space, which it moves to; 0 at the end.</summary>
    public byte Next()
    {
        while ((uint)_at < (uint)_json.Length)
        {
            byte value = _json[_at];
            if (value > ' ' || value is not ((byte)' ' or (byte)'\t' or (byte)'\n' or (byte)'\r')) return value;
            _at++;
        }
        return 0;
    }

    /// <summary>Whether nothing but white space follows.</summary>
    public bool IsAtEnd() => Next() == 0 && _at == _json.Length;

    /// <summary>Passes over one byte and the white space before it.</summary>
    public bool Pass(byte expected)
    {
        if (Next() != expected) return false;
        _at++;
        return true;
    }

    /// <summary>Passes over these very bytes and the white space before them.</summary>
    public bool Pass(scoped ReadOnlySpan<byte> expected)
    {
        Next();
        if (!_json[_at..].StartsWith(expected)) return false;
        _at += expected.Length;
        return true;
    }

    /// <summary>Passes over a property's name, which must be this one, with no escape, and over its colon.</summary>
    /// <param name="quoted">The name in its quotes.</param>
    public bool Name(scoped ReadOnlySpan<byte> quoted) => Pass(quoted) && Pass((byte)':');

    /// <summary>Passes over a text.</summary>
    /// <param name="quoted">The text as it stands, with its quotes.</param>
    /// <param name="isEscaped">Whether there is an escape in it.</param>
    public bool Text(out ReadOnlySpan<byte> quoted, out bool isEscaped)
    {
        quoted = default;
        isEscaped = false;
        if (!Pass((byte)'"')) return false;
        int start = _at;
        while (true)
        {
            int run = _json[_at..].IndexOfAny(TextStops);
            if (run < 0) return false;
            _at += run;
            if (_json[_at] == '"')
            {
                quoted = _json[(start - 1)..++_at];
                return true;
            }
            isEscaped = true;
            if (!Escape()) return false;
        }
    }

    /// <summary>Passes over a number.</summary>
    public bool Number(out ReadOnlySpan<byte> digits)
    {
        Next();
        int start = _at;
        if (At() == '-') _at++;
        // A number that begins with 0 ends there, or goes on with a point or an exponent.
        bool isWhole = At() == '0' ? ++_at > 0 : Digits();
        bool isValid = isWhole && (At() != '.' || (++_at > 0 && Digits()));
        if (isValid && At() is (byte)'e' or (byte)'E')
        {
            _at++;
            if (At() is (byte)'+' or (byte)'-') _at++;
            isValid = Digits();
        }
        digits = _json[start.._at];
        // At the very end of the bytes the number might go on.
        return isValid && _at < _json.Length;
    }

    /// <summary>Passes over a value of any kind.</summary>
    /// <param name="value">Its bytes.</param>
    /// <param name="levels">How many levels it may have.</param>
    public bool Value(out ReadOnlySpan<byte> value, int levels = MaxDepth)
    {
        Next();
        int start = _at;
        bool isValid = Value(Math.Min(levels, MaxDepth));
        value = isValid ? _json[start.._at] : default;
        return isValid;
    }

    private bool Value(int levels)
    {
        ulong kinds = 0; // Of the open levels the lowest bit is the innermost: 1 is an object.
        int depth = 0;
        while (true)
        {
            byte first = Next();
            bool isOpening = first is (byte)'{' or (byte)'[';
            if (isOpening)
            {
                if (depth == levels) return false;
                depth++;
                kinds = (kinds << 1) | (first == '{' ? 1UL : 0);
                _at++;
                if (Next() != Closing(kinds))
                {
                    if (first == '{' && !Name()) return false;
                    continue;
                }
            }
            else if (!Scalar(first))
            {
                return false;
            }
            while (true)
            {
                if (depth == 0) return true;
                byte behind = Next();
                _at++;
                if (behind == Closing(kinds))
                {
                    depth--;
                    kinds >>= 1;
                    continue;
                }
                if (behind != ',' || ((kinds & 1) != 0 && !Name())) return false;
                break;
            }
        }
    }

    private static byte Closing(ulong kinds) => (kinds & 1) != 0 ? (byte)'}' : (byte)']';

    private bool Scalar(byte first) => first switch
    {
        (byte)'"' => Text(out _, out _),
        (byte)'t' => Pass("true"u8),
        (byte)'f' => Pass("false"u8),
        (byte)'n' => Pass("null"u8),
        _ => Number(out _),
    };

    private bool Name() => Text(out _, out _) && Pass((byte)':');

    private bool Escape()
    {
        ReadOnlySpan<byte> rest = _json[_at..];
        if (rest.Length < 2 || rest[0] != '\\') return false;
        if (rest[1] != 'u')
        {
            _at += 2;
            return rest[1] is (byte)'"' or (byte)'\\' or (byte)'/' or (byte)'b' or (byte)'f' or (byte)'n' or (byte)'r' or (byte)'t';
        }
        _at += 6;
        return rest.Length >= 6 && !rest[2..6].ContainsAnyExcept(HexDigits);
    }

    private bool Digits()
    {
        int start = _at;
        while (At() is >= (byte)'0' and <= (byte)'9') _at++;
        return _at > start;
    }

    private readonly byte At() => (uint)_at < (uint)_json.Length ? _json[_at] : (byte)0;
}
