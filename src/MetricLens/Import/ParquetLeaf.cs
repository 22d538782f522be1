using System.Globalization;
using System.Text.Json;
using Parquet.Data;
using Parquet.Schema;

namespace MetricLens.Import;

/// <summary>The values of one column of one row group.</summary>
internal sealed class ParquetLeaf : ParquetNode
{
    private readonly int[] _definitions;
    private readonly int[] _repetitions;
    private readonly Action<Utf8JsonWriter, int> _write;
    private readonly int _maxDefinition;
    private int _entry;
    private int _value;

    /// <summary>Takes over what was read of a column.</summary>
    public ParquetLeaf(DataField field, RawColumnData raw)
    {
        _maxDefinition = field.MaxDefinitionLevel;
        _definitions = field.MaxDefinitionLevel > 0 ? raw.DefinitionLevels.ToArray() : [];
        _repetitions = field.MaxRepetitionLevel > 0 ? raw.RepetitionLevels.ToArray() : [];
        _write = Writer(field, raw);
    }

    public override int Definition => _maxDefinition == 0 ? 0 : _definitions[_entry];

    public override int Repetition => _entry < _repetitions.Length ? _repetitions[_entry] : 0;

    public override void Write(Utf8JsonWriter json)
    {
        if (Definition == _maxDefinition) _write(json, _value++);
        else json.WriteNullValue();
        _entry++;
    }

    public override void Pass() => _entry++;

    private static Action<Utf8JsonWriter, int> Writer(DataField field, RawColumnData raw) => raw switch
    {
        RawColumnData<ReadOnlyMemory<char>> texts => Of(texts, (json, text) => json.WriteStringValue(text.Span)),
        RawColumnData<ReadOnlyMemory<byte>> texts => Of(texts, (json, text) => json.WriteStringValue(text.Span)),
        RawColumnData<bool> flags => Of(flags, (json, flag) => json.WriteBooleanValue(flag)),
        RawColumnData<int> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<long> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<double> numbers => Of(numbers, Number),
        RawColumnData<float> numbers => Of(numbers, (json, number) => Number(json, number)),
        RawColumnData<short> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<ushort> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<byte> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<sbyte> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<uint> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<ulong> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<decimal> numbers => Of(numbers, (json, number) => json.WriteNumberValue(number)),
        RawColumnData<DateTime> times => Of(times, (json, time) => json.WriteStringValue(time.ToString("O", CultureInfo.InvariantCulture))),
        _ => throw new NotSupportedException($"Column '{field.Path}' holds {field.ClrType.Name}."),
    };

    private static Action<Utf8JsonWriter, int> Of<T>(RawColumnData<T> raw, Action<Utf8JsonWriter, T> write)
        where T : struct
    {
        T[] values = raw.Values.ToArray();
        return (json, index) => write(json, values[index]);
    }

    private static void Number(Utf8JsonWriter json, double number)
    {
        if (double.IsFinite(number)) json.WriteNumberValue(number);
        else json.WriteStringValue(double.IsNaN(number) ? "NaN" : number > 0 ? "Infinity" : "-Infinity");
    }
}
