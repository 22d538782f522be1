using System.Text.Json;

namespace MetricLens.Cli.Tests;

public sealed class CompareTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Two_models_get_a_line_a_task_and_metric()
    {
        Call call = Compare(_scratch.Simulated("smooth"), _scratch.Simulated("smooth_choice"), "--models", "m1", "m8");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal("A: m1   B: m8", call.Lines[0]);
        string[] table = [.. call.Lines.Where(line => line.StartsWith('|'))];
        Assert.Equal(2 + 3 + 4, table.Length);
        Assert.Contains(table, line => line.Contains("| exact match ", StringComparison.Ordinal) && line.Contains("B better", StringComparison.Ordinal));
        Assert.Contains(call.Lines, line => line.StartsWith("2 tasks: the order holds in ", StringComparison.Ordinal));
    }

    [Fact]
    public void A_leaderboard_ranks_every_model_of_a_task()
    {
        Call call = Compare(_scratch.Simulated("smooth", "--models", "4"));
        Assert.StartsWith("smooth: 60 examples; the ranking ", call.Lines[0], StringComparison.Ordinal);
        Assert.Equal(2 + 4, call.Lines.Count(line => line.StartsWith('|')));
        Assert.Equal(3, call.Lines.Count(line => line.Contains("τ-b ", StringComparison.Ordinal)));
        Assert.Contains(call.Lines, line => line.StartsWith("6 pairs: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Files_are_written_where_they_are_asked_for_and_the_same_with_any_number_of_threads()
    {
        string input = _scratch.Simulated("smooth", "--models", "4", "--seeds", "2");
        Compare(input, "--out", _scratch["one"], "--threads", "1");
        Call two = Compare(input, "--out", _scratch["two"], "--threads", "2");
        Assert.Equal($"Files: {_scratch["two"]}", two.Lines[^1]);
        Assert.Equal(["compare.csv", "compare.json"], _scratch.Files("one").Keys);
        Assert.Equal(_scratch.Files("one"), _scratch.Files("two"));
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(_scratch["one", "compare.json"])).RootElement;
        JsonElement task = root.GetProperty("tasks")[0];
        Assert.Equal((6, 3, 4), (task.GetProperty("pairs").GetArrayLength(), task.GetProperty("rankings").GetArrayLength(), task.GetProperty("models").GetArrayLength()));
        Assert.Equal(1 + (6 * 3), File.ReadAllLines(_scratch["one", "compare.csv"]).Length);
    }

    [Fact]
    public void Options_reach_the_file()
    {
        Compare(_scratch.Simulated("smooth"), "--models", "m2", "m5", "--metrics", "token_accuracy,exact_match", "--alpha", "0.01", "--power", "0.9", "--seed", "-3", "--out", _scratch["out"]);
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(_scratch["out", "compare.json"])).RootElement;
        Assert.Equal(("m2", "m5", -3), (root.GetProperty("first").GetString(), root.GetProperty("second").GetString(), root.GetProperty("seed").GetInt32()));
        Assert.Equal((0.01, 0.9), (root.GetProperty("options").GetProperty("alpha").GetDouble(), root.GetProperty("options").GetProperty("power").GetDouble()));
        Assert.Equal(["token_accuracy", "exact_match"], root.GetProperty("tasks")[0].GetProperty("pairs")[0].GetProperty("metrics").EnumerateArray().Select(metric => metric.GetProperty("metric").GetString()));
    }

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_of_a_table_is_wider_than_the_screen(int width)
    {
        string input = _scratch.Simulated("smooth");
        foreach (string[] models in new[] { new[] { "--models", "m1", "m8" }, [] })
        {
            Call call = Call.At(width, ["compare", input, "--resamples", "200", .. models]);
            Assert.All(call.Output.Split('\n').Where(line => line.StartsWith('│')), line => Assert.InRange(line.Length, 30, width));
            Assert.Contains("│ ", call.Output, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("There is no model 'm9'", "--models", "m1", "m9")]
    [InlineData("a run in common", "--models", "m1", "m1")]
    [InlineData("There is no family 'simulate'; did you mean 'simulated'?", "--family", "simulate")]
    [InlineData("There is no metric 'exact_mach'", "--metrics", "exact_mach")]
    [InlineData("--alpha must lie strictly between 0 and 0.5; it is 0.7", "--alpha", "0.7")]
    [InlineData("--family is for leaderboards", "--models", "m1", "m2", "--family", "simulated")]
    [InlineData("--models", "--models", "m1")]
    public void A_mistake_is_told_and_ends_with_two(string message, params string[] options)
    {
        Call call = Compare([_scratch.Simulated("smooth"), .. options]);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains(message, call.Error, StringComparison.Ordinal);
    }

    private static Call Compare(params string[] args) => Call.Of(["compare", .. args, "--resamples", "500"]);
}
