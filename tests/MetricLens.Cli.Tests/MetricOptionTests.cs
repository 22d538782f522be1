using System.Text.Json;
using MetricLens.Metrics;
using MetricLens.Testing;
using MetricLens.Tests.Metrics;

namespace MetricLens.Cli.Tests;

/// <summary>Metrics that are asked for: expressions, set-level ones, and a user's own.</summary>
public sealed class MetricOptionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Expressions_are_scored_under_their_canonical_ids()
    {
        Call call = Call.Of("score", _scratch.Simulated("smooth"), "--metrics", "threshold( token_edit_similarity , 0.80 ), exact_match:nfc", "--out", "-");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains(",\"threshold(token_edit_similarity,0.8)\",", call.Lines[1], StringComparison.Ordinal);
        Assert.Contains(",exact_match:nfc,", call.Lines[2], StringComparison.Ordinal);
    }

    [Fact]
    public void Set_level_metrics_are_a_table_a_model_and_a_summary_file()
    {
        string input = _scratch.Simulated("smooth_choice"), summary = _scratch["summary.csv"];
        Call call = Call.Of("score", input, "--metrics", "calibration_error:5,auroc", "--summary", summary);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(16, call.Lines.Count(line => line.Contains("| calibration_error:5 ", StringComparison.Ordinal) || line.Contains("| auroc ", StringComparison.Ordinal)));
        Assert.False(File.Exists("scores.csv.gz"));
        string[] rows = File.ReadAllLines(summary);
        Assert.Equal("task,family,model,seed,arm,metric,value,lower,upper,n,unscored,unscored_reason", rows[0]);
        Assert.Equal(17, rows.Length);
        Assert.Equal(2, Call.Of("score", input, "--metrics", "auroc", "--out", _scratch["s.csv"]).ExitCode);
    }

    [Fact]
    public void A_summary_holds_the_means_of_single_scores()
    {
        string summary = _scratch["summary.csv"];
        Call call = Call.Of("score", _scratch.Simulated("smooth"), "--metrics", "exact_match", "--out", _scratch["s.csv"], "--summary", summary, "--resamples", "200");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(9, File.ReadAllLines(summary).Length);
        Assert.All(File.ReadAllLines(summary).Skip(1), row => Assert.Contains(",exact_match,", row, StringComparison.Ordinal));
    }

    [Fact]
    public void A_declared_score_judges_a_jump()
    {
        string records = _scratch.File("r.jsonl", [.. Enumerable.Range(1, 6).SelectMany(model => Enumerable.Range(0, 40).Select(example =>
            $$$"""{"task":"t","model":"m{{{model}}}","params":{{{model}}}e6,"example_id":{{{example}}},"target":"a","output":"{{{(example % 6 < model ? "a" : "b")}}}","scores":{"judge":{{{Math.Min(10, model + (example % 3))}}}}}"""))]);
        string card = _scratch.File("card.json", """{"id":"my_judge","score":"judge","direction":"higher_is_better","minimum":0,"maximum":10,"continuity":"threshold_fine","latent_scale":"logit"}""");
        Call call = Call.Of("investigate", records, "--metric-card", card, "--continuous-metric", "my_judge", "--out", _scratch["report"], "--no-figures");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        JsonElement root = JsonDocument.Parse(File.ReadAllBytes(_scratch["report", "verdicts.json"])).RootElement;
        Assert.Contains("my_judge", root.GetProperty("verdicts").EnumerateArray().Select(verdict => verdict.GetProperty("continuous_metric").GetString()));
        Assert.Contains("my_judge", Call.Of("metrics", "--metric-card", card).Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_metric_that_was_built_apart_is_scored_listed_and_kept_to_the_laws()
    {
        string records = _scratch.File("r.jsonl", """{"task":"t","model":"m","example_id":1,"target":"a","output":"abab"}""", """{"task":"t","model":"m","example_id":2,"target":"a","output":"b"}""");
        string assembly = UserAssembly.Build(_scratch[""], UserAssembly.Vowels);
        Call call = Call.Of("score", records, "--metrics-from", assembly, "--metrics", "vowel_share, threshold(vowel_share, 0.5)", "--out", _scratch["s.csv"]);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        string[] rows = [.. File.ReadAllLines(_scratch["s.csv"]).Skip(1)];
        Assert.Contains(rows, row => row.Contains("\"threshold(vowel_share,0.5)\"", StringComparison.Ordinal) && row.Contains(",1,", StringComparison.Ordinal));
        Assert.Contains(rows, row => row.Contains(",vowel_share,0.5", StringComparison.Ordinal));
        Assert.Contains("vowel_share", Call.Of("metrics", "--metrics-from", assembly).Output, StringComparison.Ordinal);
        IMetric metric = MetricAssembly.AddTo(MetricCatalogue.Library, assembly).Parse("vowel_share");
        Assert.NotSame(typeof(IMetric).Assembly, metric.GetType().Assembly);
        MetricLaws.Check(metric);
        IMetric doubled = MetricAssembly.AddTo(MetricCatalogue.Library, UserAssembly.Build(_scratch[""], UserAssembly.Vowels.Replace("(double)record", "5.0 * record", StringComparison.Ordinal).Replace("\"aabb\" }, 0.5", "\"aabb\" }, 2.5", StringComparison.Ordinal), "doubled")).Parse("vowel_share");
        Assert.Contains("within_bounds", Assert.Throws<MetricLawException>(() => MetricLaws.Check(doubled)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--metrics-from", "none.dll", 3, "no file")]
    [InlineData("--metric-card", "none.json", 3, "no file")]
    public void A_source_of_metrics_that_is_not_there_is_a_fault_of_the_data(string option, string file, int exitCode, string said)
    {
        Call call = Call.Of("score", _scratch.Simulated("smooth"), option, _scratch[file]);
        Assert.Equal(exitCode, call.ExitCode);
        Assert.Contains(said, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void An_induced_jump_reaches_the_report()
    {
        Call call = Call.Of("investigate", _scratch.Simulated("smooth"), "--induce", "threshold:0.9", "--metric", "brier:half, token_loss", "--out", _scratch["report"], "--no-figures", "--resamples", "1000");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("threshold(token_probability,0.9)", File.ReadAllText(_scratch["report", "verdicts.json"]), StringComparison.Ordinal);
        Assert.Contains(",token_loss,", File.ReadAllText(_scratch["report", "curves.csv"]), StringComparison.Ordinal);
        Call faulty = Call.Of("investigate", _scratch.Simulated("smooth"), "--induce", "threshold:2", "--out", _scratch["other"]);
        Assert.Equal(2, faulty.ExitCode);
        Assert.Contains("An induction is", faulty.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void The_tables_of_the_page_are_printed() =>
        Assert.StartsWith("### Metrics of single records", Call.Of("metrics", "--markdown").Output, StringComparison.Ordinal);
}
