using System.Buffers.Binary;
using Microsoft.Win32.SafeHandles;
using Parquet.Meta;

namespace MetricLens.Import;

/// <summary>Holds a Parquet file's footer and page headers to the format before the Parquet library sees them, since damaged ones can send it round in circles.</summary>
/// <remarks>Whatever is thrown means a damaged file.</remarks>
internal static class ParquetFooter
{
    private const int TailLength = 8;

    /// <summary>A footer describes columns and row groups: one of more bytes is of no table of records.</summary>
    private const int MostBytes = 256 << 20;

    /// <summary>Enough of a page for most headers; it is doubled for one with large statistics.</summary>
    private const int HeaderBytes = 1024;

    /// <summary>Requires that the footer is whole, its fields of the types that the format gives them, and its schema a tree that is no deeper than is allowed.</summary>
    public static void Require(FileStream stream, int mostDepth)
    {
        byte[] tail = Bytes(stream.SafeFileHandle, stream.Length - TailLength, TailLength);
        if (!tail.AsSpan(4).SequenceEqual("PAR1"u8)) throw new InvalidDataException("No end mark.");
        int length = BinaryPrimitives.ReadInt32LittleEndian(tail);
        if (length is <= 0 or > MostBytes || length > stream.Length - TailLength - 4) throw new InvalidDataException("An impossible footer length.");
        var schema = new List<int>();
        int element = 0;
        byte[] footer = Bytes(stream.SafeFileHandle, stream.Length - TailLength - length, length);
        var walk = new ThriftWalk(footer, (shape, id, value) =>
        {
            if (shape == "SchemaElement" && id == 5) schema[^1] = checked((int)value);
        }, shape =>
        {
            if (shape == "SchemaElement") schema.Add(0);
        });
        if (walk.Walk("FileMetaData") != length) throw new InvalidDataException("Bytes behind the footer.");
        Tree(schema, ref element, mostDepth);
        if (element != schema.Count) throw new InvalidDataException("A schema with more elements than its tree.");
    }

    /// <summary>Requires that the pages of a column follow each other inside the file, and hold as many values as the column says.</summary>
    public static void RequirePages(FileStream stream, ColumnMetaData column, int mostExpansion)
    {
        long at = new[] { column.DataPageOffset, column.DictionaryPageOffset ?? 0, column.IndexPageOffset ?? 0 }.Where(offset => offset != 0).DefaultIfEmpty(-1).Min();
        if (at < 4 || column.TotalCompressedSize > stream.Length - at) throw new InvalidDataException("A column outside the file.");
        long end = at + column.TotalCompressedSize, values = 0;
        while (values < column.NumValues)
        {
            long compressed = -1, uncompressed = -1, dataValues = 0;
            at += Header(stream.SafeFileHandle, at, end, (shape, id, value) =>
            {
                if (shape == "PageHeader" && id == 3) compressed = value;
                if (shape is "DataPageHeader" or "DataPageHeaderV2" && id == 1) dataValues = value;
                if (shape == "PageHeader" && id == 2) uncompressed = value;
                if (value < 0 && shape is "DataPageHeader" or "DataPageHeaderV2" or "DictionaryPageHeader") throw new InvalidDataException("A negative number of values.");
            });
            if (uncompressed < 0 || compressed < 0 || compressed > end - at) throw new InvalidDataException("A page outside its column.");
            if (uncompressed > ParquetRows.HarmlessBytes && uncompressed / Math.Max(1, compressed) > mostExpansion) throw new InvalidDataException("A page that expands more than its column says.");
            at += compressed;
            values += dataValues;
        }
        if (values != column.NumValues) throw new InvalidDataException("More values than the column says.");
    }

    private static int Header(SafeFileHandle file, long at, long end, Action<string, int, long> seen)
    {
        for (long size = Math.Min(HeaderBytes, end - at); ; size = Math.Min(2 * size, end - at))
        {
            try
            {
                return new ThriftWalk(Bytes(file, at, checked((int)size)), seen).Walk("PageHeader");
            }
            catch (EndOfStreamException) when (size < end - at)
            {
                // The header is larger than what was read of it.
            }
        }
    }

    /// <summary>Passes over the tree that lies flat in a schema, depth first.</summary>
    private static void Tree(List<int> schema, ref int element, int depth)
    {
        if (depth < 0) throw new InvalidDataException("A schema nested too deep.");
        if (element >= schema.Count) throw new InvalidDataException("A schema with fewer elements than its tree.");
        int children = schema[element++];
        if (children < 0) throw new InvalidDataException("A negative number of children.");
        for (int i = 0; i < children; i++) Tree(schema, ref element, depth - 1);
    }

    private static byte[] Bytes(SafeFileHandle file, long at, int length)
    {
        if (at < 0) throw new EndOfStreamException();
        byte[] bytes = new byte[length];
        int done = 0;
        for (int count; done < length && (count = RandomAccess.Read(file, bytes.AsSpan(done), at + done)) > 0;) done += count;
        return done == length ? bytes : throw new EndOfStreamException();
    }
}
