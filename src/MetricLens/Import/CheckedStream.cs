using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Holds what a decompressor gives to the length and the CRC-32 that are promised.</summary>
internal sealed class CheckedStream(Stream inner, long length, uint crc, Func<InputDataException> damaged) : ReadOnlyStream
{
    private static readonly uint[] Table = [.. Enumerable.Range(0, 256).Select(TableEntry)];

    private long _done;
    private uint _crc = uint.MaxValue;

    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty) return 0;
        int count;
        try
        {
            count = inner.Read(buffer);
        }
        catch (Exception fault) when (fault is InvalidDataException or ZstdSharp.ZstdException or EndOfStreamException)
        {
            throw damaged();
        }
        _done += count;
        foreach (byte value in buffer[..count]) _crc = Table[(byte)(_crc ^ value)] ^ (_crc >> 8);
        if (_done > length || (count == 0 && (_done < length || ~_crc != crc))) throw damaged();
        return count;
    }

    private static uint TableEntry(int index)
    {
        // The reversed polynomial of CRC-32 as zip and gzip use it.
        uint value = (uint)index;
        for (int bit = 0; bit < 8; bit++) value = (value & 1) != 0 ? 0xedb88320 ^ (value >> 1) : value >> 1;
        return value;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }
}
