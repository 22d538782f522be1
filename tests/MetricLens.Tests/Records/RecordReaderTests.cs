using System.Text;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

public class RecordReaderTests
{
    private const string Key = "\"task\":\"t\",\"model\":\"m\",\"example_id\":\"1\"";

    [Fact]
    public void Every_field_is_read()
    {
        Record record = ReadOne("""
            "family":"f","params":7e9,"train_tokens":1,"train_flops":2,"train_loss":2.5,"step":4,"seed":-3,"arm":"cot",
            "cluster":"c","prompt":"p","target":["a","b"],"output":"","target_tokens":["x","y"],"output_tokens":[],
            "target_logprobs":[-0.5,0],"choices":["a","b"],"choice_logprobs":[-1,-2],"gold":1,"scores":{"acc":0.5,"f1":null}
            """);
        Assert.Equal(("f", -3L, "cot", "c"), (record.Family, record.Seed, record.Arm, record.Cluster));
        Assert.Equal(new ScaleValues { Params = 7e9, TrainTokens = 1, TrainFlops = 2, TrainLoss = 2.5, Step = 4 }, record.Scales);
        Assert.Equal(("p", "", 1), (record.Prompt, record.Output, record.Gold));
        Assert.Equal(["a", "b"], record.Targets.ToArray());
        Assert.Equal(TokenSequence.Of("x", "y"), record.TargetTokens);
        Assert.Equal(0, record.OutputTokens!.Length);
        Assert.Equal([-0.5, 0], record.TargetLogprobs.ToArray());
        Assert.Equal(["a", "b"], record.Choices.ToArray());
        Assert.Equal([-1, -2], record.ChoiceLogprobs.ToArray());
        Assert.Equal(0.5, Assert.Single(record.Scores!).Value);
    }

    [Fact]
    public void Null_for_a_field_that_is_not_required_is_absent()
    {
        string[] optional =
        [
            "family", "params", "train_tokens", "train_flops", "train_loss", "step", "seed", "arm", "cluster", "prompt", "target", "output",
            "target_tokens", "output_tokens", "target_logprobs", "choices", "choice_logprobs", "gold", "scores",
        ];
        Record record = ReadOne(string.Join(',', optional.Select(field => $"\"{field}\":null")));
        Assert.Equal(Record.DefaultFamily, record.Family);
        Assert.Equal(default, record.Scales);
        Assert.Null(record.Output);
        Assert.Null(record.TargetTokens);
        Assert.Null(record.Scores);
        Assert.True(record.Targets.IsEmpty && record.Choices.IsEmpty);
    }

    [Theory]
    [InlineData("-Infinity")]
    [InlineData("-inf")]
    [InlineData("\"-Infinity\"")]
    [InlineData("\"-inf\"")]
    public void Minus_infinity_is_a_log_probability_bare_or_quoted(string literal) =>
        Assert.Equal([double.NegativeInfinity, -1, double.NegativeInfinity], ReadOne($"\"output\":\"-inf, \\\"NaN\",\"target_logprobs\":[{literal},-1 , {literal} ]").TargetLogprobs.ToArray());

    [Theory]
    [InlineData("7", "7")]
    [InlineData("-0", "0")]
    [InlineData("\"7\"", "7")]
    [InlineData("123456789012345678901234567890", "123456789012345678901234567890")]
    public void An_integer_and_its_digits_as_text_are_the_same_id(string given, string id)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl", $"{{\"task\":\"t\",\"model\":\"m\",\"example_id\":{given}}}");
        Assert.Equal(id, Assert.Single(RecordReader.Read(path)).Record.ExampleId);
    }

    [Fact]
    public void A_single_target_and_integer_tokens_are_read()
    {
        Record record = ReadOne("\"target\":\"a\\u00e9\\n\",\"target_tokens\":[5,-1],\"output_tokens\":[]");
        Assert.Equal(["aé\n"], record.Targets.ToArray());
        Assert.Equal(TokenSequence.Of(5, -1), record.TargetTokens);
        Assert.Same(TokenVocabulary.Integers, record.OutputTokens!.Vocabulary);
    }

    [Theory]
    [InlineData("{A}\n{B}\n")]
    [InlineData("{A}\n{B}")]
    [InlineData("{A}\r\n{B}\r\n")]
    [InlineData("\uFEFF{A}\n{B}\n")]
    [InlineData("{A}\n{B}\n\n \r\n\t\n")]
    [InlineData("\uFEFF  {A}  \r\n\t{B}")]
    public void Line_ends_byte_order_mark_and_trailing_blank_lines_make_no_difference(string form)
    {
        using var folder = new TemporaryFolder();
        string content = form.Replace("A", Key, StringComparison.Ordinal).Replace("B", Key + ",\"seed\":1", StringComparison.Ordinal);
        foreach (byte[] bytes in new[] { Encoding.UTF8.GetBytes(content), TemporaryFolder.Gzip(Encoding.UTF8.GetBytes(content)) })
            Assert.Equal([1L, 2L], RecordReader.Read(folder.File("runs", bytes)).Select(line => line.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("\n\n")]
    [InlineData("\uFEFF")]
    public void A_file_without_records_has_none_but_an_input_must_have_one(string content)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl", content);
        Assert.Empty(RecordReader.Read(path));
        Assert.Equal("runs.jsonl: the input is empty; expected at least one record", folder.ErrorOf(() => RecordSet.Load(path)));
    }

    [Fact]
    public void Unknown_fields_and_empty_outputs_are_counted()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl",
            $"{{{Key},\"x\":[{{\"y\":[1,{{}}]}},[]],\"output\":\"\"}}\n{{{Key},\"seed\":1,\"x\":null,\"z\":\"\"}}\n{{{Key},\"seed\":2,\"output\":\"a\"}}\n");
        RecordCensus census = RecordSet.Load(path).Census;
        Assert.Equal(1, census.EmptyOutputs);
        Assert.Equal([new("x", 2), new("z", 1)], census.UnknownFields);
    }

    [Fact]
    public void A_line_of_many_megabytes_is_read()
    {
        using var folder = new TemporaryFolder();
        string output = new('涌', 3_000_000);
        string path = folder.File("runs.jsonl", $"{{{Key}}}\n{{{Key},\"seed\":1,\"output\":\"{output}\"}}\n{{{Key},\"seed\":2}}\n");
        Assert.Equal([null, output, null], RecordReader.Read(path).Select(line => line.Record.Output));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Records_and_the_first_error_do_not_depend_on_the_number_of_threads(int threads)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl", string.Concat(Enumerable.Range(0, 30_000).Select(Line)));
        var read = new List<long>();
        var options = new RecordReadOptions { Threads = threads };
        string error = folder.ErrorOf(() =>
        {
            foreach (RecordLine line in RecordReader.Read(path, options)) read.Add(line.Line);
        });
        Assert.Equal("runs.jsonl:25001: field 'output' is 25000; expected a text", error);
        Assert.Equal(Enumerable.Range(1, 25_000).Select(line => (long)line), read);

        static string Line(int i) =>
            $"{{\"task\":\"t\",\"model\":\"m\",\"example_id\":{i},\"output\":{(i is 25_000 or 29_000 ? $"{i}" : $"\"{i} {new string('x', 100)}\"")}}}\n";
    }

    [Fact]
    public void A_gzip_file_that_is_cut_short_is_an_error_naming_the_line_reached()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = TemporaryFolder.Gzip(Encoding.UTF8.GetBytes(string.Concat(Enumerable.Range(0, 9).Select(i => $"{{{Key},\"seed\":{i}}}\n"))));
        for (int length = 2; length < whole.Length; length++)
        {
            string path = folder.File("runs.jsonl.gz", whole[..length]);
            Assert.Matches(
                "^runs.jsonl.gz:[0-9]+: the line is lost in gzip data that are cut short or damaged; expected a whole gzip file$",
                folder.ErrorOf(() => RecordSet.Load(path)));
        }
        Assert.Equal(9, RecordSet.Load(folder.File("runs.jsonl.gz", whole)).Count);
    }

    [Fact]
    public void Gzip_members_behind_each_other_are_one_file()
    {
        using var folder = new TemporaryFolder();
        byte[] two = [.. TemporaryFolder.Gzip(Encoding.UTF8.GetBytes($"{{{Key}}}\n")), .. TemporaryFolder.Gzip(Encoding.UTF8.GetBytes($"{{{Key},\"seed\":1}}\n"))];
        Assert.Equal(2, RecordReader.Read(folder.File("runs.jsonl", two)).Count());
    }

    [Fact]
    public void A_missing_file_is_a_data_error() =>
        Assert.Equal("nowhere.jsonl: the input is absent; expected a file", Assert.Throws<InputDataException>(() => RecordReader.Read("nowhere.jsonl").Count()).Message);

    private static Record ReadOne(string fields)
    {
        using var folder = new TemporaryFolder();
        return Assert.Single(RecordReader.Read(folder.File("runs.jsonl", $"{{{Key},{fields.ReplaceLineEndings("")}}}\n"))).Record;
    }
}
