using System.Text;
using FsCheck.Xunit;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

public class RecordDamageTests
{
    private static readonly byte[] Plain = Encoding.UTF8.GetBytes(
        """
        {"task":"t","model":"m","example_id":1,"family":"f","params":7e9,"seed":2,"prompt":"涌\u6d8c","target":["a"],"output":"\ud83d\ude00"}
        {"task":"t","model":"m","example_id":2,"family":"f","params":7e9,"seed":2,"target_tokens":["a","b"],"target_logprobs":[-0.5,-Infinity]}
        {"task":"t","model":"m","example_id":"3","family":"f","seed":2,"choices":["a","b"],"choice_logprobs":[-1,"-inf"],"gold":1,"scores":{"acc":0.5},"x":[{}]}

        """);

    private static readonly byte[] Compressed = TemporaryFolder.Gzip(Plain);

    private static readonly byte[] Table = "model,family,params,train_tokens,seed\nm,\"f\",7e9,1,2\n\"a,\"\"b\",,1,2,\n"u8.ToArray();

    [Property(MaxTest = 500)]
    public void Damaged_records_are_read_or_refused_with_a_data_error(int seed)
    {
        using var folder = new TemporaryFolder();
        foreach (byte[] whole in new[] { Plain, Compressed })
            AssertReadOrRefused(() => RecordSet.Load(folder.File("runs.jsonl", Damaged(whole, new Random(seed)))));
    }

    [Property(MaxTest = 300)]
    public void A_damaged_models_table_is_read_or_refused_with_a_data_error(int seed)
    {
        using var folder = new TemporaryFolder();
        AssertReadOrRefused(() => ModelsTable.Load(folder.File("models.csv", Damaged(Table, new Random(seed)))));
    }

    [Fact]
    public void Every_truncation_is_read_or_refused_with_a_data_error()
    {
        using var folder = new TemporaryFolder();
        foreach (byte[] whole in new[] { Plain, Compressed })
        {
            for (int length = 0; length <= whole.Length; length++)
                AssertReadOrRefused(() => RecordSet.Load(folder.File("runs.jsonl", whole[..length])));
        }
    }

    private static byte[] Damaged(byte[] whole, Random random)
    {
        byte[] bytes = [.. whole];
        for (int i = random.Next(1, 4); i > 0; i--)
        {
            int at = random.Next(bytes.Length);
            bytes = random.Next(5) switch
            {
                0 => bytes[..Math.Max(at, 1)],
                1 => [.. bytes[..at], .. bytes[(at + 1)..], 0],
                2 => [.. bytes[..at], (byte)"\"\\[]{},:-\n0"[random.Next(11)], .. bytes[at..]],
                _ => [.. bytes[..at], (byte)random.Next(256), .. bytes[(at + 1)..]],
            };
        }
        return bytes;
    }

    private static void AssertReadOrRefused(Action read)
    {
        // Any other exception than this one leaves the test and fails it.
        InputDataException? refusal = null;
        try
        {
            read();
        }
        catch (InputDataException exception)
        {
            refusal = exception;
        }
        Assert.True(refusal is null || refusal.Message.Contains("; expected ", StringComparison.Ordinal));
    }
}
