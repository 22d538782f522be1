namespace MetricLens.Import;

/// <summary>Goes through Parquet's metadata, which are Thrift in its compact protocol, and holds every field to the type that the format gives it.</summary>
/// <remarks>
/// A reader that takes fields at their word runs out of step with damaged ones, and what it then takes for a list's length keeps it busy for hours. Kinds of
/// values that no Parquet metadata hold (maps, sets, lists of flags) are refused for the same reason. Reference: the Apache Thrift compact protocol.
/// </remarks>
/// <param name="bytes">The metadata, from the structure's first byte on.</param>
/// <param name="seen">Gets every whole number: its structure, its field's id and the value.</param>
/// <param name="entered">Gets every structure before its fields.</param>
internal ref struct ThriftWalk(ReadOnlySpan<byte> bytes, Action<string, int, long>? seen = null, Action<string>? entered = null)
{
    /// <summary>The deepest nesting of Parquet's own structures is 7.</summary>
    private const int MostLevels = 16;

    private const int True = 1, False = 2, Byte = 3, Short = 4, Int = 5, Long = 6, Double = 7, Binary = 8, List = 9, Struct = 12;

    /// <summary>The structures of parquet.thrift: the types of the fields 1, 2, 3, …; <c>-</c> for one that there is not, brackets for a list.</summary>
    private static readonly Dictionary<string, string[]> Shapes = new Dictionary<string, string>
    {
        ["FileMetaData"] = "int [SchemaElement] long [RowGroup] [KeyValue] binary [Empty] EncryptionAlgorithm binary",
        ["SchemaElement"] = "int int int binary int int int int int LogicalType",
        ["LogicalType"] = "Empty Empty Empty Empty Decimal Empty Time Time - Integer Empty Empty Empty Empty Empty Variant Geography Geography",
        ["Decimal"] = "int int",
        ["Time"] = "flag TimeUnit",
        ["TimeUnit"] = "Empty Empty Empty",
        ["Integer"] = "byte flag",
        ["Variant"] = "byte",
        ["Geography"] = "binary int",
        ["Empty"] = "-",
        ["RowGroup"] = "[ColumnChunk] long long [SortingColumn] long long short",
        ["SortingColumn"] = "int flag flag",
        ["ColumnChunk"] = "binary long ColumnMetaData long int long int ColumnCrypto binary",
        ["ColumnCrypto"] = "Empty ColumnKey",
        ["ColumnKey"] = "[binary] binary",
        ["ColumnMetaData"] = "int [int] [binary] int long long long [KeyValue] long long long Statistics [PageEncodingStats] long int SizeStatistics GeospatialStatistics",
        ["KeyValue"] = "binary binary",
        ["Statistics"] = "binary binary long long binary binary flag flag",
        ["PageEncodingStats"] = "int int int",
        ["SizeStatistics"] = "long [long] [long]",
        ["GeospatialStatistics"] = "BoundingBox [int]",
        ["BoundingBox"] = "double double double double double double double double",
        ["EncryptionAlgorithm"] = "AesGcm AesGcm",
        ["AesGcm"] = "binary binary flag",
        ["PageHeader"] = "int int int int DataPageHeader Empty DictionaryPageHeader DataPageHeaderV2",
        ["DataPageHeader"] = "int int int int Statistics",
        ["DictionaryPageHeader"] = "int int flag",
        ["DataPageHeaderV2"] = "int int int int int int flag Statistics",
    }.ToDictionary(shape => shape.Key, shape => shape.Value.Split(' '), StringComparer.Ordinal);

    private readonly ReadOnlySpan<byte> _bytes = bytes;
    private int _at;

    /// <summary>Goes through a structure.</summary>
    /// <param name="shape">Its name.</param>
    /// <returns>The number of bytes that it takes.</returns>
    /// <exception cref="EndOfStreamException">It goes on behind the last byte.</exception>
    /// <exception cref="InvalidDataException">A field is of another type than the format says.</exception>
    public int Walk(string shape)
    {
        _at = 0;
        Structure(shape, 0);
        return _at;
    }

    private void Structure(string? shape, int level)
    {
        if (level > MostLevels) throw new InvalidDataException("Thrift nested too deep.");
        if (shape is not null) entered?.Invoke(shape);
        int id = 0;
        for (byte header; (header = Next()) != 0;)
        {
            int step = header >> 4;
            long next = step == 0 ? Whole(16) : id + step;
            // The format numbers fields from 1, and a writer puts them in order: a field that comes twice is damage.
            if (next <= id || next > short.MaxValue) throw new InvalidDataException("Thrift fields out of order.");
            id = (int)next;
            string? type = shape is not null && id <= Shapes[shape].Length && Shapes[shape][id - 1] is var known && known != "-" ? known : null;
            Value(header & 15, type, shape, id, level);
        }
    }

    private void Value(int code, string? type, string? shape, int id, int level)
    {
        if (type is not null && !Fits(code, type)) throw new InvalidDataException($"Field {id} of {shape} is of another type.");
        switch (code)
        {
            case True or False:
                break;
            case Byte:
                Next();
                break;
            case Short or Int or Long:
                long value = Whole(code switch { Short => 16, Int => 32, _ => 64 });
                if (shape is not null) seen?.Invoke(shape, id, value);
                break;
            case Double:
                Skip(sizeof(double));
                break;
            case Binary:
                Skip(Length());
                break;
            case List:
                Elements(type?[1..^1], level);
                break;
            case Struct:
                Structure(type, level + 1);
                break;
            default:
                throw new InvalidDataException($"Thrift type {code}.");
        }
    }

    private void Elements(string? type, int level)
    {
        byte header = Next();
        int code = header & 15;
        long count = header >> 4 == 15 ? Length() : header >> 4;
        // Every element but a flag takes a byte at least, so that no count can outrun the bytes that are there.
        if (code is True or False || (count > 0 && type is not null && !Fits(code, type))) throw new InvalidDataException("Thrift list of another type.");
        if (level > MostLevels) throw new InvalidDataException("Thrift nested too deep.");
        for (long i = 0; i < count; i++) Value(code, type, null, 0, level + 1);
    }

    private static bool Fits(int code, string type) => type switch
    {
        "flag" => code is True or False,
        "byte" => code == Byte,
        "short" => code == Short,
        "int" => code == Int,
        "long" => code == Long,
        "double" => code == Double,
        "binary" => code == Binary,
        _ => code == (type[0] == '[' ? List : Struct),
    };

    private byte Next() => _at < _bytes.Length ? _bytes[_at++] : throw new EndOfStreamException();

    private void Skip(int length)
    {
        if (length > _bytes.Length - _at) throw new EndOfStreamException();
        _at += length;
    }

    /// <summary>A length or count, which is no larger than what is left.</summary>
    private int Length()
    {
        ulong length = VarInt(32);
        return length <= (ulong)(_bytes.Length - _at) ? (int)length : throw new EndOfStreamException();
    }

    private long Whole(int bits)
    {
        ulong raw = VarInt(bits);
        return (long)(raw >> 1) ^ -(long)(raw & 1);
    }

    private ulong VarInt(int bits)
    {
        ulong value = 0;
        for (int shift = 0; shift < bits; shift += 7)
        {
            byte part = Next();
            value |= (ulong)(part & 0x7f) << shift;
            if ((part & 0x80) == 0) return value;
        }
        throw new InvalidDataException("A Thrift number without an end.");
    }
}
