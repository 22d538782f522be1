namespace MetricLens.Records;

/// <summary>Reads on from another stream, counts its bytes, can look at the first ones ahead of time and add some at the end.</summary>
internal sealed class CountingStream(Stream inner) : Stream
{
    private byte[] _ahead = [];
    private int _aheadTaken;
    private ReadOnlyMemory<byte> _epilogue;

    /// <summary>The bytes taken from the inner stream.</summary>
    public long BytesRead { get; private set; }

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>Whether the stream begins with the bytes given; asked before anything else is read.</summary>
    public bool StartsWith(ReadOnlySpan<byte> bytes)
    {
        byte[] ahead = new byte[bytes.Length];
        int count = inner.ReadAtLeast(ahead, ahead.Length, throwOnEndOfStream: false);
        _ahead = ahead[..count];
        return bytes.SequenceEqual(_ahead);
    }

    /// <summary>Adds bytes behind the inner stream's last; they are not counted.</summary>
    public void Append(ReadOnlyMemory<byte> epilogue) => _epilogue = epilogue;

    public override int Read(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _ahead.Length - _aheadTaken);
        if (count > 0)
        {
            _ahead.AsSpan(_aheadTaken, count).CopyTo(buffer);
            _aheadTaken += count;
        }
        else
        {
            count = inner.Read(buffer);
        }
        BytesRead += count;
        return count > 0 || _epilogue.IsEmpty ? count : Epilogue(buffer);
    }

    private int Epilogue(Span<byte> buffer)
    {
        int count = Math.Min(buffer.Length, _epilogue.Length);
        _epilogue.Span[..count].CopyTo(buffer);
        _epilogue = _epilogue[count..];
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
