using System.Text.Json.Nodes;

namespace MetricLens.Cli.Tests;

/// <summary>For pipes: JSON alone on the standard output, or nothing.</summary>
public sealed class JsonTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Investigate_gives_its_verdicts()
    {
        string records = _scratch.Simulated("step");
        JsonNode verdicts = Json("investigate", records, "--out", _scratch["report"], "--no-figures", "--settle");
        Assert.Equal(File.ReadAllText(_scratch["report", "verdicts.json"]), Call.Of("investigate", records, "--out", _scratch["report"], "--no-figures", "--settle", "--json").Output);
        Assert.Equal("step", (string)verdicts["verdicts"]![0]!["task"]!);
    }

    [Fact]
    public void Compare_gives_its_comparison_of_two_and_of_a_leaderboard()
    {
        string records = _scratch.Simulated("step");
        string[] models = [.. Json("compare", records)["tasks"]![0]!["models"]!.AsArray().Select(model => (string)model!["name"]!)];
        JsonNode two = Json("compare", records, "--models", models[0], models[^1], "--out", _scratch["two"]);
        Assert.True(JsonNode.DeepEquals(JsonNode.Parse(File.ReadAllText(_scratch["two", "compare.json"])), two));
    }

    [Fact]
    public void Plan_gives_its_plan() => Assert.Equal("metriclens/plan/1", (string)Json("plan", "--no-search", "--runs", "40", "--shape", "step", "--scales", "6", "--examples", "50")["schema"]!);

    [Fact]
    public void Explain_gives_its_sentences()
    {
        string records = _scratch.Simulated("step");
        JsonNode explained = Json("explain", "step", records)["explanations"]![0]!;
        Assert.Equal(Call.Of("explain", "step", records).Lines, explained["sentences"]!.AsArray().Select(sentence => (string)sentence!));
        Assert.Equal("step", (string)explained["task"]!);
        Assert.NotNull((string?)explained["verdict"]);
    }

    [Fact]
    public void Score_gives_its_summary()
    {
        string records = _scratch.Simulated("step");
        JsonNode scored = Json("score", records, "--metrics", "exact_match", "--out", _scratch["s.csv"]);
        JsonNode row = scored["summary"]!.AsArray().Last()!;
        Assert.Equal(("exact_match", 60, 0), ((string)row["metric"]!, (int)row["n"]!, (int)row["unscored"]!));
        Assert.InRange((double)row["value"]!, (double)row["lower"]!, (double)row["upper"]!);
        Call both = Call.Of("score", records, "--json", "--out", "-");
        Assert.Equal(new Call(2, "", "metriclens: --json and --out - both ask for the standard output.\n"), both);
    }

    [Fact]
    public void Convert_gives_its_report()
    {
        string records = _scratch.Simulated("step", "--models", "4");
        JsonNode converted = Json("convert", records, "--out", _scratch["again.jsonl"]);
        Assert.Equal(4 * 60, (int)converted["records"]!);
        Assert.Equal("records", (string)converted["read"]![0]!["format"]!);
    }

    [Fact]
    public void Simulate_gives_the_truth() => Assert.Equal("arm_step", (string)Json("simulate", "arm_step", "--out", _scratch["w.jsonl"])["world"]!);

    [Fact]
    public void Calibrate_gives_its_targets()
    {
        JsonNode rates = Json("calibrate", "--worlds", "smooth", "--cells", "main", "--runs", "1", "--out", _scratch["rates"]);
        Assert.Equal(12, (int)rates["cells"]!);
        Assert.NotEmpty(rates["targets"]!.AsArray());
    }

    [Fact]
    public void Quiet_leaves_files_errors_and_the_exit_code()
    {
        string records = _scratch.Simulated("step");
        Assert.Equal(new Call(0, "", ""), Call.Of("-q", "investigate", records, "--out", _scratch["report"], "--no-figures"));
        Assert.True(File.Exists(_scratch["report", "index.html"]));
        Assert.Equal(new Call(2, "", "metriclens: There is no scale axis 'parms'; did you mean 'params'?\n"), Call.Of("investigate", records, "--axis", "parms", "--quiet"));
        Assert.StartsWith("task,", Call.Of("score", records, "--out", "-", "--quiet").Output, StringComparison.Ordinal);
        Call json = Call.Of("metrics", "--json", "--quiet");
        Assert.NotEmpty(JsonNode.Parse(json.Output)!.AsObject());
    }

    private static JsonNode Json(params string[] args)
    {
        Call call = Call.Of([.. args, "--json"]);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        return JsonNode.Parse(call.Output)!;
    }
}
