using System.Buffers;
using System.Text.Json;
using MetricLens.Records;
using Parquet;
using Parquet.Data;
using Parquet.Meta;
using Parquet.Schema;

namespace MetricLens.Import;

/// <summary>Reads the rows of a Parquet file, one row group in memory at a time, and of that only the columns that are wanted.</summary>
internal static class ParquetRows
{
    /// <summary>Below this a column is no bomb, however well it is compressed.</summary>
    internal const long HarmlessBytes = 1 << 20;

    private const long HarmlessValues = 1 << 22;

    /// <summary>The code of an <see cref="IOException"/> that was made without a system's one (COR_E_IO).</summary>
    private const int LibraryFault = unchecked((int)0x80131620);

    /// <summary>The system's code for a place in a file that there cannot be (EINVAL), which only a damaged offset asks for.</summary>
    private const int ImpossiblePlace = 22;

    private static readonly ParquetOptions Options = new() { TreatByteArrayAsString = true };

    /// <summary>The names of the columns at the top; none where the file cannot be read.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostDepth">How deep its schema may nest.</param>
    public static IReadOnlySet<string> ColumnsOf(string path, int mostDepth)
    {
        try
        {
            return FieldsOf(path, mostDepth).Select(field => field.Name).ToHashSet(StringComparer.Ordinal);
        }
        catch (InputDataException)
        {
            return new HashSet<string>(StringComparer.Ordinal); // The fault is told when the file is read.
        }
    }

    /// <summary>The columns at the top.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mostDepth">How deep its schema may nest.</param>
    /// <exception cref="InputDataException">The file is damaged.</exception>
    public static IReadOnlyList<Field> FieldsOf(string path, int mostDepth) => Guarded(path, () =>
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read);
        ParquetFooter.Require(file, mostDepth);
        return ParquetReader.ReadSchemaAsync(file).GetAwaiter().GetResult().Fields;
    });

    /// <summary>The rows with their 1-based places.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The columns at the top that are wanted; others are not read.</param>
    /// <exception cref="InputDataException">While rows are taken: the file is damaged or beyond a limit.</exception>
    public static IEnumerable<(JsonValue Row, long Number)> Read(ImportFile file, IReadOnlySet<string> wanted)
    {
        var buffer = new ArrayBufferWriter<byte>();
        long number = 0;
        foreach ((long rows, (string Name, ParquetNode Node)[] columns) in Groups(file, wanted, (_, fields, load) => fields.Select(field => (field.Name, ParquetNode.Of(field, data => Leaf(data, load)))).ToArray()))
        {
            for (long row = 0; row < rows; row++)
            {
                number++;
                buffer.ResetWrittenCount();
                Guarded(file.Path, () => Write(columns, buffer));
                yield return (JsonValue.Parse(buffer.WrittenMemory.ToArray(), "", new JsonPlace(file.Path, number, file.Limits)), number);
            }
        }
    }

    /// <summary>The row groups, one after the other, with the number of their rows.</summary>
    /// <param name="file">The file.</param>
    /// <param name="wanted">The columns at the top that are wanted; others are not read.</param>
    /// <param name="take">Makes what is wanted of a row group: gets the number of its rows, the fields, and what reads the values of one.</param>
    /// <exception cref="InputDataException">While groups are taken: the file is damaged or beyond a limit.</exception>
    public static IEnumerable<(long Rows, T Columns)> Groups<T>(ImportFile file, IReadOnlySet<string> wanted, Func<int, Field[], Func<DataField, RawColumnData>, T> take)
    {
        using var stream = new FileStream(file.Path, FileMode.Open, FileAccess.Read, FileShare.Read);
        (ParquetReader reader, Field[] fields) = Guarded(file.Path, () =>
        {
            ParquetFooter.Require(stream, LevelsOf(file.Limits));
            ParquetReader opened = ParquetReader.CreateAsync(stream, Options, leaveStreamOpen: true).GetAwaiter().GetResult();
            return (opened, opened.Schema.Fields.Where(field => wanted.Contains(field.Name)).ToArray());
        });
        foreach (Field field in fields) RequireDepth(file, field, 1);
        for (int group = 0; group < reader.RowGroupCount; group++)
        {
            file.Cancellation.ThrowIfCancellationRequested();
            int index = group;
            RequireSize(file, reader.Metadata!.RowGroups[group], stream.Length);
            yield return Guarded(file.Path, () => Load(reader, stream, index, fields, take, file));
            file.Tally?.Report(file.Path, stream.Position);
        }
    }

    private static (long Rows, T Columns) Load<T>(ParquetReader reader, FileStream stream, int index, Field[] fields, Func<int, Field[], Func<DataField, RawColumnData>, T> take, ImportFile file)
    {
        foreach (ColumnChunk chunk in reader.Metadata!.RowGroups[index].Columns)
        {
            if (chunk.MetaData is { } column && fields.Any(field => field.Name == column.PathInSchema[0])) ParquetFooter.RequirePages(stream, column, file.Limits.ZipExpansion);
        }
        using ParquetRowGroupReader group = reader.OpenRowGroupReader(index);
        return (group.RowCount, take(checked((int)group.RowCount), fields, field => group.ReadRawColumnDataBaseAsync(field, file.Cancellation).AsTask().GetAwaiter().GetResult()));
    }

    private static bool Write((string Name, ParquetNode Node)[] columns, ArrayBufferWriter<byte> buffer)
    {
        using var json = new Utf8JsonWriter(buffer);
        json.WriteStartObject();
        foreach ((string name, ParquetNode node) in columns)
        {
            json.WritePropertyName(name);
            node.Write(json);
        }
        json.WriteEndObject();
        return true;
    }

    private static ParquetLeaf Leaf(DataField field, Func<DataField, RawColumnData> load)
    {
        using RawColumnData raw = load(field);
        return new ParquetLeaf(field, raw);
    }

    /// <summary>The levels of a schema that fields of the allowed depth take: up to three each (a list, its entries, what they hold), and the root.</summary>
    public static int LevelsOf(ImportLimits limits) => 1 + (3 * limits.Depth);

    private static void RequireDepth(ImportFile file, Field field, int depth)
    {
        if (depth > file.Limits.Depth) throw file.Fault(0, field.Name, "nested too deep", FormattableString.Invariant($"at most {file.Limits.Depth} levels (limit depth)"));
        if (field is ListField list) RequireDepth(file, list.Item, depth + 1);
        if (field is not StructField group) return;
        foreach (Field part in group.Fields) RequireDepth(file, part, depth + 1);
    }

    /// <summary>Holds what a row group claims of itself to the file that it lies in, before memory is taken for it.</summary>
    private static void RequireSize(ImportFile file, RowGroup group, long fileLength)
    {
        long most = Math.Max(HarmlessValues, Math.Min(fileLength, long.MaxValue / file.Limits.ZipExpansion) * file.Limits.ZipExpansion);
        foreach (ColumnMetaData column in group.Columns.Select(chunk => chunk.MetaData).OfType<ColumnMetaData>())
        {
            bool isSane = column.NumValues >= 0 && column.NumValues <= most && column.TotalCompressedSize >= 0 && column.TotalCompressedSize <= fileLength && column.TotalUncompressedSize >= 0;
            if (!isSane) throw Damaged(file.Path, null);
            if (column.TotalUncompressedSize > HarmlessBytes && column.TotalUncompressedSize / Math.Max(1, column.TotalCompressedSize) > file.Limits.ZipExpansion)
            {
                throw file.Fault(0, string.Join('.', column.PathInSchema), FormattableString.Invariant($"{column.TotalUncompressedSize} bytes in {column.TotalCompressedSize}"),
                    FormattableString.Invariant($"at most {file.Limits.ZipExpansion} times (limit zip-expansion)"));
            }
        }
    }

    /// <summary>What a step gives; whatever the Parquet library throws at damaged data, of which it has no one kind, is one error.</summary>
    private static T Guarded<T>(string path, Func<T> step)
    {
        try
        {
            return step();
        }
        catch (Exception cause) when (cause is not (InputDataException or OperationCanceledException or UnauthorizedAccessException) && !IsOfDisk(cause))
        {
            throw Damaged(path, cause);
        }
    }

    /// <remarks>The library calls data faults IOException too; those of the system carry the system's own code.</remarks>
    private static bool IsOfDisk(Exception cause) => cause is IOException and not EndOfStreamException && cause.HResult is not (LibraryFault or ImpossiblePlace);

    private static InputDataException Damaged(string path, Exception? cause) =>
        new(path, 0, null, cause is NotSupportedException ? $"a Parquet file that cannot be read: {cause.Message}" : "a damaged Parquet file", "a whole Parquet file", cause);
}
