using MetricLens.Import;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Import;

/// <summary>Parts of the input that are scored on their own give together what the whole gives.</summary>
public class ShardTests
{
    [Theory]
    [InlineData("3/16", 3, 16, "scores-03-of-16")]
    [InlineData("1/1", 1, 1, "scores-1-of-1")]
    [InlineData("7/100", 7, 100, "scores-007-of-100")]
    public void A_shard_is_read_as_it_is_written(string text, int number, int count, string file)
    {
        Assert.True(Shard.TryParse(text, out Shard? shard));
        Assert.Equal((number, count, text), (shard.Number, shard.Count, shard.ToString()));
        Assert.Equal((file + ".parquet", file + ".csv.gz"), (shard.FileName(), shard.FileName(ScoresFormat.Csv)));
    }

    [Theory]
    [InlineData("")]
    [InlineData("3")]
    [InlineData("0/4")]
    [InlineData("5/4")]
    [InlineData("1/0")]
    [InlineData("-1/4")]
    [InlineData("1/4/2")]
    [InlineData("1/ 4")]
    public void What_is_no_shard_is_not_read(string text) => Assert.False(Shard.TryParse(text, out _));

    /// <summary>Files of a task and model each, and of a half of a task's examples, dealt to any number of shards, more than there are files among them.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    [InlineData(40)]
    public void The_shards_scores_give_the_verdicts_of_the_whole_to_the_bit(int count)
    {
        using var folder = new TemporaryFolder();
        Files(folder);
        byte[] whole = Verdicts(Scored(folder.Root, null));
        // In Parquet, in CSV, and in both beside each other.
        foreach (Func<int, ScoresFormat> formatOf in (Func<int, ScoresFormat>[])[_ => ScoresFormat.Parquet, _ => ScoresFormat.Csv, number => number % 2 == 0 ? ScoresFormat.Parquet : ScoresFormat.Csv])
        {
            using var scores = new TemporaryFolder();
            // In no particular order, and one of them twice: as of a job that was run again.
            foreach (int number in Enumerable.Range(1, count).Reverse().Append(1)) Write(scores.Root, folder.Root, new Shard(number, count), formatOf(number));
            Assert.Equal(whole, Verdicts(Read(scores.Root)));
        }
    }

    [Fact]
    public void Every_nth_file_is_dealt_from_the_shards_own_number_on()
    {
        using var folder = new TemporaryFolder();
        foreach (string name in (string[])["a", "b", "c", "d", "e"]) folder.File($"{name}.jsonl", $"{{\"task\":\"t\",\"model\":\"{name}\",\"example_id\":\"1\",\"output\":\"x\",\"target\":\"x\"}}");
        Assert.Equal(["b", "d"], Imports.Load(folder.Root, new ImportOptions { Shard = new Shard(2, 2) }).Select(record => record.Model));
    }

    /// <summary>The mean of equal chances is theirs, not what a sum of them rounds to, so that it outlasts being written and read by parts.</summary>
    [Fact]
    public void The_mean_of_equal_chances_is_exactly_theirs()
    {
        RecordSet records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get("smooth_choice"), new SimulationOptions { Examples = 300 }));
        ScoreColumn loss = ScoreTable.Of(records, [MetricCatalogue.Get("choice_log_loss")]).Columns[0];
        Assert.Equal(Math.Log(4), loss.MeanChance(0));
    }

    [Theory, InlineData(ScoresFormat.Parquet, "parquet"), InlineData(ScoresFormat.Csv, "csv.gz")]
    public void A_shard_that_is_missing_is_named(ScoresFormat format, string ending)
    {
        using var folder = new TemporaryFolder();
        Files(folder);
        using var scores = new TemporaryFolder();
        Write(scores.Root, folder.Root, new Shard(1, 3), format);
        Write(scores.Root, folder.Root, new Shard(3, 3), format);
        Assert.Equal($"scores-1-of-3.{ending}: the input is one of 3 shards, of which number 2 is missing; expected 'scores-2-of-3.{ending}' beside it", scores.ErrorOf(() => Read(scores.Root)));
    }

    [Fact]
    public void Shards_of_two_divisions_are_not_mixed()
    {
        using var folder = new TemporaryFolder();
        Files(folder);
        using var scores = new TemporaryFolder();
        Write(scores.Root, folder.Root, new Shard(1, 1));
        Write(scores.Root, folder.Root, new Shard(1, 2));
        Assert.Contains("a shard of 2 beside one of 1", scores.ErrorOf(() => Read(scores.Root)));
    }

    [Fact]
    public void A_shard_in_both_formats_is_refused()
    {
        using var folder = new TemporaryFolder();
        Files(folder);
        using var scores = new TemporaryFolder();
        foreach (ScoresFormat format in Enum.GetValues<ScoresFormat>()) Write(scores.Root, folder.Root, new Shard(1, 1), format);
        Assert.Equal("scores-1-of-1.parquet: the input is the same shard as 'scores-1-of-1.csv.gz'; expected each shard in one format: one of the two is of an earlier run", scores.ErrorOf(() => Read(scores.Root)));
    }

    private static void Files(TemporaryFolder folder)
    {
        foreach (string world in (string[])["smooth", "step"])
        {
            Record[] records = [.. Simulator.Records(WorldCatalogue.Get(world), new SimulationOptions { Models = 6, Examples = 60, Task = world })];
            foreach (IGrouping<string, Record> model in records.GroupBy(record => record.Model))
                foreach ((int half, Record[] part) in model.Chunk(30).Index())
                    folder.File($"{world}_{model.Key}_{half}.jsonl", string.Join('\n', Imports.Lines(part)));
        }
    }

    private static void Write(string folder, string input, Shard shard, ScoresFormat format = ScoresFormat.Parquet) =>
        ReportFiles.WriteScores(Scored(input, shard), Path.Combine(folder, shard.FileName(format)));

    private static ScoreTable Scored(string input, Shard? shard)
    {
        RecordSet records = Imports.Load(input, new ImportOptions { Shard = shard });
        return records.Count == 0 ? ScoreTable.Empty : ScoreTable.Of(records, StandardMetrics.Scored);
    }

    private static ScoreTable Read(string folder)
    {
        var rows = new ScoredRows();
        new RecordImport([folder]) { OnScore = rows.Add }.Load();
        return rows.Build();
    }

    private static byte[] Verdicts(ScoreTable scores)
    {
        using var bytes = new MemoryStream();
        VerdictsJson.Write(Investigation.Of(scores, new InvestigationOptions { Resamples = 1000 }).Run(), bytes);
        return bytes.ToArray();
    }
}
