using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>Reads zip archives whose entries may be compressed by Zstandard, which .NET's own reader refuses; holds every entry to its length and checksum.</summary>
internal sealed class ZipArchiveReader : IDisposable
{
    private const uint EndSignature = 0x06054b50;
    private const uint End64LocatorSignature = 0x07064b50;
    private const uint End64Signature = 0x06064b50;
    private const uint DirectorySignature = 0x02014b50;
    private const uint LocalSignature = 0x04034b50;
    private const int EndLength = 22;
    private const int End64LocatorLength = 20;
    private const int DirectoryHeaderLength = 46;
    private const int LocalHeaderLength = 30;
    private const int LongestComment = ushort.MaxValue;
    private const int Encrypted = 1;

    private readonly string _path;
    private readonly FileStream _file;
    private readonly ImportLimits _limits;
    private readonly Dictionary<string, ZipEntry> _byName = new(StringComparer.Ordinal);

    private ZipArchiveReader(string path, FileStream file, ImportLimits limits)
    {
        _path = path;
        _file = file;
        _limits = limits;
    }

    /// <summary>The entries, in the order of the directory.</summary>
    public IReadOnlyCollection<ZipEntry> Entries => _byName.Values;

    /// <summary>Opens an archive and reads its directory.</summary>
    /// <exception cref="InputDataException">It is damaged, or beyond a limit.</exception>
    public static ZipArchiveReader Open(string path, ImportLimits limits)
    {
        if (!File.Exists(path)) throw new InputDataException(path, 0, null, Directory.Exists(path) ? "a folder" : "absent", "a file");
        var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        var archive = new ZipArchiveReader(path, file, limits);
        try
        {
            archive.ReadDirectory();
            return archive;
        }
        catch
        {
            archive.Dispose();
            throw;
        }
    }

    public ZipEntry? Find(string name) => _byName.GetValueOrDefault(name);

    /// <summary>The content of an entry; reading fails where it is damaged.</summary>
    public Stream Open(ZipEntry entry)
    {
        Span<byte> header = stackalloc byte[LocalHeaderLength];
        ReadAt(entry.Offset, header, entry.Name);
        if (BinaryPrimitives.ReadUInt32LittleEndian(header) != LocalSignature) throw Damaged(entry.Name, "without its local header");
        long start = entry.Offset + LocalHeaderLength + BinaryPrimitives.ReadUInt16LittleEndian(header[26..]) + BinaryPrimitives.ReadUInt16LittleEndian(header[28..]);
        if (start + entry.CompressedLength > _file.Length) throw Damaged(entry.Name, "cut off");
        var part = new FilePartStream(_file, start, entry.CompressedLength);
        Stream content = entry.Method switch
        {
            0 => part,
            8 => new DeflateStream(part, CompressionMode.Decompress),
            93 => new ZstdSharp.DecompressionStream(part),
            _ => throw Damaged(entry.Name, FormattableString.Invariant($"compressed by method {entry.Method}"), "method 0 (stored), 8 (deflate) or 93 (Zstandard)"),
        };
        return new CheckedStream(content, entry.Length, entry.Crc, () => Damaged(entry.Name, "other than its length and checksum say"));
    }

    public void Dispose() => _file.Dispose();

    private void ReadDirectory()
    {
        (long count, long start, long length) = End();
        if (count > _limits.ZipEntries)
            throw new InputDataException(_path, 0, null, FormattableString.Invariant($"an archive of {count} entries"), FormattableString.Invariant($"at most {_limits.ZipEntries} (limit zip-entries)"));
        if (start < 0 || length < count * DirectoryHeaderLength || start + length > _file.Length || length > Array.MaxLength) throw Damaged(null, "without a whole directory");
        byte[] directory = new byte[length];
        ReadAt(start, directory, null);
        ReadOnlySpan<byte> rest = directory;
        for (long i = 0; i < count; i++)
        {
            ZipEntry entry = Entry(ref rest);
            if (!entry.Name.EndsWith('/') && !_byName.TryAdd(entry.Name, entry)) throw Damaged(entry.Name, "there twice", "each entry once");
        }
    }

    private ZipEntry Entry(ref ReadOnlySpan<byte> rest)
    {
        if (rest.Length < DirectoryHeaderLength || BinaryPrimitives.ReadUInt32LittleEndian(rest) != DirectorySignature) throw Damaged(null, "without a whole directory");
        int flags = BinaryPrimitives.ReadUInt16LittleEndian(rest[8..]);
        int method = BinaryPrimitives.ReadUInt16LittleEndian(rest[10..]);
        uint crc = BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]);
        long compressed = BinaryPrimitives.ReadUInt32LittleEndian(rest[20..]);
        long length = BinaryPrimitives.ReadUInt32LittleEndian(rest[24..]);
        int nameLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[28..]);
        int extraLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[30..]);
        int commentLength = BinaryPrimitives.ReadUInt16LittleEndian(rest[32..]);
        long offset = BinaryPrimitives.ReadUInt32LittleEndian(rest[42..]);
        int whole = DirectoryHeaderLength + nameLength + extraLength + commentLength;
        if (rest.Length < whole) throw Damaged(null, "without a whole directory");
        string name = Encoding.UTF8.GetString(rest.Slice(DirectoryHeaderLength, nameLength));
        Widen(rest.Slice(DirectoryHeaderLength + nameLength, extraLength), ref length, ref compressed, ref offset);
        rest = rest[whole..];
        if ((flags & Encrypted) != 0) throw Damaged(name, "encrypted", "an entry in the clear");
        if (LeavesFolder(name)) throw Damaged(name, "a name that leads out of the archive's folder", "a name below it");
        if (length < 0 || compressed < 0 || offset < 0) throw Damaged(name, "of a negative length");
        // A part below 1 MiB is no bomb, however well it is compressed.
        if (length > 1 << 20 && length / Math.Max(compressed, 1) > _limits.ZipExpansion)
            throw Damaged(name, FormattableString.Invariant($"{length} bytes in {compressed}"), FormattableString.Invariant($"at most {_limits.ZipExpansion} times (limit zip-expansion)"));
        return new ZipEntry(name, method, crc, compressed, length, offset);
    }

    /// <summary>Takes what does not fit into 32 bits from the Zip64 field.</summary>
    private void Widen(ReadOnlySpan<byte> extra, ref long length, ref long compressed, ref long offset)
    {
        while (extra.Length >= 4)
        {
            int id = BinaryPrimitives.ReadUInt16LittleEndian(extra);
            int size = BinaryPrimitives.ReadUInt16LittleEndian(extra[2..]);
            if (extra.Length < 4 + size) throw Damaged(null, "without a whole directory");
            ReadOnlySpan<byte> field = extra.Slice(4, size);
            extra = extra[(4 + size)..];
            if (id != 1) continue;
            length = Wide(length, ref field);
            compressed = Wide(compressed, ref field);
            offset = Wide(offset, ref field);
        }
    }

    private long Wide(long value, ref ReadOnlySpan<byte> field)
    {
        if (value != uint.MaxValue) return value;
        if (field.Length < 8) throw Damaged(null, "without a whole directory");
        long wide = BinaryPrimitives.ReadInt64LittleEndian(field);
        field = field[8..];
        return wide;
    }

    /// <summary>The number of entries, where the directory begins and its length.</summary>
    private (long Count, long Start, long Length) End()
    {
        int tailLength = (int)Math.Min(_file.Length, EndLength + LongestComment);
        byte[] tail = new byte[tailLength];
        ReadAt(_file.Length - tailLength, tail, null);
        for (int at = tailLength - EndLength; at >= 0; at--)
        {
            ReadOnlySpan<byte> end = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(end) != EndSignature) continue;
            if (at + EndLength + BinaryPrimitives.ReadUInt16LittleEndian(end[20..]) != tailLength) continue;
            long count = BinaryPrimitives.ReadUInt16LittleEndian(end[10..]);
            long length = BinaryPrimitives.ReadUInt32LittleEndian(end[12..]);
            long start = BinaryPrimitives.ReadUInt32LittleEndian(end[16..]);
            return count == ushort.MaxValue || length == uint.MaxValue || start == uint.MaxValue ? End64(_file.Length - tailLength + at) : (count, start, length);
        }
        throw Damaged(null, "without its end");
    }

    private (long Count, long Start, long Length) End64(long endAt)
    {
        Span<byte> locator = stackalloc byte[End64LocatorLength];
        ReadAt(endAt - End64LocatorLength, locator, null);
        if (BinaryPrimitives.ReadUInt32LittleEndian(locator) != End64LocatorSignature) throw Damaged(null, "without its Zip64 end");
        Span<byte> end = stackalloc byte[56];
        ReadAt(BinaryPrimitives.ReadInt64LittleEndian(locator[8..]), end, null);
        if (BinaryPrimitives.ReadUInt32LittleEndian(end) != End64Signature) throw Damaged(null, "without its Zip64 end");
        (long count, long length, long start) = (BinaryPrimitives.ReadInt64LittleEndian(end[32..]), BinaryPrimitives.ReadInt64LittleEndian(end[40..]), BinaryPrimitives.ReadInt64LittleEndian(end[48..]));
        // Checked before they are multiplied and added.
        if (count < 0 || count > int.MaxValue || length < 0 || length > _file.Length || start < 0 || start > _file.Length) throw Damaged(null, "without a whole directory");
        return (count, start, length);
    }

    private void ReadAt(long offset, Span<byte> buffer, string? entry)
    {
        if (offset < 0 || offset + buffer.Length > _file.Length) throw Damaged(entry, "cut off");
        int done = 0;
        while (done < buffer.Length)
        {
            int count = RandomAccess.Read(_file.SafeFileHandle, buffer[done..], offset + done);
            if (count == 0) throw Damaged(entry, "cut off");
            done += count;
        }
    }

    private static bool LeavesFolder(string name) =>
        name.Length == 0 || name.StartsWith('/') || name.Contains('\\', StringComparison.Ordinal) || name.Contains('\0', StringComparison.Ordinal)
        || (name.Length > 1 && name[1] == ':') || name.Split('/').Contains("..");

    private InputDataException Damaged(string? entry, string value, string expected = "a whole zip archive") =>
        new(entry is null ? _path : $"{_path}!{entry}", 0, null, entry is null ? $"a zip archive {value}" : value, expected);
}
