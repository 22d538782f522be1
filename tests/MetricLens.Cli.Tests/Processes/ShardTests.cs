namespace MetricLens.Cli.Tests.Processes;

/// <summary>Work in parts, on processes that may be killed at any moment.</summary>
[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class ShardTests : IDisposable
{
    private const int Parts = 3;

    private readonly Scratch _scratch = new();

    public ShardTests() => Assert.SkipUnless(OperatingSystem.IsLinux(), "Processes are started by a shell.");

    public void Dispose() => _scratch.Dispose();

    /// <summary>More parts than files: one is empty, and still there.</summary>
    [Fact]
    public void Parts_that_were_killed_and_run_again_give_the_whole()
    {
        Directory.CreateDirectory(_scratch["runs"]);
        foreach (string world in (string[])["smooth", "step"])
            File.Move(_scratch.Simulated(world, "--models", "8"), Path.Combine(_scratch["runs"], world + ".jsonl.gz"));
        Assert.Equal(0, Call.Of("investigate", _scratch["runs"], "--out", _scratch["whole"], "--no-figures").ExitCode);
        var random = new Random(5);
        for (int part = 1; part <= Parts; part++)
        {
            // One part in CSV beside the others.
            string[] args = ["score", _scratch["runs"], "--shard", $"{part}/{Parts}", "--out", _scratch["scores"], .. part == 1 ? ["--shard-format", "csv"] : Array.Empty<string>()];
            using (ToolProcess killed = ToolProcess.Start("", isNobody: false, args))
            {
                Thread.Sleep(random.Next(600));
                killed.Kill();
            }
            foreach (int _ in Enumerable.Range(0, 2))
            {
                Call call = ToolProcess.Run("", args);
                Assert.True(call.ExitCode == 0, call.Error);
            }
        }
        Call investigated = Call.Of("investigate", _scratch["scores"], "--out", _scratch["parts"], "--no-figures");
        Assert.True(investigated.ExitCode == 0, investigated.Error);
        foreach (string file in (string[])["curves.csv", "scores.csv.gz", "scaling.csv"])
            Assert.Equal(File.ReadAllBytes(Path.Combine(_scratch["whole"], file)), File.ReadAllBytes(Path.Combine(_scratch["parts"], file)));
        File.Delete(Path.Combine(_scratch["scores"], "scores-2-of-3.parquet"));
        Call missing = Call.Of("investigate", _scratch["scores"], "--out", _scratch["none"]);
        Assert.Equal(3, missing.ExitCode);
        Assert.Contains("of which number 2 is missing", missing.Error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("4/3", "--shard is '4/3'; expected a number from 1 on")]
    [InlineData("half", "--shard is 'half'")]
    public void What_is_no_part_is_refused(string part, string told)
    {
        Call call = Call.Of("score", _scratch.Simulated("step"), "--shard", part);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains(told, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void A_format_of_shards_is_known_and_asks_for_one()
    {
        string runs = _scratch.Simulated("step");
        Call alone = Call.Of("score", runs, "--shard-format", "csv");
        Assert.Equal(2, alone.ExitCode);
        Assert.Contains("--shard-format asks for --shard", alone.Error, StringComparison.Ordinal);
        Call unknown = Call.Of("score", runs, "--shard", "1/2", "--shard-format", "parket", "--out", _scratch["none"]);
        Assert.Equal(2, unknown.ExitCode);
        Assert.Contains("did you mean 'parquet'", unknown.Error, StringComparison.Ordinal);
    }

    /// <summary>A whole table in Parquet stands in for its records, and the report need not hold it again.</summary>
    [Fact]
    public void Scores_in_parquet_are_investigated_without_a_copy()
    {
        string runs = _scratch.Simulated("step");
        Assert.Equal(0, Call.Of("score", runs, "--out", _scratch["scores.parquet"]).ExitCode);
        Assert.Equal(0, Call.Of("investigate", runs, "--out", _scratch["whole"], "--no-figures").ExitCode);
        Call call = Call.Of("investigate", _scratch["scores.parquet"], "--out", _scratch["report"], "--no-figures", "--no-scores");
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(File.ReadAllBytes(Path.Combine(_scratch["whole"], "curves.csv")), File.ReadAllBytes(Path.Combine(_scratch["report"], "curves.csv")));
        Assert.False(File.Exists(Path.Combine(_scratch["report"], "scores.csv.gz")));
    }

    [Theory]
    [InlineData("--json")]
    [InlineData("--summary")]
    public void A_part_has_no_summary(string option)
    {
        Call call = Call.Of(["score", _scratch.Simulated("step"), "--shard", "1/2", option, .. option == "--summary" ? [_scratch["summary.csv"]] : Array.Empty<string>()]);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("scores a part of the records", call.Error, StringComparison.Ordinal);
    }
}
