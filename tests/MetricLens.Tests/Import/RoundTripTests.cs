using FsCheck.Xunit;
using MetricLens.Import;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>What is written reads back the same, and scores stand in for the records that they were made of.</summary>
public class RoundTripTests
{
    private static readonly Record[] Odd =
    [
        new() { Task = "t\u202e", Model = "m", ExampleId = "=HYPERLINK(\"x\")", Family = "f", Seed = long.MinValue, Arm = "", Cluster = "c", Scales = new ScaleValues { TrainLoss = 0.1, Step = 3 }, Prompt = "<script>\u001b[2J", Target = "", Output = "" },
        new() { Task = "t", Model = "m", ExampleId = "2", Targets = new[] { "a", "[\"b\"]" }, Output = "😀\r\n\0", TargetTokens = TokenSequence.Of("x", ""), OutputTokens = TokenSequence.Of("x"), TargetLogprobs = new[] { -0.1, double.NegativeInfinity } },
        new() { Task = "t", Model = "m", ExampleId = "3", TargetTokens = TokenSequence.Of(1, -2), Choices = new[] { "a", "b" }, ChoiceLogprobs = new[] { -1e-300, -5.0 }, Gold = 1, Scores = new Dictionary<string, double> { ["s"] = 1e-9 } },
        new() { Task = "t", Model = "m", ExampleId = "4" },
    ];

    [Theory, InlineData("records.parquet"), InlineData("records.jsonl"), InlineData("records.jsonl.gz")]
    public void Records_read_back_as_they_were_written(string name)
    {
        using var folder = new TemporaryFolder();
        string path = Path.Combine(folder.Root, name);
        if (name.EndsWith(".parquet", StringComparison.Ordinal)) RecordParquet.Write(path, Odd);
        else RecordWriter.Write(path, Odd);
        Assert.Equal(Imports.Lines(Odd), Imports.Lines(Imports.Load(path)));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_refused_and_leaves_no_file()
    {
        using var folder = new TemporaryFolder();
        Record bad = new() { Task = "t", Model = "m", ExampleId = "1", Output = "\ud800" };
        Assert.Throws<InputDataException>(() => RecordParquet.Write(Path.Combine(folder.Root, "x.parquet"), [Odd[0], bad]));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Property(MaxTest = 20)]
    public void Stopping_at_any_record_leaves_no_file(byte after)
    {
        using var folder = new TemporaryFolder();
        using var stop = new CancellationTokenSource();
        IEnumerable<Record> records = Enumerable.Range(0, 400).Select(i =>
        {
            if (i == after) stop.Cancel();
            return new Record { Task = "t", Model = "m", ExampleId = i.ToString(System.Globalization.CultureInfo.InvariantCulture) };
        });
        Assert.ThrowsAny<OperationCanceledException>(() => RecordParquet.Write(Path.Combine(folder.Root, "x.parquet"), records, stop.Token));
        Assert.Empty(Directory.GetFileSystemEntries(folder.Root));
    }

    [Fact]
    public void An_investigation_of_scores_finds_what_one_of_the_records_finds()
    {
        using var folder = new TemporaryFolder();
        RecordSet records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get("step"), new SimulationOptions { Examples = 80 }));
        InvestigationOptions options = new() { Resamples = 1000, Threads = 1 };
        InvestigationResult whole = Investigation.Of(records, options).Run();
        string path = Path.Combine(folder.Root, "scores.csv.gz");
        AtomicFile.Write(path, stream => ScoresCsv.WriteCompressed(whole.Scores, stream));
        var rows = new ScoredRows();
        new RecordImport([path]) { OnScore = rows.Add }.Load();
        InvestigationResult again = Investigation.Of(rows.Build(), options).Run();
        Assert.Equal(whole.Findings.Select(finding => finding.Overall), again.Findings.Select(finding => finding.Overall));
        Assert.Equal(Bytes(whole), Bytes(again));
        Assert.Contains("expected records with their answers", folder.ErrorOf(() => new RecordImport([path]).Load()), StringComparison.Ordinal);

        static byte[] Bytes(InvestigationResult result)
        {
            using var bytes = new MemoryStream();
            CurvesCsv.Write(result.Findings, bytes);
            return bytes.ToArray();
        }
    }

    [Fact]
    public void A_score_out_of_its_metrics_range_or_of_an_unknown_metric_is_refused()
    {
        var rows = new ScoredRows();
        ScoredRow row = new(Odd[3], "exact_match", 1, null, 1, null);
        rows.Add(row, "s.csv", 2);
        Assert.Contains("expected a number from 0 to 1", Assert.Throws<InputDataException>(() => rows.Add(row with { Score = 1.5 }, "s.csv", 3)).Message, StringComparison.Ordinal);
        Assert.Contains("each metric once an answer", Assert.Throws<InputDataException>(() => rows.Add(row, "s.csv", 4)).Message, StringComparison.Ordinal);
        Assert.Contains("did you mean 'exact_match'", Assert.Throws<InputDataException>(() => rows.Add(row with { Metric = "exact_mach" }, "s.csv", 5)).Message, StringComparison.Ordinal);
    }
}
