using System.Buffers;
using System.Globalization;
using System.Text;
using MetricLens.Text;

namespace MetricLens.Reports;

/// <summary>Writes CSV into a stream through one pooled buffer: UTF-8, commas, line feeds, quotes as in RFC 4180.</summary>
/// <remarks>
/// An absent value is an empty field and an empty text a quoted one, so that the two can be told apart.
/// Text that a spreadsheet would take for a formula has an apostrophe before it (<see cref="SpreadsheetText"/>).
/// </remarks>
internal sealed class CsvFile : IDisposable
{
    private const int BufferSize = 1 << 18;

    /// <summary>More than any number's text in the invariant culture.</summary>
    private const int LongestNumber = 64;

    private static readonly SearchValues<byte> Quoted = SearchValues.Create(",\"\r\n"u8);

    private readonly Stream _stream;
    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
    private int _length;
    private bool _isInRow;

    /// <summary>Starts a file with its header.</summary>
    /// <param name="stream">Where to; left open.</param>
    /// <param name="columns">The columns' names.</param>
    public CsvFile(Stream stream, params ReadOnlySpan<string> columns)
    {
        ArgumentNullException.ThrowIfNull(stream);
        _stream = stream;
        foreach (string column in columns) Text(column);
        EndRow();
    }

    /// <summary>The bytes of a field as they stand in the file.</summary>
    public static byte[] Field(string? text)
    {
        if (text is null) return [];
        text = SpreadsheetText.Safe(text);
        byte[] plain = Encoding.UTF8.GetBytes(text);
        return plain.Length > 0 && plain.AsSpan().IndexOfAny(Quoted) < 0
            ? plain
            : Encoding.UTF8.GetBytes($"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"");
    }

    /// <summary>Writes a field of text, or an absent one.</summary>
    public void Text(string? text) => Encoded(Field(text));

    /// <summary>Writes one or several fields that are encoded already, parted by commas.</summary>
    public void Encoded(ReadOnlySpan<byte> fields)
    {
        Reserve(fields.Length + 1);
        Part();
        fields.CopyTo(_buffer.AsSpan(_length));
        _length += fields.Length;
    }

    /// <summary>Writes a number in its shortest form that reads back the same; an absent or infinite one as an empty field.</summary>
    public void Number(double? value)
    {
        Reserve(LongestNumber + 1);
        Part();
        if (value is not { } number || !double.IsFinite(number)) return;
        number.TryFormat(_buffer.AsSpan(_length), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Writes a whole number, or an absent one.</summary>
    public void Count(long? value)
    {
        Reserve(LongestNumber + 1);
        Part();
        if (value is not { } count) return;
        count.TryFormat(_buffer.AsSpan(_length), out int written, provider: CultureInfo.InvariantCulture);
        _length += written;
    }

    /// <summary>Ends the row.</summary>
    public void EndRow()
    {
        Reserve(1);
        _buffer[_length++] = (byte)'\n';
        _isInRow = false;
    }

    /// <summary>Writes what is left to the stream and gives the buffer back.</summary>
    public void Dispose()
    {
        if (_buffer.Length == 0) return;
        _stream.Write(_buffer, 0, _length);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = [];
    }

    private void Part()
    {
        if (_isInRow) _buffer[_length++] = (byte)',';
        _isInRow = true;
    }

    private void Reserve(int bytes)
    {
        if (_buffer.Length - _length >= bytes) return;
        _stream.Write(_buffer, 0, _length);
        _length = 0;
        if (_buffer.Length >= bytes) return;
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = ArrayPool<byte>.Shared.Rent(bytes);
    }
}
