using System.Text;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Reads rows of CSV as they are asked for, by RFC 4180; tells an empty cell from an empty text in quotes.</summary>
/// <param name="text">The text.</param>
/// <param name="file">The file that errors name.</param>
/// <param name="limits">The limits.</param>
/// <param name="again">Opens the file anew, to find the line of bytes that are no text; <see langword="null"/> for a text that is whole.</param>
internal sealed class CsvReader(TextReader text, string file, ImportLimits limits, Func<Stream>? again = null)
{
    private const char ByteOrderMark = '\uFEFF';

    private readonly char[] _buffer = new char[64 * 1024];
    private readonly StringBuilder _cell = new();
    private int _at;
    private int _end;
    private long _line = 1;
    private long _rowLength;

    /// <summary>The line on which the last row began.</summary>
    public long RowLine { get; private set; }

    /// <summary>The next row that is not blank, or <see langword="null"/>; an absent cell is <see langword="null"/>, an empty text in quotes is empty.</summary>
    /// <exception cref="InputDataException">Quotes stand where they may not or are not closed, bytes are no UTF-8, or a limit is passed; reading cannot go on.</exception>
    public List<string?>? Next()
    {
        if (RowLine == 0 && Peek() == ByteOrderMark) _at++;
        while (Peek() >= 0)
        {
            RowLine = _line;
            _rowLength = 0;
            List<string?> cells = Row();
            if (cells is not [null]) return cells;
        }
        return null;
    }

    private List<string?> Row()
    {
        var cells = new List<string?>();
        while (true)
        {
            cells.Add(Peek() == '"' ? Quoted() : Plain());
            if (Peek() != ',') break;
            _at++;
        }
        if (Peek() == '\r') _at++;
        if (Peek() == '\n') _at++;
        _line++;
        return cells;
    }

    private string? Plain()
    {
        _cell.Clear();
        while (Peek() >= 0)
        {
            int length = _buffer.AsSpan(_at, _end - _at).IndexOfAny(",\r\n\"\0");
            ReadOnlySpan<char> piece = _buffer.AsSpan(_at, length < 0 ? _end - _at : length);
            Append(piece);
            _at += piece.Length;
            if (length < 0) continue;
            if (_buffer[_at] is '"') throw Fault(RowLine, $"wrongly quoted at '{_cell}'", "quotes around a whole cell");
            if (_buffer[_at] is '\0') throw Fault(_line, "with a NUL", "text");
            break;
        }
        return _cell.Length == 0 ? null : _cell.ToString();
    }

    private string Quoted()
    {
        long opening = _line;
        _cell.Clear();
        _at++;
        while (true)
        {
            int next = Peek();
            if (next < 0) throw Fault(opening, "cut off within quotes", "closing quotes");
            if (next == '"')
            {
                _at++;
                if (Peek() != '"') break;
                _at++;
                Append("\"");
                continue;
            }
            int length = _buffer.AsSpan(_at, _end - _at).IndexOfAny('"', '\0');
            ReadOnlySpan<char> piece = _buffer.AsSpan(_at, length < 0 ? _end - _at : length);
            if (length == 0) throw Fault(_line, "with a NUL", "text");
            _line += piece.Count('\n');
            Append(piece);
            _at += piece.Length;
        }
        if (Peek() is not (',' or '\r' or '\n' or -1)) throw Fault(opening, $"wrongly quoted at '{_cell}'", "a comma or the line's end behind closing quotes");
        return _cell.ToString();
    }

    private void Append(ReadOnlySpan<char> piece)
    {
        _rowLength += piece.Length;
        if (_cell.Length + piece.Length > limits.FieldCharacters) throw Fault(RowLine, "with a cell too long", FormattableString.Invariant($"at most {limits.FieldCharacters} characters (limit field-chars)"));
        if (_rowLength > limits.LineBytes) throw Fault(RowLine, "too long", FormattableString.Invariant($"at most {limits.LineBytes} bytes (limit line-bytes)"));
        _cell.Append(piece);
    }

    private int Peek()
    {
        if (_at < _end) return _buffer[_at];
        try
        {
            _end = text.Read(_buffer, 0, _buffer.Length);
        }
        catch (DecoderFallbackException cause)
        {
            // The decoder has read ahead of the row.
            using Stream? anew = again?.Invoke();
            throw new InputDataException(file, anew is null ? _line : InvalidUtf8.LineIn(anew), null, "not UTF-8", "UTF-8 text", cause);
        }
        _at = 0;
        return _end > 0 ? _buffer[0] : -1;
    }

    private InputDataException Fault(long line, string value, string expected) => new(file, line, null, value, expected);
}
