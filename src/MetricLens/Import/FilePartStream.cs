namespace MetricLens.Import;

/// <summary>A part of a file, read without moving the file's own position.</summary>
internal sealed class FilePartStream(FileStream file, long start, long length) : ReadOnlyStream
{
    private long _done;

    public override int Read(Span<byte> buffer)
    {
        int most = (int)Math.Min(buffer.Length, length - _done);
        if (most == 0) return 0;
        int count = RandomAccess.Read(file.SafeFileHandle, buffer[..most], start + _done);
        _done += count;
        return count;
    }
}
