using System.Text.Json;
using MetricLens.Import;
using MetricLens.Tests.Records;
using Parquet;
using Parquet.Schema;

namespace MetricLens.Tests.Import;

/// <summary>Parquet of every type and nesting that other tools write is read as the JSON that says the same, or refused in words.</summary>
public class ParquetTypeTests
{
    [Fact]
    public void Whole_numbers_of_every_width_keep_their_ends()
    {
        Assert.Equal("""[{"v":-32768},{"v":32767}]""", Column<short>(short.MinValue, short.MaxValue));
        Assert.Equal("""[{"v":65535}]""", Column<ushort>(ushort.MaxValue));
        Assert.Equal("""[{"v":-128},{"v":127}]""", Column<sbyte>(sbyte.MinValue, sbyte.MaxValue));
        Assert.Equal("""[{"v":255}]""", Column<byte>(byte.MaxValue));
        Assert.Equal("""[{"v":-2147483648}]""", Column(int.MinValue));
        Assert.Equal("""[{"v":4294967295}]""", Column(uint.MaxValue));
        Assert.Equal("""[{"v":-9223372036854775808}]""", Column(long.MinValue));
        Assert.Equal("""[{"v":18446744073709551615}]""", Column(ulong.MaxValue));
    }

    [Fact]
    public void Other_scalars_are_numbers_times_and_truth_values()
    {
        Assert.Equal("""[{"v":true},{"v":false}]""", Column(true, false));
        Assert.Equal("""[{"v":0.5},{"v":"NaN"},{"v":"Infinity"},{"v":"-Infinity"}]""", Column(0.5f, float.NaN, float.PositiveInfinity, float.NegativeInfinity));
        Assert.Equal("""[{"v":0.1},{"v":"NaN"},{"v":"Infinity"},{"v":"-Infinity"}]""", Column(0.1, double.NaN, double.PositiveInfinity, double.NegativeInfinity));
        Assert.Equal(-12.5m, JsonDocument.Parse(Column(-12.5m)).RootElement[0].GetProperty("v").GetDecimal());
        Assert.Equal(new(2026, 11, 24, 17, 30, 1), JsonDocument.Parse(Column(new DateTime(2026, 11, 24, 17, 30, 1, DateTimeKind.Utc))).RootElement[0].GetProperty("v").GetDateTime().ToUniversalTime());
    }

    [Fact]
    public void A_column_of_another_kind_is_refused_by_its_name()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, [new DataField("v", typeof(Guid), false)], async (rows, fields) => await rows.WriteAllPartsAsync<Guid>(fields[0], new[] { Guid.Empty }, null, null, default));
        Assert.Contains("Column 'v' holds Guid", folder.ErrorOf(() => Read(path)), StringComparison.Ordinal);
    }

    /// <summary>A map is a list of its pairs: keys need be no texts and may be there twice.</summary>
    [Fact]
    public void A_map_is_its_pairs_and_an_empty_one_is_not_none()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, [new MapField("v", new DataField("key", typeof(int), false), new DataField("value", typeof(double), true))], async (rows, fields) =>
        {
            await rows.WriteAllPartsAsync<int>(fields[0], new[] { 7, 8, 9 }, new[] { 2, 2, 1, 0, 2 }, new[] { 0, 1, 0, 0, 0 }, default);
            await rows.WriteAllPartsAsync<double>(fields[1], new[] { 0.5, 1.5 }, new[] { 3, 2, 1, 0, 3 }, new[] { 0, 1, 0, 0, 0 }, default);
        });
        Assert.Equal("""[{"v":[{"key":7,"value":0.5},{"key":8,"value":null}]},{"v":[]},{"v":null},{"v":[{"key":9,"value":1.5}]}]""", Read(path));
    }

    [Fact]
    public void Lists_of_groups_keep_what_is_empty_apart_from_what_is_not_there()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, [new ListField("v", new StructField("element", new DataField("x", typeof(int), false), new DataField("y", typeof(double), true)))], async (rows, fields) =>
        {
            await rows.WriteAllPartsAsync<int>(fields[0], new[] { 1, 2 }, new[] { 3, 3, 2, 1, 0 }, new[] { 0, 1, 1, 0, 0 }, default);
            await rows.WriteAllPartsAsync<double>(fields[1], new[] { 0.5 }, new[] { 4, 3, 2, 1, 0 }, new[] { 0, 1, 1, 0, 0 }, default);
        });
        Assert.Equal("""[{"v":[{"x":1,"y":0.5},{"x":2,"y":null},null]},{"v":[]},{"v":null}]""", Read(path));
    }

    [Fact]
    public void Fields_that_nest_deeper_than_the_limit_are_refused()
    {
        using var folder = new TemporaryFolder();
        string path = Write(folder, [new StructField("v", new ListField("a", new StructField("element", new DataField("x", typeof(int), false))))], async (rows, fields) =>
            await rows.WriteAllPartsAsync<int>(fields[0], new[] { 1 }, new[] { fields[0].MaxDefinitionLevel }, new[] { 0 }, default));
        Assert.Equal("""[{"v":{"a":[{"x":1}]}}]""", Read(path, 4));
        Assert.Contains("limit depth", folder.ErrorOf(() => Read(path, 3)), StringComparison.Ordinal);
    }

    private static string Column<T>(params T[] values)
        where T : struct
    {
        using var folder = new TemporaryFolder();
        return Read(Write(folder, [new DataField("v", typeof(T), false)], async (rows, fields) => await rows.WriteAllPartsAsync<T>(fields[0], values, null, null, default)));
    }

    private static string Write(TemporaryFolder folder, Field[] columns, Func<ParquetRowGroupWriter, DataField[], Task> write)
    {
        string path = Path.Combine(folder.Root, "v.parquet");
        WriteAsync().GetAwaiter().GetResult();
        return path;

        async Task WriteAsync()
        {
            var schema = new ParquetSchema(columns);
            using FileStream file = File.Create(path);
            await using ParquetWriter writer = await ParquetWriter.CreateAsync(schema, file);
            using ParquetRowGroupWriter group = writer.CreateRowGroup();
            await write(group, schema.GetDataFields());
        }
    }

    private static string Read(string path, int depth = 64)
    {
        var file = new ImportFile(path, new ImportOptions { Limits = new ImportLimits { Depth = depth } }, new ImportJournal(), null, TestContext.Current.CancellationToken);
        return $"[{string.Join(',', ParquetRows.Read(file, new HashSet<string> { "v" }).Select(row => row.Row.Raw()))}]";
    }
}
