using MetricLens.Records;

namespace MetricLens.Tests.Records;

/// <summary>What goes into a packed column comes out again, wherever its blocks end.</summary>
public class PackedColumnTests
{
    [Fact]
    public void Every_array_comes_back_whole()
    {
        var random = new Random(1);
        int[] odd = [1, 255, 256, 257, 65_535, 65_536, 65_537, 200_000, 1];
        int[]?[] arrays = [.. odd.Concat(Enumerable.Range(0, 3000).Select(_ => random.Next(-1, 200))).Select(length => length < 0 ? null : Enumerable.Range(0, length).Select(_ => random.Next()).ToArray())];
        var column = new PackedColumn<int>();
        foreach (int[]? array in arrays) column.Add(array, array is null);
        Assert.Contains(null, arrays);
        for (int i = 0; i < arrays.Length; i++)
        {
            Assert.Equal(arrays[i] is null, column.IsAbsent(i));
            Assert.Equal(arrays[i] ?? [], column[i].ToArray());
        }
    }

    [Fact]
    public void An_empty_output_is_an_answer_and_none_is_not()
    {
        Record[] records = [.. new[] { "", null, "a\ud800b", "涌现能力" }.Select((output, i) => new Record { Task = "t", Model = "m", ExampleId = $"{i}", Output = output, OutputTokens = output is null ? null : TokenSequence.Of(output) })];
        RecordSet set = RecordSet.Of(records);
        Assert.Equal(records.Select(record => record.Output), set.Select(record => record.Output));
        Assert.Equal(records.Select(record => record.OutputTokens), set.Select(record => record.OutputTokens));
    }
}
