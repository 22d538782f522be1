using System.Globalization;
using System.Text.Json;

namespace MetricLens.Cli.Tests;

public sealed class InvestigateTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_report_holds_data_figures_and_an_overview()
    {
        Call call = Investigate("report", _scratch.Simulated("smooth"), _scratch.Simulated("smooth_choice"));
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(["curves.csv", "figures/smooth-simulated-examples.png", "figures/smooth-simulated-link.png", "figures/smooth-simulated.png", "figures/smooth_choice-simulated-examples.png", "figures/smooth_choice-simulated-link.png", "figures/smooth_choice-simulated.png", "index.html", "metriclens.json", "overview.png", "scaling.csv", "scores.csv.gz", "suite.json", "verdicts.json"],
            _scratch.Files("report").Keys);
        Assert.Equal($"Report: {_scratch["report"]}", call.Lines[^1]);
    }

    [Fact]
    public void The_same_input_seed_and_options_give_the_same_bytes_twice_and_with_any_number_of_threads()
    {
        string[] inputs = [_scratch.Simulated("smooth", "--seeds", "2"), _scratch.Simulated("step"), _scratch.Simulated("hinge"), _scratch.Simulated("smooth_choice")];
        Investigate("one", [.. inputs, "--threads", "1"]);
        Investigate("two", [.. inputs, "--threads", "2"]);
        Investigate("again", [.. inputs, "--threads", "2"]);
        Assert.Equal(_scratch.Files("one"), _scratch.Files("two"));
        Assert.Equal(_scratch.Files("two"), _scratch.Files("again"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    public void The_culture_leaves_no_trace(string culture)
    {
        string input = _scratch.Simulated("step");
        Call invariant = Under("", () => Investigate("same", input)), foreign = Under(culture, () => Investigate("other", input));
        Assert.Equal(invariant.Output.Replace("same", "other", StringComparison.Ordinal), foreign.Output);
        Assert.Equal(_scratch.Files("same"), _scratch.Files("other"));
    }

    [Fact]
    public void A_redirected_table_has_one_line_a_task_and_no_colour()
    {
        Call call = Investigate("report", _scratch.Simulated("step"), _scratch.Simulated("smooth_choice"));
        string[] table = [.. call.Lines.TakeWhile(line => line.StartsWith('|'))];
        Assert.Equal(4, table.Length);
        Assert.All(table, line => Assert.Equal(table[0].Count(c => c == '|'), line.Count(c => c == '|')));
        Assert.DoesNotContain('\u001b', call.Output);
        string words = Overall("report", "step").Replace('_', ' ');
        Assert.Contains(words, table.Single(line => line.Contains("step (simulated)", StringComparison.Ordinal)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(80)]
    [InlineData(200)]
    public void No_line_is_wider_than_the_screen(int width)
    {
        Call call = Call.At(width, "investigate", _scratch.Simulated("step"), _scratch.Simulated("smooth_choice"), "--out", _scratch["report"], "--no-figures");
        Assert.All(call.Output.Split('\n').Where(line => line.StartsWith('│')), line => Assert.InRange(line.Length, 40, width));
        Assert.Contains("log-likelihood: ", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_gate_closes_on_its_verdict_alone()
    {
        string input = _scratch.Simulated("step", "--tau", "0.02");
        Investigate("report", input);
        string verdict = Overall("report", "step"), other = verdict == "artifact" ? "survives" : "artifact";
        Call closed = Investigate("report", input, "--fail-on", verdict), open = Investigate("report", input, "--fail-on", other);
        Assert.Equal((1, 0), (closed.ExitCode, open.ExitCode));
        Assert.StartsWith("metriclens: --fail-on: step (simulated)", closed.Error, StringComparison.Ordinal);
        Assert.Equal($"Report: {_scratch["report"]}", closed.Lines[^1]);
    }

    [Fact]
    public void Options_reach_the_report()
    {
        Investigate("report", _scratch.Simulated("smooth"), "--axis", "params", "--raw-metric", "quasi_exact_match", "--continuous-metric", "token_accuracy",
            "--continuous-metric", "target_log_likelihood", "--alpha", "0.01", "--delta", "0.4", "--seed", "-7", "--no-figures");
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(_scratch["report", "verdicts.json"])).RootElement;
        Assert.Equal(-7, root.GetProperty("seed").GetInt64());
        Assert.Equal(0.01, root.GetProperty("options").GetProperty("alpha").GetDouble());
        Assert.Equal(["token_accuracy", "target_log_likelihood", "overall"], root.GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetProperty("continuous_metric").GetString()));
        Assert.False(Directory.Exists(_scratch["report", "figures"]));
    }

    [Fact]
    public void What_the_verdicts_hang_on_is_told_where_asked_for()
    {
        string step = _scratch.Simulated("step", "--tau", "0.02"), flat = _scratch.Simulated("flat");
        Call plain = Investigate("plain", step, flat, "--no-figures"), call = Investigate("report", step, flat, "--no-figures", "--sensitivity", "--model-sd", "0.1");
        Assert.DoesNotContain("sensitivity.csv", _scratch.Files("plain").Keys);
        Assert.Contains("sensitivity.csv", _scratch.Files("report").Keys);
        string[] table = [.. call.Lines.SkipWhile(line => !line.Contains("one scale left out", StringComparison.Ordinal)).TakeWhile(line => line.StartsWith('|'))];
        Assert.Equal(3, table.Length);
        Assert.Contains("model SD", table[0], StringComparison.Ordinal);
        Assert.StartsWith("| step (simulated)", table[2], StringComparison.Ordinal);
        Assert.Contains("the same", table[2], StringComparison.Ordinal);
        Assert.DoesNotContain("left out", plain.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_models_table_gives_scales_and_its_absence_is_a_fault_of_the_data()
    {
        string[] models = [.. Enumerable.Range(1, 6).Select(model => $"m{model}")];
        string records = _scratch.File("r.jsonl", [.. models.SelectMany(model => Enumerable.Range(0, 5).Select(example =>
            $$"""{"task":"t","model":"{{model}}","example_id":{{example}},"target":"a","output":"a","odd":1}"""))]);
        string table = _scratch.File("m.csv", ["model,params", .. models.Select((model, i) => $"{model},{i + 1}e6")]);
        Call without = Investigate("report", records), with = Investigate("report", records, "--models", table);
        Assert.Equal((3, 0), (without.ExitCode, with.ExitCode));
        Assert.Contains("--models", without.Error, StringComparison.Ordinal);
        Assert.Contains("Unknown fields, left aside: odd 30.", with.Output, StringComparison.Ordinal);
    }

    private Call Investigate(string report, params string[] args) => Call.Of(["investigate", .. args, "--resamples", "1000", "--out", _scratch[report]]);

    private string Overall(string report, string task) => JsonDocument.Parse(File.ReadAllBytes(_scratch[report, "verdicts.json"])).RootElement.GetProperty("verdicts")
        .EnumerateArray().Last(verdict => verdict.GetProperty("task").GetString() == task).GetProperty("verdict").GetString()!;

    private static Call Under(string culture, Func<Call> call)
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            return call();
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }
}
