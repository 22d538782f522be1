using System.Globalization;
using MetricLens.Records;

namespace MetricLens.Tests.Records;

public class RecordLoadTests
{
    [Theory]
    [InlineData("", "a.jsonl b.jsonl.gz deep/c.jsonl deep/er/d.jsonl")]
    [InlineData("*.jsonl", "a.jsonl")]
    [InlineData("*.jsonl*", "a.jsonl b.jsonl.gz")]
    [InlineData("?.jsonl", "a.jsonl")]
    [InlineData("deep/*.jsonl", "deep/c.jsonl")]
    [InlineData("**/*.jsonl", "a.jsonl deep/c.jsonl deep/er/d.jsonl")]
    [InlineData("**/d.jsonl", "deep/er/d.jsonl")]
    [InlineData("d*/**/*.jsonl", "deep/c.jsonl deep/er/d.jsonl")]
    [InlineData("deep", "deep/c.jsonl deep/er/d.jsonl")]
    [InlineData("notes.txt", "notes.txt")]
    public void A_path_is_a_file_a_folder_or_a_pattern(string path, string expected)
    {
        using var folder = Records();
        Assert.Equal(expected.Split(' '), Models(folder, path));
    }

    [Fact]
    public void A_file_met_twice_is_read_once_and_paths_keep_their_order()
    {
        using var folder = Records();
        Assert.Equal(["deep/c.jsonl", "a.jsonl", "deep/er/d.jsonl"], Models(folder, "deep/*.jsonl", "**/*.jsonl", "deep/../a.jsonl"));
    }

    [Theory]
    [InlineData("*.csv", "*.csv: the input is a pattern that no file matches; expected at least one file")]
    [InlineData("no/*.jsonl", "no/*.jsonl: the input is a pattern that no file matches; expected at least one file")]
    [InlineData("no.jsonl", "no.jsonl: the input is absent; expected a file, a folder or a pattern such as runs/*.jsonl.gz")]
    [InlineData("bare", "bare: the input is a folder without records; expected a file *.jsonl or *.jsonl.gz in it or below it")]
    public void A_path_that_means_no_file_is_a_data_error(string path, string expected)
    {
        using var folder = Records();
        Directory.CreateDirectory(Path.Combine(folder.Root, "bare"));
        Assert.Equal(expected, folder.ErrorOf(() => RecordSet.Load(Path.Combine(folder.Root, path))));
    }

    [Fact]
    public void No_path_at_all_is_the_callers_fault() => Assert.Throws<ArgumentException>(() => RecordSet.Load([]));

    [Fact]
    public void Only_the_fields_asked_for_are_kept_but_all_are_checked()
    {
        using var folder = new TemporaryFolder();
        const string Fields = "{\"task\":\"t\",\"model\":\"m\",\"example_id\":1,\"prompt\":\"p\",\"output\":\"o\",\"params\":3";
        Record record = RecordSet.Load(folder.File("a.jsonl", Fields + "}"), RecordFields.Output)[0];
        Assert.Equal((null, "o", 3.0), (record.Prompt, record.Output, record.Scales.Params));
        string broken = folder.File("b.jsonl", Fields + ",\"gold\":1}");
        Assert.Equal("b.jsonl:1: field 'gold' is 1; expected 'choices' beside it", folder.ErrorOf(() => RecordSet.Load(broken, RecordFields.Output)));
    }

    [Fact]
    public void The_order_of_lines_makes_no_difference()
    {
        using var folder = new TemporaryFolder();
        string[] lines = [.. Enumerable.Range(0, 60).Select(i => $"{{\"task\":\"t{i % 2}\",\"model\":\"m{i % 3}\",\"example_id\":{i / 6},\"output\":\"{i}\",\"params\":{i % 3 + 1}}}")];
        RecordSet inOrder = RecordSet.Load(folder.File("a.jsonl", string.Join('\n', lines)));
        new Random(5).Shuffle(lines);
        RecordSet shuffled = RecordSet.Load(folder.File("b.jsonl", string.Join('\n', lines)));
        Assert.Equal(inOrder.Select(Row).Order(), shuffled.Select(Row).Order());

        static string Row(Record record) => $"{record.Task} {record.Model} {record.ExampleId} {record.Output} {record.Scales.Params}";
    }

    [Fact]
    public void Progress_rises_to_the_bytes_of_all_files()
    {
        var reports = new Reports();
        string folder = Fixture.Path("digits");
        RecordSet.Load([Path.Combine(folder, "sort.jsonl.gz"), Path.Combine(folder, "reverse.jsonl.gz")], new RecordReadOptions { Progress = reports, Fields = RecordFields.None });
        Assert.True(reports.Seen.Count > 2);
        Assert.Equal(reports.Seen.Select(report => report.BytesRead).Order(), reports.Seen.Select(report => report.BytesRead));
        Assert.All(reports.Seen, report => Assert.Equal(reports.Seen[^1].BytesRead, report.TotalBytes));
    }

    [Fact]
    public void A_cancelled_reading_ends()
    {
        using var source = new CancellationTokenSource();
        source.Cancel();
        Assert.Throws<OperationCanceledException>(() => RecordSet.Load(Fixture.Path("digits"), cancellationToken: source.Token));
    }

    [Theory]
    [InlineData("")]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    public void Reading_writing_and_errors_are_the_same_in_every_culture(string culture)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            using var folder = new TemporaryFolder();
            string line = "{\"task\":\"I\",\"model\":\"i\",\"example_id\":\"1\",\"params\":1.3E+19,\"target_logprobs\":[-1234567.25,-Infinity]}\n";
            RecordSet set = RecordSet.Load([folder.File("a.jsonl", line)], new RecordReadOptions { ModelsTable = ModelsTable.Load(folder.File("m.csv", "model,train_loss\ni,2.5\n")) });
            Assert.Equal((1.3e19, 2.5), (set[0].Scales.Params, set[0].Scales.TrainLoss));
            RecordWriter.Write(Path.Combine(folder.Root, "b.jsonl"), set);
            Assert.Equal(line.Replace("E+19,", "E+19,\"train_loss\":2.5,", StringComparison.Ordinal), File.ReadAllText(Path.Combine(folder.Root, "b.jsonl")));
            string broken = folder.File("c.jsonl", line.Replace("-1234567", "1234567", StringComparison.Ordinal));
            Assert.Equal("c.jsonl:1: field 'target_logprobs[0]' is 1234567.25; expected a number at most 0", folder.ErrorOf(() => RecordSet.Load(broken)));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_digits_fixture_is_whole()
    {
        RecordSet set = RecordSet.Load(Fixture.Path("digits"));
        Assert.Equal((114_000, 10, 57, 2_000), (set.Count, set.Keys.Tasks.Count, set.Keys.Runs.Count, set.Keys.Examples.Count));
        Assert.Empty(set.Census.UnknownFields);
    }

    private static TemporaryFolder Records()
    {
        var folder = new TemporaryFolder();
        foreach (string name in new[] { "a.jsonl", "b.jsonl.gz", "deep/c.jsonl", "deep/er/d.jsonl", "notes.txt" })
            folder.File(name, $"{{\"task\":\"t\",\"model\":\"{name}\",\"example_id\":1}}\n");
        return folder;
    }

    /// <summary>The models met, which are named after their files.</summary>
    private static IEnumerable<string> Models(TemporaryFolder folder, params string[] paths) =>
        RecordSet.Load(paths.Select(path => Path.Combine(folder.Root, path))).Select(record => record.Model);

    private sealed class Reports : IProgress<RecordReadProgress>
    {
        public List<RecordReadProgress> Seen { get; } = [];

        public void Report(RecordReadProgress value) => Seen.Add(value);
    }
}
