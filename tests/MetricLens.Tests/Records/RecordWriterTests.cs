using System.Text;
using FsCheck.Xunit;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

public class RecordWriterTests
{
    private static readonly Record Full = new()
    {
        Task = "t", Model = "m", ExampleId = "1", Family = "f", Seed = 2, Arm = "cot", Cluster = "c", Prompt = "p", Output = "涌现能力",
        Scales = new ScaleValues { Params = 7e9, TrainTokens = 1, TrainFlops = 2e21, TrainLoss = 0.1, Step = 4 },
        Targets = new[] { "a", "b" }, TargetTokens = TokenSequence.Of("x"), OutputTokens = TokenSequence.Of("y"),
        TargetLogprobs = new[] { double.NegativeInfinity }, Choices = new[] { "a", "b" }, ChoiceLogprobs = new[] { -1.0, -0.1 }, Gold = 1,
        Scores = new Dictionary<string, double> { ["acc"] = 0.1 },
    };

    [Fact]
    public void Fields_come_in_the_order_of_the_format() =>
        Assert.Equal(
            """
            {"task":"t","model":"m","example_id":"1","family":"f","params":7000000000,"train_tokens":1,"train_flops":2E+21,"train_loss":0.1,
            "step":4,"seed":2,"arm":"cot","cluster":"c","prompt":"p","target":["a","b"],"output":"涌现能力","target_tokens":["x"],
            "output_tokens":["y"],"target_logprobs":[-Infinity],"choices":["a","b"],"choice_logprobs":[-1,-0.1],"gold":1,
            "scores":{"acc":0.1}}
            """.ReplaceLineEndings("") + "\n",
            Written([Full]));

    [Fact]
    public void Absent_fields_and_the_default_family_are_left_out() =>
        Assert.Equal("""{"task":"t","model":"m","example_id":"1"}""" + "\n", Written([new Record { Task = "t", Model = "m", ExampleId = "1" }]));

    [Property(Arbitrary = [typeof(GeneratedRecords)])]
    public void What_was_written_is_read_back(Record[] records)
    {
        using var folder = new TemporaryFolder();
        foreach (string name in new[] { "a.jsonl", "a.jsonl.gz" })
        {
            string path = Path.Combine(folder.Root, name);
            RecordWriter.Write(path, records);
            RecordLine[] read = [.. RecordReader.Read(path)];
            Assert.Equal(records.Length, read.Length);
            for (int i = 0; i < read.Length; i++) AssertSame(records[i], read[i].Record);
            Assert.Equal(Written(records), Written(read.Select(line => line.Record)));
        }
    }

    [Fact]
    public void The_digits_fixture_is_read_back()
    {
        using var folder = new TemporaryFolder();
        RecordSet set = RecordSet.Load(Fixture.Path("digits", "mc_add_cloze.jsonl.gz"));
        string path = Path.Combine(folder.Root, "a.jsonl.gz");
        RecordWriter.Write(path, set);
        RecordSet again = RecordSet.Load(path);
        Assert.Equal(set.Count, again.Count);
        for (int i = 0; i < set.Count; i += 97) AssertSame(set[i], again[i]);
    }

    [Fact]
    public void The_same_records_give_the_same_bytes_whenever_and_wherever_they_are_written()
    {
        using var folder = new TemporaryFolder();
        string first = Path.Combine(folder.Root, "first.jsonl.gz"), second = Path.Combine(folder.Root, "second.jsonl.gz");
        RecordWriter.Write(first, [Full]);
        RecordWriter.Write(second, [Full]);
        byte[] bytes = File.ReadAllBytes(first);
        Assert.Equal(bytes, File.ReadAllBytes(second));
        Assert.Equal([0, 0, 0, 0], bytes[4..8]);
    }

    [Fact]
    public void Half_a_surrogate_pair_is_an_error()
    {
        foreach ((string output, int at) in new[] { ("\ud83d", 0), ("a\udc00b", 1), ("👩\ud83d", 2) })
        {
            var record = new Record { Task = "t", Model = "m", ExampleId = "1", Output = output };
            Assert.Equal(
                $"records:2: field 'output' is text with half a surrogate pair at {at}; expected text that UTF-8 can hold", Error([Full, record]));
        }
    }

    [Fact]
    public void A_record_that_breaks_a_rule_is_an_error()
    {
        var record = new Record { Task = "t", Model = "m", ExampleId = "1", TargetLogprobs = new[] { double.NaN } };
        Assert.Equal("records:1: field 'target_logprobs[0]' is NaN; expected a number at most 0", Error([record]));
    }

    [Fact]
    public void A_failure_leaves_the_old_file_and_nothing_beside_it()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.jsonl", "old");
        var broken = new Record { Task = "", Model = "m", ExampleId = "1" };
        Assert.Throws<InputDataException>(() => RecordWriter.Write(path, Enumerable.Repeat(Full, 1000).Append(broken)));
        Assert.Equal("old", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void An_atomic_file_takes_the_place_of_the_old_one()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("a.txt", "old and longer");
        AtomicFile.Write(path, stream => stream.Write("new"u8));
        Assert.Equal("new", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFileSystemEntries(folder.Root));
        Assert.Throws<ArgumentException>(() => AtomicFile.Write(folder.Root, _ => { }));
        Assert.Throws<ArgumentException>(() => AtomicFile.Write(folder.Root + "/", _ => { }));
    }

    private static string Error(Record[] records) => Assert.Throws<InputDataException>(() => Written(records)).Message;

    private static string Written(IEnumerable<Record> records)
    {
        using var stream = new MemoryStream();
        RecordWriter.Write(stream, records);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static void AssertSame(Record expected, Record actual)
    {
        Assert.Equal(
            (expected.Task, expected.Model, expected.ExampleId, expected.Family, expected.Seed, expected.Arm, expected.Cluster),
            (actual.Task, actual.Model, actual.ExampleId, actual.Family, actual.Seed, actual.Arm, actual.Cluster));
        Assert.Equal(
            (expected.Scales, expected.Prompt, expected.Output, expected.Gold, expected.TargetTokens, expected.OutputTokens),
            (actual.Scales, actual.Prompt, actual.Output, actual.Gold, actual.TargetTokens, actual.OutputTokens));
        Assert.Equal(expected.Targets.ToArray(), actual.Targets.ToArray());
        Assert.Equal(expected.Choices.ToArray(), actual.Choices.ToArray());
        Assert.Equal(expected.TargetLogprobs.ToArray(), actual.TargetLogprobs.ToArray());
        Assert.Equal(expected.ChoiceLogprobs.ToArray(), actual.ChoiceLogprobs.ToArray());
        Assert.Equal(expected.Scores, actual.Scores);
    }
}
