using System.Text;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

public class RecordFormatErrorTests
{
    private const string Key = "\"task\":\"t\",\"model\":\"m\",\"example_id\":\"1\"";

    /// <summary>The fields behind the key, and the message behind the line.</summary>
    public static TheoryData<string, string> FieldErrors => new()
    {
        { "\"target_logprobs\":[0.5]", "field 'target_logprobs[0]' is 0.5; expected a number at most 0" },
        { "\"target_logprobs\":[-1,NaN]", "field 'target_logprobs[1]' is NaN; expected a number at most 0" },
        { "\"target_logprobs\":[Infinity]", "field 'target_logprobs[0]' is Infinity; expected a number at most 0" },
        { "\"target_logprobs\":[\"NaN\"]", "field 'target_logprobs[0]' is \"NaN\"; expected a number at most 0" },
        { "\"target_logprobs\":[1e999]", "field 'target_logprobs[0]' is 1e999; expected a finite number at most 0, or -Infinity" },
        { "\"target_logprobs\":[-1e999]", "field 'target_logprobs[0]' is -1e999; expected a finite number at most 0, or -Infinity" },
        { "\"target_logprobs\":[null]", "field 'target_logprobs[0]' is null; expected a number at most 0" },
        { "\"target_logprobs\":-1", "field 'target_logprobs' is -1; expected an array of numbers at most 0" },
        { "\"params\":0", "field 'params' is 0; expected a positive, finite number" },
        { "\"params\":-7", "field 'params' is -7; expected a positive, finite number" },
        { "\"params\":NaN", "field 'params' is NaN; expected a positive, finite number" },
        { "\"train_loss\":-Infinity", "field 'train_loss' is -Infinity; expected a positive, finite number" },
        { "\"train_flops\":1e999", "field 'train_flops' is 1e999; expected a positive, finite number" },
        { "\"train_tokens\":\"7e9\"", "field 'train_tokens' is \"7e9\"; expected a positive, finite number" },
        { "\"step\":[1]", "field 'step' is an array; expected a positive, finite number" },
        { "\"seed\":1.5", "field 'seed' is 1.5; expected an integer" },
        { "\"seed\":\"1\"", "field 'seed' is \"1\"; expected an integer" },
        { "\"output\":7", "field 'output' is 7; expected a text" },
        { "\"output\":NaN", "field 'output' is NaN; expected a text" },
        { "\"output\":\"\\ud83d\"", "field 'output' is \"\\ud83d\"; expected text without half a surrogate pair" },
        { "\"note\":{\"deep\":[\"\\udc00\"]}", "field 'note' is \"\\udc00\"; expected text without half a surrogate pair" },
        { "\"prompt\":{}", "field 'prompt' is an object; expected a text" },
        { "\"family\":\"\"", "field 'family' is empty; expected a text that is not empty" },
        { "\"arm\":true", "field 'arm' is true; expected a text" },
        { "\"cluster\":1", "field 'cluster' is 1; expected a text" },
        { "\"target\":1", "field 'target' is 1; expected a text or an array of texts" },
        { "\"target\":[\"a\",1]", "field 'target[1]' is 1; expected a text" },
        { "\"target_tokens\":\"a\"", "field 'target_tokens' is \"a\"; expected an array of texts or of integers" },
        { "\"target_tokens\":[\"a\",1]", "field 'target_tokens[1]' is 1; expected a text, like the tokens before it" },
        { "\"target_tokens\":[1,\"a\"]", "field 'target_tokens[1]' is \"a\"; expected an integer of 32 bits, like the tokens before it" },
        { "\"output_tokens\":[4294967296]", "field 'output_tokens[0]' is 4294967296; expected an integer of 32 bits or a text" },
        { "\"output_tokens\":[null]", "field 'output_tokens[0]' is null; expected a text or an integer" },
        { "\"target_tokens\":[1],\"output_tokens\":[\"a\"]", "field 'output_tokens' is of another kind than 'target_tokens'; expected both as texts or both as integers" },
        { "\"target_tokens\":[\"a\"],\"target_logprobs\":[-1,-1]", "field 'target_logprobs' is an array of 2; expected 1 entries, as many as 'target_tokens' has" },
        { "\"target_tokens\":[\"a\"],\"target_logprobs\":[]", "field 'target_logprobs' is an array of 0; expected 1 entries, as many as 'target_tokens' has" },
        { "\"choices\":[]", "field 'choices' is an array of 0; expected at least 2 options" },
        { "\"choices\":[\"a\"]", "field 'choices' is an array of 1; expected at least 2 options" },
        { "\"choices\":[\"a\",\"b\"],\"choice_logprobs\":[-1]", "field 'choice_logprobs' is an array of 1; expected 2 entries, as many as 'choices' has" },
        { "\"choices\":[\"a\",\"b\"],\"choice_logprobs\":[]", "field 'choice_logprobs' is an array of 0; expected 2 entries, as many as 'choices' has" },
        { "\"choices\":[\"a\",\"b\"],\"choice_logprobs\":[-1,1]", "field 'choice_logprobs[1]' is 1; expected a number at most 0" },
        { "\"choices\":[\"a\",\"b\"],\"gold\":2", "field 'gold' is 2; expected an index from 0 to 1" },
        { "\"choices\":[\"a\",\"b\"],\"gold\":-1", "field 'gold' is -1; expected an index from 0 to 1" },
        { "\"choices\":[\"a\",\"b\"],\"gold\":99999999999", "field 'gold' is 99999999999; expected an integer index into 'choices'" },
        { "\"gold\":0", "field 'gold' is 0; expected 'choices' beside it" },
        { "\"scores\":[1]", "field 'scores' is an array; expected an object of numbers" },
        { "\"scores\":{\"acc\":\"1\"}", "field 'scores.acc' is \"1\"; expected a finite number" },
        { "\"scores\":{\"acc\":NaN}", "field 'scores.acc' is NaN; expected a finite number" },
        { "\"scores\":{\"acc\":-Infinity}", "field 'scores.acc' is -Infinity; expected a finite number" },
        { "\"scores\":{\"acc\":{\"deep\":1}}", "field 'scores.acc' is an object; expected a finite number" },
        { "\"scores\":{\"acc\":1,\"acc\":1}", "field 'scores.acc' is given twice; expected each score once" },
        { "\"task\":\"t\"", "field 'task' is given twice; expected each field once" },
        { "\"note\":1,\"n\\u006fte\":1", "field 'note' is given twice; expected each field once" },
    };

    public static TheoryData<string, string> LineErrors => new()
    {
        { "[1,2]", "the line is [1,2]; expected a JSON object" },
        { "7", "the line is 7; expected a JSON object" },
        { "NaN", "the line is \"NaN\"; expected a JSON object" },
        { "hello", "the line is hello; expected a JSON object" },
        { "{\"task\":\"t\"", "the line is cut off; expected a whole JSON object" },
        { "{\"task\":\"t", "the line is cut off; expected a whole JSON object" },
        { "{\"task\":", "the line is cut off; expected a whole JSON object" },
        { "{", "the line is cut off; expected a whole JSON object" },
        { "{\"task\" \"t\"}", "the line is not JSON at byte 9; expected a JSON object" },
        { "{" + Key + "} x", "the line is not JSON at byte 43; expected a JSON object" },
        { "{" + Key + "}{}", "the line is not JSON at byte 42; expected a JSON object" },
        { "{\"a\":-inf,\"b\":nil}", "the line is not JSON at byte 16; expected a JSON object" },
        { "{\"model\":\"m\",\"example_id\":1}", "field 'task' is absent; expected a text" },
        { "{\"task\":\"t\",\"example_id\":1}", "field 'model' is absent; expected a text" },
        { "{\"task\":\"t\",\"model\":\"m\"}", "field 'example_id' is absent; expected a text or an integer" },
        { "{\"task\":null,\"model\":\"m\",\"example_id\":1}", "field 'task' is null; expected a text" },
        { "{\"task\":\"\",\"model\":\"m\",\"example_id\":1}", "field 'task' is empty; expected a text that is not empty" },
        { "{\"task\":\"t\",\"model\":\"m\",\"example_id\":1.5}", "field 'example_id' is 1.5; expected a text or an integer" },
        { "{\"task\":\"t\",\"model\":\"m\",\"example_id\":null}", "field 'example_id' is null; expected a text or an integer" },
    };

    [Theory, MemberData(nameof(FieldErrors))]
    public void A_broken_field_is_named_with_file_line_value_and_rule(string fields, string expected) =>
        Assert.Equal("runs.jsonl:2: " + expected, ErrorOfSecondLine(Encoding.UTF8.GetBytes($"{{{Key},{fields}}}")));

    [Theory, MemberData(nameof(LineErrors))]
    public void A_broken_line_is_named_with_file_line_value_and_rule(string line, string expected) =>
        Assert.Equal("runs.jsonl:2: " + expected, ErrorOfSecondLine(Encoding.UTF8.GetBytes(line)));

    [Fact]
    public void Invalid_UTF8_is_an_error_in_any_field() =>
        Assert.Equal(
            "runs.jsonl:2: the line is not UTF-8 at byte 12; expected UTF-8 text",
            ErrorOfSecondLine([.. "{\"note\":\"é"u8, 0xff, .. "\"}"u8]));

    [Fact]
    public void A_field_nested_too_deep_is_an_error() =>
        Assert.Equal(
            "runs.jsonl:2: field 'note' is nested too deep; expected at most 64 levels",
            ErrorOfSecondLine(Encoding.UTF8.GetBytes($"{{{Key},\"note\":{new string('[', 100_000)}")));

    [Fact]
    public void A_line_over_the_limit_is_an_error()
    {
        using var folder = new TemporaryFolder();
        string line = $"{{{Key},\"output\":\"{new string('x', 1000)}\"}}";
        string path = folder.File("runs.jsonl", $"{{{Key}}}\r\n{line}\r\n");
        Assert.Equal(
            $"runs.jsonl:2: the line is too long; expected at most {line.Length - 1} bytes",
            folder.ErrorOf(() => Assert.Empty(RecordReader.Read(path, new RecordReadOptions { MaxLineBytes = line.Length - 1 }))));
        Assert.Equal(2, RecordReader.Read(path, new RecordReadOptions { MaxLineBytes = line.Length }).Count());
    }

    [Fact]
    public void A_line_without_end_is_given_up_at_the_limit()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl.gz", TemporaryFolder.Gzip(new byte[8_000_000]));
        Assert.Equal(
            "runs.jsonl.gz:1: the line is too long; expected at most 1000000 bytes",
            folder.ErrorOf(() => Assert.Empty(RecordReader.Read(path, new RecordReadOptions { MaxLineBytes = 1_000_000 }))));
    }

    [Fact]
    public void A_blank_line_between_records_is_an_error()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl", $"{{{Key}}}\n \n\n{{}}\n");
        Assert.StartsWith("runs.jsonl:2: the line is blank; expected a JSON object", folder.ErrorOf(() => RecordSet.Load(path)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\"params\":1", "\"example_id\":\"1\"", "field 'example_id' is 1; expected each example once a task, family, model, seed and arm")]
    [InlineData("\"params\":1", "\"example_id\":1", "field 'example_id' is 1; expected each example once a task, family, model, seed and arm")]
    [InlineData("\"params\":1", "\"example_id\":2,\"params\":2", "field 'params' is 2; expected 1, as in earlier records of model 'm'")]
    [InlineData("\"cluster\":\"a\"", "\"example_id\":1,\"seed\":1,\"cluster\":\"b\"", "field 'cluster' is b; expected 'a', as in earlier records of example '1'")]
    public void Records_that_contradict_each_other_are_an_error(string first, string second, string expected)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("runs.jsonl", $"{{{Key},{first}}}\n{{\"task\":\"t\",\"model\":\"m\",{second}}}\n");
        Assert.Equal("runs.jsonl:2: " + expected, folder.ErrorOf(() => RecordSet.Load(path)));
    }

    [Fact]
    public void Nothing_of_the_data_can_move_a_terminals_cursor()
    {
        string message = ErrorOfSecondLine("{\"\\u001b[2J\":1,\"\\u001b[2J\":1}"u8.ToArray());
        Assert.Equal(@"runs.jsonl:2: field '\u001b[2J' is given twice; expected each field once", message);
    }

    private static string ErrorOfSecondLine(byte[] line)
    {
        using var folder = new TemporaryFolder();
        byte[] good = Encoding.UTF8.GetBytes($"{{{Key},\"seed\":9}}\n");
        string path = folder.File("runs.jsonl", [.. good, .. line, (byte)'\n']);
        return folder.ErrorOf(() => RecordSet.Load(path));
    }
}
