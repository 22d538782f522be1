namespace MetricLens.Import;

/// <summary>Puts quotes around the numbers that JSON lacks and Python's <c>json</c> writes, <c>NaN</c>, <c>Infinity</c> and <c>-Infinity</c>, while a file streams by.</summary>
internal sealed class NonFiniteStream(Stream inner) : ReadOnlyStream
{
    /// <summary>The longest literal.</summary>
    private const int LongestLiteral = 9;

    private readonly byte[] _raw = new byte[32 * 1024];
    private readonly byte[] _ready = new byte[(32 * 1024 * 3) + 64];
    private int _rawLength;
    private int _readyStart;
    private int _readyEnd;
    private bool _isInText;
    private bool _isEscape;
    private bool _isDone;

    public override int Read(Span<byte> buffer)
    {
        while (_readyStart == _readyEnd && !(_isDone && _rawLength == 0)) Fill();
        int count = Math.Min(buffer.Length, _readyEnd - _readyStart);
        _ready.AsSpan(_readyStart, count).CopyTo(buffer);
        _readyStart += count;
        return count;
    }

    private void Fill()
    {
        int count = inner.Read(_raw.AsSpan(_rawLength));
        _isDone = count == 0;
        _rawLength += count;
        _readyStart = _readyEnd = 0;
        int at = 0;
        // A literal may be cut by the end of what is here: it waits for the rest.
        int end = _isDone ? _rawLength : _rawLength - LongestLiteral;
        while (at < end) at += _isInText ? CopyText(_raw.AsSpan(at, end - at)) : CopyOutside(_raw.AsSpan(at, _rawLength - at), end - at);
        _raw.AsSpan(at, _rawLength - at).CopyTo(_raw);
        _rawLength -= at;
    }

    private int CopyText(ReadOnlySpan<byte> text)
    {
        int length = 0;
        while (length < text.Length)
        {
            byte value = text[length++];
            if (_isEscape) _isEscape = false;
            else if (value == '\\') _isEscape = true;
            else if (value == '"')
            {
                _isInText = false;
                break;
            }
        }
        Put(text[..length]);
        return length;
    }

    private int CopyOutside(ReadOnlySpan<byte> rest, int most)
    {
        int plain = rest[..most].IndexOfAny("\"NI-"u8);
        if (plain != 0)
        {
            int length = plain < 0 ? most : plain;
            Put(rest[..length]);
            return length;
        }
        ReadOnlySpan<byte> literal = rest.StartsWith("NaN"u8) ? "NaN"u8 : rest.StartsWith("Infinity"u8) ? "Infinity"u8 : rest.StartsWith("-Infinity"u8) ? "-Infinity"u8 : [];
        if (literal.IsEmpty)
        {
            _isInText = rest[0] == '"';
            Put(rest[..1]);
            return 1;
        }
        Put("\""u8);
        Put(literal);
        Put("\""u8);
        return literal.Length;
    }

    private void Put(ReadOnlySpan<byte> bytes)
    {
        bytes.CopyTo(_ready.AsSpan(_readyEnd));
        _readyEnd += bytes.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
