using System.Buffers;
using System.IO.Compression;

namespace MetricLens.Records;

/// <summary>Cuts a file, plain or gzip, into batches of whole lines.</summary>
internal sealed class LineReader : IDisposable
{
    /// <summary>The bytes of an ordinary batch: enough to make a thread's turn worthwhile, little enough to stay in its cache.</summary>
    private const int BatchBytes = 256 * 1024;

    /// <summary>What a line may have beside its own bytes: a byte order mark before it, CR LF and the gzip seal behind it.</summary>
    private static readonly int LineDress = 5 + GzipSeal.Content.Length;

    private readonly string _path;
    private readonly int _maxLineBytes;
    private readonly CountingStream _file;
    private readonly Stream _text;
    private byte[] _rest = [];
    private int _restLength;
    private long _nextLine = 1;
    private bool _isDone;

    public LineReader(string path, int maxLineBytes)
    {
        _path = path;
        _maxLineBytes = maxLineBytes;
        _file = new CountingStream(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 64 * 1024, FileOptions.SequentialScan));
        _text = _file;
        if (!_file.StartsWith([0x1f, 0x8b])) return;
        _file.Append(GzipSeal.Member);
        _text = new GZipStream(_file, CompressionMode.Decompress);
    }

    /// <summary>The bytes read from the file as it lies on disk.</summary>
    public long BytesRead => _file.BytesRead;

    /// <summary>Why reading ended before the file did, or <see langword="null"/>; valid once <see cref="Next"/> has returned <see langword="null"/>.</summary>
    public InputDataException? Failure { get; private set; }

    /// <summary>The next lines, or <see langword="null"/> where there are no more.</summary>
    /// <remarks>A line that is too long comes alone and cut off, as the last of all: whoever takes it apart sees that it is too long.</remarks>
    public LineBatch? Next()
    {
        if (_isDone) return null;
        byte[] buffer = ArrayPool<byte>.Shared.Rent((int)Math.Clamp(_restLength * 2L, BatchBytes, Array.MaxLength));
        _rest.AsSpan(0, _restLength).CopyTo(buffer);
        int length = _restLength;
        int end = 0;
        while (end == 0 && !_isDone)
        {
            if (length == buffer.Length) buffer = Grown(buffer);
            int unsearched = length;
            length += Fill(buffer, length);
            if (_isDone && Failure is null) length = Unsealed(buffer.AsSpan(0, length));
            int lastBreak = buffer.AsSpan(0, length)[Math.Min(unsearched, length)..].LastIndexOf((byte)'\n');
            if (lastBreak >= 0) end = Math.Min(unsearched, length) + lastBreak + 1;
            else if (length > (long)_maxLineBytes + LineDress) _isDone = true;
        }
        if (_isDone && Failure is null) end = length;
        Keep(buffer.AsSpan(end, length - end));
        return Batch(buffer, end);
    }

    public void Dispose() => _text.Dispose();

    private static byte[] Grown(byte[] buffer)
    {
        byte[] larger = ArrayPool<byte>.Shared.Rent((int)Math.Min(buffer.Length * 2L, Array.MaxLength));
        buffer.CopyTo(larger, 0);
        ArrayPool<byte>.Shared.Return(buffer);
        return larger;
    }

    private void Keep(ReadOnlySpan<byte> rest)
    {
        if (_rest.Length < rest.Length) _rest = new byte[Math.Max(rest.Length, _rest.Length * 2)];
        rest.CopyTo(_rest);
        _restLength = rest.Length;
    }

    private LineBatch? Batch(byte[] buffer, int end)
    {
        long firstLine = _nextLine;
        ReadOnlySpan<byte> lines = buffer.AsSpan(0, end);
        _nextLine += lines.Count((byte)'\n');
        if (Failure is { } failure) Failure = DamagedAt(_nextLine, failure.InnerException);
        if (end == 0)
        {
            ArrayPool<byte>.Shared.Return(buffer);
            return null;
        }
        int start = firstLine == 1 && lines.StartsWith("\uFEFF"u8) ? 3 : 0;
        return new LineBatch(buffer, start, end, firstLine);
    }

    /// <summary>The length of a file's last bytes without the seal that shows a gzip file to be whole.</summary>
    private int Unsealed(ReadOnlySpan<byte> last)
    {
        if (_text == _file) return last.Length;
        if (last.EndsWith(GzipSeal.Content)) return last.Length - GzipSeal.Content.Length;
        Failure = DamagedAt(_nextLine, null);
        return last.Length;
    }

    /// <summary>Reads until the buffer is full or the file ends, since a decompressor hands out small pieces.</summary>
    private int Fill(byte[] buffer, int length)
    {
        int before = length;
        try
        {
            while (length < buffer.Length)
            {
                int count = _text.Read(buffer.AsSpan(length));
                length += count;
                if (count > 0) continue;
                _isDone = true;
                break;
            }
        }
        catch (InvalidDataException exception)
        {
            _isDone = true;
            Failure = DamagedAt(_nextLine, exception);
        }
        return length - before;
    }

    private InputDataException DamagedAt(long line, Exception? cause) =>
        new(_path, line, null, "lost in gzip data that are cut short or damaged", "a whole gzip file", cause);
}
