using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetricLens.Cli.Tests;

/// <summary>A report can be made again from the settings beside it, and what a settings file may not say is told.</summary>
public sealed class SettingsTests : IDisposable
{
    /// <summary>Set to anything, the committed schema is made anew instead of compared.</summary>
    private const string Regenerate = "METRICLENS_WRITE_SCHEMA";

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_report_is_made_again_bit_for_bit_from_its_settings_in_place_and_elsewhere()
    {
        string records = _scratch.Simulated("step"), models = _scratch.File("sizes.csv", "model,params", "unknown,1");
        string[] asked = ["--alpha", "1e-2", "--delta=0.4", "--resamples", "1000", "--seed", "7", "--metric", "brier", "--metric", "token_accuracy", "--settle", "--theme", "dark",
            "--figure-format", "svg", "--models", Relative(models), "--threads", "1", "--language", "zh"];
        Assert.Equal(new(0, "", ""), Call.Of(["investigate", Relative(records), "--out", _scratch["report"], "--quiet", .. asked]));
        SortedDictionary<string, byte[]> first = _scratch.Files("report");
        Assert.Contains(Settings.FileName, first.Keys);
        File.Delete(_scratch["report", "index.html"]);
        Assert.Equal(0, Call.Of("investigate", "--config", _scratch["report", Settings.FileName]).ExitCode);
        AssertSame(first, _scratch.Files("report"));
        Assert.Equal(0, Call.Of("investigate", "--config", Relative(_scratch["report", Settings.FileName]), "--out", _scratch["again"], "--threads", "2").ExitCode);
        AssertSame(first, _scratch.Files("again"));
    }

    [Fact]
    public void The_settings_of_a_report_are_its_inputs_and_options_with_paths_from_its_folder()
    {
        string records = _scratch.Simulated("smooth");
        Assert.Equal(0, Call.Of("investigate", Relative(records), "--out", _scratch["deep", "report"], "--no-figures", "--fail-on", "survives", "--fail-on", "takes_off").ExitCode);
        JsonNode settings = JsonNode.Parse(File.ReadAllText(_scratch["deep", "report", Settings.FileName]))!;
        Assert.Equal(
            """{"input":["../../smooth.jsonl.gz"],"alpha":0.05,"delta":0.5,"resamples":10000,"seed":1,"fail-on":["survives","takes_off"],"no-figures":true,"out":"."}""",
            JsonSerializer.Serialize(settings.AsObject().OrderBy(member => Array.IndexOf(["input", "alpha", "delta", "resamples", "seed", "fail-on", "no-figures", "out"], member.Key)).ToDictionary()));
    }

    [Fact]
    public void The_command_line_overrides_the_file()
    {
        string records = _scratch.Simulated("smooth");
        _scratch.File("s.json", """{"$schema": "x.json", /* a remark */ "input": ["nowhere.jsonl"], "out": "there", "seed": 3, "no-figures": true, "metric": ["brier"], "settle": true}""");
        Assert.Equal(0, Call.Of("investigate", records, "--config", _scratch["s.json"], "--seed", "4", "--settle=false", "--metric", "token_accuracy").ExitCode);
        JsonNode settings = JsonNode.Parse(File.ReadAllText(_scratch["there", Settings.FileName]))!;
        Assert.Equal(4, (int)settings["seed"]!);
        Assert.Equal("""["token_accuracy"]""", settings["metric"]!.ToJsonString());
        Assert.False((bool)settings["settle"]!);
        Assert.False(File.Exists(_scratch["there", "settle.csv"]));
        Assert.False(Directory.Exists(_scratch["there", "figures"]));
    }

    [Fact]
    public void Other_commands_take_what_they_have_in_common()
    {
        string records = _scratch.Simulated("step");
        _scratch.File("s.json", $$"""{"input": ["{{Path.GetFileName(records)}}"], "out": "there", "settle": true, "seed": 3, "language": "zh", "dpi": 36}""");
        Call explained = Call.Of("explain", "step", "--config", _scratch["s.json"]);
        Assert.Equal(Call.Of("explain", "step", records, "--seed", "3", "--language", "zh"), explained);
        Assert.Equal(0, explained.ExitCode);
        Call drawn = Call.Of("figure", "--config", _scratch["s.json"], "--out", _scratch["f.png"]);
        Assert.Equal(0, drawn.ExitCode);
        Assert.False(Directory.Exists(_scratch["there"]));
    }

    [Theory]
    [InlineData("""{"alhpa": 1}""", "s.json: There is no setting 'alhpa'; did you mean 'alpha'?")]
    [InlineData("""{"alpha": "0.1"}""", "s.json: 'alpha' is \"0.1\"; expected a number.")]
    [InlineData("""{"seed": true}""", "s.json: 'seed' is true; expected a whole number.")]
    [InlineData("""{"seed": 1.5}""", "--seed is '1.5'; expected a whole number.")]
    [InlineData("""{"alpha": 2}""", "--alpha must be a level between 0 and 0.5; it is 2.")]
    [InlineData("""{"settle": 1}""", "s.json: 'settle' is 1; expected true or false.")]
    [InlineData("""{"metric": "brier"}""", "s.json: 'metric' is \"brier\"; expected an array of texts.")]
    [InlineData("""{"axis": 3}""", "s.json: 'axis' is 3; expected a text.")]
    [InlineData("""{"axis": "parms"}""", "did you mean 'params'?")]
    [InlineData("""{"axis": "params", "axis": "params"}""", "s.json")]
    [InlineData("""{"metrics-from": ["/evil.dll"]}""", "s.json: 'metrics-from' runs code; where you trust it, say --metrics-from /evil.dll on the command line.")]
    [InlineData("""{"config": "s.json"}""", "There is no setting 'config'")]
    [InlineData("""["input"]""", "s.json: expected one object of settings.")]
    [InlineData("{\n\"seed\" 1\n}", "s.json:2: this is no JSON")]
    [InlineData("}", "s.json:1: this is no JSON")]
    public void A_mistake_in_the_file_is_told_with_what_was_meant(string text, string told)
    {
        _scratch.File("s.json", text.Split('\n'));
        Call call = Call.Of("investigate", "runs", "--config", _scratch["s.json"], "--out", _scratch["report"]);
        Assert.Contains(told, call.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.False(Directory.Exists(_scratch["report"]));
    }

    [Fact]
    public void A_file_that_is_not_there_is_a_fault_of_the_data_and_help_needs_none()
    {
        Assert.Equal(3, Call.Of("investigate", "--config", _scratch["gone.json"]).ExitCode);
        Assert.Equal(0, Call.Of("investigate", "--config", _scratch["gone.json"], "--help").ExitCode);
    }

    [Fact]
    public void The_committed_schema_is_what_the_command_writes()
    {
        Call call = Call.Of("config", "schema");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        string path = Path.Combine(Repository.Root, "src", "MetricLens.Cli", "metriclens.schema.json");
        if (Environment.GetEnvironmentVariable(Regenerate) is { Length: > 0 }) File.WriteAllText(path, call.Output);
        Assert.True(File.ReadAllText(path) == call.Output, $"{path} is not what 'metriclens config schema' writes; run this test with {Regenerate}=1.");
    }

    [Fact]
    public void The_schema_has_every_setting_that_a_file_may_have_and_no_other()
    {
        JsonObject properties = JsonNode.Parse(Call.Of("config", "schema").Output)!["properties"]!.AsObject();
        string help = Call.Of("investigate", "--help").Output;
        string[] options = [.. System.Text.RegularExpressions.Regex.Matches(help, @"^  (?:-\S+, )*--([a-z-]+)", System.Text.RegularExpressions.RegexOptions.Multiline).Select(match => match.Groups[1].Value)];
        Assert.Equal(options.Except(["help", "quiet", "json", "config"]).Append("input").Append("$schema").Order(StringComparer.Ordinal), properties.Select(member => member.Key).Order(StringComparer.Ordinal));
        Assert.Equal(["light", "dark"], properties["theme"]!["enum"]!.AsArray().Select(word => (string)word!));
        Assert.Equal("number", (string)properties["alpha"]!["type"]!);
        Assert.Equal("integer", (string)properties["seed"]!["type"]!);
        Assert.Equal("boolean", (string)properties["settle"]!["type"]!);
    }

    private static string Relative(string path) => Path.GetRelativePath(Environment.CurrentDirectory, path);

    private static void AssertSame(SortedDictionary<string, byte[]> expected, SortedDictionary<string, byte[]> actual)
    {
        Assert.Equal(expected.Keys, actual.Keys);
        foreach ((string name, byte[] bytes) in expected) Assert.True(bytes.AsSpan().SequenceEqual(actual[name]), $"{name} differs.");
    }
}
