using System.Text;
using MetricLens.Import;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Bad input in a format of lines is told with the line that it stands on, whatever the line's end, however the file is packed.</summary>
public class LineNumberTests
{
    /// <summary>How a file may be laid out without any of its lines moving.</summary>
    private static readonly (string Suffix, Func<byte[], byte[]> Lay)[] Layouts =
    [
        ("", bytes => bytes),
        ("", bytes => [.. "\uFEFF"u8, .. bytes]),
        ("", bytes => Encoding.Latin1.GetBytes(Encoding.Latin1.GetString(bytes).Replace("\n", "\r\n", StringComparison.Ordinal))),
        (".gz", TemporaryFolder.Gzip),
    ];

    public static TheoryData<string, string> LinesOfJson => [.. Specimen.All.Where(specimen => specimen.IsLines).SelectMany(specimen => Broken.Keys.Where(kind => specimen.Format == "records" || kind != CheckedInRecordsAlone).Select(kind => (specimen.Format + "|" + specimen.File, kind)))];

    /// <summary>In another tool's log the texts of fields that nobody reads are passed over.</summary>
    private const string CheckedInRecordsAlone = "half a surrogate pair";

    /// <summary>A line of JSON that no reader takes, whatever it was.</summary>
    private static Dictionary<string, Func<string, string>> Broken { get; } = new()
    {
        ["cut short"] = line => line[..(line.Length / 2)],
        ["no JSON"] = _ => "{]",
        ["an array"] = _ => "[1]",
        ["invalid UTF-8"] = line => line[..(line.Length / 2)] + "\u00c3\u0028" + line[(line.Length / 2)..],
        [CheckedInRecordsAlone] = line => line.Insert(1, "\"x\":\"\\ud800\","),
        ["nested too deep"] = line => line.Insert(1, $"\"x\":{new string('[', 90)}{new string(']', 90)},"),
        ["text behind it"] = line => line + " x",
        ["two on a line"] = line => line + line,
    };

    [Theory, MemberData(nameof(LinesOfJson))]
    public void A_broken_line_of_json_is_told_by_its_number(string specimen, string kind)
    {
        string[] parts = specimen.Split('|');
        string[] lines = Encoding.Latin1.GetString(File.ReadAllBytes(parts[1])).TrimEnd('\n').Split('\n');
        for (int i = 0; i < lines.Length; i++)
        {
            string[] broken = [.. lines];
            broken[i] = Broken[kind](lines[i]);
            AssertTold(parts[0], Path.GetFileName(parts[1]), broken, i + 1);
        }
    }

    [Theory]
    [InlineData("lm_eval", "\"doc_id\": ", "\"doc_id\": [] , \"x\": ", "doc_id")]
    [InlineData("lm_eval", "\"filtered_resps\": ", "\"filtered_resps\": 7, \"x\": ", "filtered_resps")]
    [InlineData("openai_evals", "\"sample_id\": ", "\"sample_id\": {}, \"x\": ", "sample_id")]
    [InlineData("openai_evals", "\"type\": \"match\"", "\"type\": 7", "type")]
    [InlineData("records", "\"model\":", "\"model\":{},\"x\":", "model")]
    [InlineData("records", "\"params\":", "\"params\":-1,\"x\":", "params")]
    [InlineData("records", "\"task\":", "\"x\":", "task")]
    public void A_field_of_a_wrong_type_is_told_with_its_line_and_name(string format, string field, string wrong, string named)
    {
        Specimen specimen = Specimen.All.First(known => known.Format == format);
        string[] lines = Encoding.UTF8.GetString(specimen.Bytes).TrimEnd('\n').Split('\n');
        int tried = 0;
        for (int i = 0; i < lines.Length; i++)
        {
            if (!lines[i].Contains(field, StringComparison.Ordinal)) continue;
            string[] broken = [.. lines];
            broken[i] = lines[i].Replace(field, wrong, StringComparison.Ordinal);
            AssertTold(format, Path.GetFileName(specimen.File), broken, i + 1, named);
            tried++;
        }
        Assert.True(tried > 1, $"{field} stands on {tried} lines.");
    }

    [Theory]
    [InlineData("records", "runs.jsonl", 0, "field 'example_id'")]
    [InlineData("lm_eval", "samples_toy_choice_2026-01-02T03-04-05.678901.jsonl", 1, "")]
    public void A_second_answer_to_an_example_is_told_on_its_own_line(string format, string name, int line, string expected)
    {
        Specimen specimen = Specimen.All.First(known => known.Format == format);
        string[] lines = Encoding.UTF8.GetString(specimen.Bytes).TrimEnd('\n').Split('\n');
        string other = format == "records" ? lines[line] : lines[line].Replace("-", "-1", StringComparison.Ordinal);
        AssertTold(format, name, [.. lines, other], lines.Length + 1, expected);
    }

    [Theory]
    [InlineData("table", "task,model,example_id,params,target,output\nt,m,1,1e6,a,\"b\nc\"\nt,m,2,1e6,a,b\nt,m,3,1e6,a,b", "1e6", "one million", 4, "params")]
    [InlineData("table", "task,model,example_id,params,target,output\nt,m,1,1e6,a,\"b\nc\"\nt,m,2,1e6,a,b\nt,m,3,1e6,a,b", "t,m", "t,", 4, "model")]
    [InlineData("table", "task,model,example_id,params,target,output\nt,m,1,1e6,a,\"b\nc\"\nt,m,2,1e6,a,b\nt,m,3,1e6,a,b", "a,b", "a,b\"", 4, "")]
    [InlineData("table", "task,model,example_id,params,target,output\nt,m,1,1e6,a,\"b\nc\"\nt,m,2,1e6,a,b\nt,m,3,1e6,a,b", "a,b", "a,b,c", 4, "")]
    [InlineData("table", "task,model,example_id,params,target,output\nt,m,1,1e6,a,\"b\nc\"\nt,m,2,1e6,a,b\nt,m,3,1e6,a,b", "a,b", "a,\u00c3\u0028", 4, "")]
    [InlineData("table", "task,model,example_id,params,target,output\nt,m,1,1e6,a,\"b\nc\"\nt,m,2,1e6,a,b\nt,m,3,1e6,a,b", "a,b", "a,\0", 4, "")]
    [InlineData("means", "task,model,params,mean,stderr,n\nt,a,1,0.1,0.1,9\nt,b,2,0.2,0.1,9\nt,c,3,0.3,0.1,9", "0.2", "NaN", 3, "mean")]
    [InlineData("means", "task,model,params,mean,stderr,n\nt,a,1,0.1,0.1,9\nt,b,2,0.2,0.1,9\nt,c,3,0.3,0.1,9", "0.2,0.1", "0.2,-0.1", 3, "stderr")]
    [InlineData("means", "task,model,params,mean,stderr,n\nt,a,1,0.1,0.1,9\nt,b,2,0.2,0.1,9\nt,c,3,0.3,0.1,9", "0.2,0.1,9", "0.2,0.1,0", 3, "n")]
    [InlineData("means", "task,model,params,mean,stderr,n\nt,a,1,0.1,0.1,9\nt,b,2,0.2,0.1,9\nt,c,3,0.3,0.1,9", "t,b", ",b", 3, "task")]
    [InlineData("scores", "task,model,example_id,params,metric,score\nt,a,1,1,exact_match,1\nt,b,1,2,exact_match,1\nt,c,1,3,exact_match,1", "t,b,1,2,exact_match,1", "t,b,1,2,exact_match,", 3, "score")]
    [InlineData("scores", "task,model,example_id,params,metric,score\nt,a,1,1,exact_match,1\nt,b,1,2,exact_match,1\nt,c,1,3,exact_match,1", "t,b,1", "t,b,", 3, "example_id")]
    [InlineData("scores", "task,model,example_id,params,metric,score\nt,a,1,1,exact_match,1\nt,b,1,2,exact_match,1\nt,c,1,3,exact_match,1", "t,b,1,2", "t,b,1,1e400", 3, "params")]
    public void A_bad_row_of_csv_is_told_by_the_line_on_which_it_begins(string format, string csv, string good, string bad, int line, string field)
    {
        string[] lines = csv.Split('\n');
        Assert.Contains(good, lines[line - 1], StringComparison.Ordinal);
        lines[line - 1] = lines[line - 1].Replace(good, bad, StringComparison.Ordinal);
        AssertTold(format, "t.csv", lines, line, field);
    }

    [Fact]
    public void A_byte_that_is_no_text_is_told_by_its_line_far_into_a_table_too()
    {
        using var folder = new TemporaryFolder();
        byte[] rows = Encoding.UTF8.GetBytes("task,model,example_id,params,target,output\n" + string.Concat(Enumerable.Range(0, 20_000).Select(i => $"t,m,{i},1e6,a,b\n")));
        rows[^2] = 0xff;
        Assert.StartsWith("t.csv:20001: ", folder.ErrorOf(() => Imports.Load(folder.File("t.csv", rows))), StringComparison.Ordinal);
    }

    private static void AssertTold(string format, string name, string[] lines, int line, string field = "")
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = Encoding.Latin1.GetBytes(string.Join('\n', lines) + "\n");
        foreach ((string suffix, Func<byte[], byte[]> lay) in Layouts)
        {
            string path = folder.File(name + suffix, lay(bytes)), told = folder.ErrorOf(() => Imports.Load(path, new ImportOptions { Format = format }));
            Assert.StartsWith(FormattableString.Invariant($"{name}{suffix}:{line}: "), told, StringComparison.Ordinal);
            if (field.Length > 0) Assert.Contains(field, told, StringComparison.Ordinal);
            Assert.Contains("; expected ", told, StringComparison.Ordinal);
        }
    }
}
