using System.IO.Compression;
using System.Text;
using MetricLens.Import;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Limits hold, and what goes beyond one names it.</summary>
public class LimitTests
{
    private const string Line = "{\"task\":\"t\",\"model\":\"m\",\"example_id\":1,\"target\":\"abcdef\",\"output\":\"abcdef\"}";

    public static TheoryData<string, long, string> Limits => new()
    {
        { "line-bytes", 20, "at most 20 bytes" },
        { "field-chars", 5, "at most 5 characters (limit field-chars)" },
    };

    [Theory, MemberData(nameof(Limits))]
    public void A_record_beyond_a_limit_is_refused(string name, long value, string expected)
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("runs.jsonl", Line);
        Assert.Single(Imports.Load(file));
        Assert.Contains(expected, folder.ErrorOf(() => Imports.Load(file, new ImportOptions { Limits = new ImportLimits().With(name, value) })), StringComparison.Ordinal);
    }

    [Fact]
    public void Choices_models_and_depth_have_limits_of_their_own()
    {
        using var folder = new TemporaryFolder();
        string choices = folder.File("c.jsonl", "{\"task\":\"t\",\"model\":\"m\",\"example_id\":1,\"choices\":[\"a\",\"b\",\"c\"]}");
        Assert.Contains("(limit choices)", folder.ErrorOf(() => Imports.Load(choices, With("choices", 2))), StringComparison.Ordinal);
        string models = folder.File("m.jsonl", Line + "\n" + Line.Replace("\"m\"", "\"n\"", StringComparison.Ordinal));
        Assert.Contains("m.jsonl:2: field 'model' is number 2; expected at most 1 runs (limit models)", folder.ErrorOf(() => Imports.Load(models, With("models", 1))), StringComparison.Ordinal);
        Assert.Contains("(limit models)", folder.ErrorOf(() => Imports.Load(models, With("models", 1) with { IsLenient = true })), StringComparison.Ordinal);
        Assert.Contains("nested too deep", folder.ErrorOf(() => Imports.Load(Imports.Fixture("inspect", "toy_quiz.json"), With("depth", 4))), StringComparison.Ordinal);
        string nested = folder.File("n.jsonl", Line.Replace("}", $",\"note\":{new string('[', 80)}{new string(']', 80)}}}", StringComparison.Ordinal));
        foreach (bool isLenient in new[] { false, true })
        {
            Assert.Single(Imports.Load(nested, With("depth", 100) with { IsLenient = isLenient }));
        }
        Assert.Contains("n.jsonl:1: field 'note' is nested too deep; expected at most 64 levels", folder.ErrorOf(() => Imports.Load(nested)), StringComparison.Ordinal);
        Assert.Contains("'choices'", Assert.Throws<ArgumentException>(() => new ImportLimits().With("choise", 1)).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ImportLimits().With("choices", 0));
    }

    [Fact]
    public void A_zip_bomb_is_refused_before_it_is_read()
    {
        using var folder = new TemporaryFolder();
        string bomb = folder.File("bomb.eval", Archive(("header.json", new string(' ', 1 << 22))));
        Assert.Contains("header.json: the input is 4194304 bytes in", folder.ErrorOf(() => Imports.Load(bomb, With("zip-expansion", 100))), StringComparison.Ordinal);
        Assert.Contains("(limit zip-entries)", folder.ErrorOf(() => Imports.Load(Imports.Fixture("inspect", "toy_quiz.eval"), With("zip-entries", 3))), StringComparison.Ordinal);
    }

    [Theory, InlineData("../x.json"), InlineData("/etc/x"), InlineData("a/../../x"), InlineData("c:x"), InlineData("a\\b")]
    public void Names_that_leave_the_folder_are_refused(string name)
    {
        using var folder = new TemporaryFolder();
        string archive = folder.File("x.eval", Archive(("header.json", "{}"), (name, "{}")));
        Assert.Contains("a name that leads out of the archive's folder", folder.ErrorOf(() => Imports.Load(archive)), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_other_than_its_checksum_says_is_refused()
    {
        using var folder = new TemporaryFolder();
        byte[] bytes = Archive(CompressionLevel.NoCompression, ("header.json", "{\"eval\":{\"task\":\"t\",\"model\":\"m\"}}"), ("samples/1_epoch_1.json", "{\"id\":1,\"target\":\"4\",\"output\":{\"completion\":\"4\"}}"));
        Assert.Single(Imports.Load(folder.File("whole.eval", bytes)));
        int digit = bytes.AsSpan().IndexOf("\"target\":\"4\""u8) + 10;
        bytes[digit] = (byte)'5';
        Assert.Contains("other than its length and checksum say", folder.ErrorOf(() => Imports.Load(folder.File("changed.eval", bytes))), StringComparison.Ordinal);
    }

    [Fact]
    public void Leniently_bad_records_are_skipped_counted_and_warned_of_where_they_fall_on_one_model()
    {
        using var folder = new TemporaryFolder();
        string file = folder.File("a.csv", "task,model,example_id,target,output,gold\nt,m,1,a,a,\nt,m,2,a,b,7\nt,n,1,a,a,\nt,n,2,a,a,\nt,n,2,a,a,\n");
        Assert.Contains("a.csv:3: field 'gold' is 7", folder.ErrorOf(() => Imports.Load(file)), StringComparison.Ordinal);
        RecordImport import = Imports.Of(new ImportOptions { IsLenient = true }, file);
        Assert.Equal(3, import.Load().Count);
        ImportReport report = import.Report();
        Assert.Equal([("m", 1L), ("n", 1L)], report.Skipped.OrderBy(skip => skip.Model, StringComparer.Ordinal).Select(skip => (skip.Model, skip.Count)));
        Assert.Contains("a.csv:3", report.Skipped.Single(skip => skip.Model == "m").First, StringComparison.Ordinal);
        Assert.Contains("50 % of 'm', 33.33 % of 'n'", report.Warnings()[1], StringComparison.Ordinal);
        Assert.Equal((1, 2), (report.PartialExamples[0].Shared, report.PartialExamples[0].Examples));
    }

    [Fact]
    public void Leniently_a_file_cut_short_gives_what_is_whole_and_says_so()
    {
        using var folder = new TemporaryFolder();
        byte[] whole = File.ReadAllBytes(Imports.Fixture("inspect", "toy_quiz.json"));
        int third = Encoding.UTF8.GetString(whole).IndexOf("\"id\": \"two\"", StringComparison.Ordinal);
        RecordImport import = Imports.Of(new ImportOptions { IsLenient = true }, folder.File("log.json", whole[..third]));
        Assert.Equal(2, import.Load().Count);
        Assert.Contains(import.Report().Notes, note => note.What.Contains("could not be read", StringComparison.Ordinal));
        Assert.Equal(1, import.Report().SkippedCount);
    }

    private static ImportOptions With(string limit, long value) => new() { Limits = new ImportLimits().With(limit, value) };

    private static byte[] Archive(params (string Name, string Content)[] entries) => Archive(CompressionLevel.Optimal, entries);

    private static byte[] Archive(CompressionLevel level, params (string Name, string Content)[] entries)
    {
        using var bytes = new MemoryStream();
        using (var zip = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach ((string name, string content) in entries)
            {
                using Stream entry = zip.CreateEntry(name, level).Open();
                entry.Write(Encoding.UTF8.GetBytes(content));
            }
        }
        return bytes.ToArray();
    }
}
