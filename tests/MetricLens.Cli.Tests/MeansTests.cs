using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace MetricLens.Cli.Tests;

/// <summary>Means without their examples, in the shapes of three tools, through the command line.</summary>
public sealed class MeansTests : IDisposable
{
    private static readonly string[] Sizes = ["70m", "160m", "410m", "1b", "1.4b", "2.8b", "6.9b", "12b"];

    private static readonly double[] Accuracy = [0.02, 0.03, 0.03, 0.05, 0.52, 0.6, 0.63, 0.66];

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_table_of_means_gets_verdicts_curves_and_figures_and_says_what_cannot_be_told()
    {
        Call call = Investigate(Fixture("tables", "means.csv"));
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("6 means, 1 comparison: 1 inconclusive.", call.Output, StringComparison.Ordinal);
        Assert.Contains("The evidence is means without their examples: runs are compared as independent, by the normal approximation. No pairing, no clusters, no link", call.Output, StringComparison.Ordinal);
        SortedDictionary<string, byte[]> files = _scratch.Files("report");
        Assert.All(new[] { "curves.csv", "figures/toy-f.png", "overview.png", "suite.json", "verdicts.json" }, name => Assert.Contains(name, files.Keys));
        Assert.DoesNotContain("scores.csv.gz", files.Keys);
        JsonElement overall = Overall("toy");
        Assert.Equal(["means_only", "no_continuous_metric"], Texts(overall.GetProperty("reasons")));
        Assert.Equal("apparent", overall.GetProperty("jump").GetProperty("status").GetString());
        Assert.Equal(0.51, overall.GetProperty("jump").GetProperty("gain").GetDouble(), 1e-9);
    }

    [Fact]
    public void Score_files_of_big_bench_have_indices_and_with_a_number_of_examples_a_test()
    {
        string folder = BigBench();
        Assert.Equal(0, Investigate(folder).ExitCode);
        JsonElement untold = Overall("toy_facts");
        Assert.Equal(["means_only", "no_standard_error"], Texts(untold.GetProperty("reasons")));
        Assert.Equal(JsonValueKind.Null, untold.GetProperty("jump").GetProperty("gain_lower").ValueKind);
        Assert.True(untold.GetProperty("breakthroughness").GetDouble() > 5);
        Call call = Investigate(folder, "--map", "n:=500");
        Assert.Contains("'normalized_aggregate_score' is no known metric: 8", call.Output, StringComparison.Ordinal);
        JsonElement told = Overall("toy_facts");
        Assert.Equal(("artifact", 500), (told.GetProperty("verdict").GetString(), told.GetProperty("examples").GetInt32()));
        Assert.Equal(["means_only"], Texts(told.GetProperty("reasons")));
        Assert.Equal(3, Investigate(folder, "--map", "n:=some").ExitCode);
    }

    [Fact]
    public void Results_of_lm_eval_are_judged_by_their_perplexities()
    {
        string folder = LmEval();
        Call call = Investigate(folder);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal("artifact", Overall("toy_choice").GetProperty("verdict").GetString());
        Assert.Contains("in 8 runs, of which the means are known and the examples are not.", Call.Of("explain", "toy_choice", folder).Output, StringComparison.Ordinal);
        Assert.Contains("Not investigated, for want of a raw metric: words", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_means_give_the_same_bytes_with_any_number_of_threads()
    {
        string folder = LmEval();
        Investigate(folder, "--threads", "1");
        SortedDictionary<string, byte[]> one = _scratch.Files("report");
        Investigate(folder, "--threads", "2");
        Assert.Equal(one, _scratch.Files("report"));
    }

    [Fact]
    public void A_card_says_what_an_unknown_mean_is()
    {
        string table = _scratch.File("m.csv", ["task,model,params,metric,mean,n", .. Sizes.SelectMany((_, k) => new[] { Row(k, "solved", Accuracy[k]), Row(k, "doubt", 2.05 * Math.Pow(0.8, k) / 3) })]);
        Assert.Equal(3, Investigate(table).ExitCode);
        string cards = _scratch.File("cards.json", """[{"id":"solved","direction":"higher_is_better","minimum":0,"maximum":1,"continuity":"threshold_coarse"},""",
            """{"id":"own_doubt","score":"doubt","direction":"lower_is_better","minimum":0,"maximum":1,"continuity":"continuous","latent_scale":"logit","tier":"B"}]""");
        Assert.Equal(0, Investigate(table, "--metric-card", cards).ExitCode);
        Assert.Equal(("solved", "artifact"), (Overall("t").GetProperty("raw_metric").GetString(), Overall("t").GetProperty("verdict").GetString()));

        static string Row(int k, string metric, double mean) => string.Create(CultureInfo.InvariantCulture, $"t,m{k},1e{k + 5},{metric},{mean},300");
    }

    [Fact]
    public void Where_examples_are_needed_means_are_refused_and_where_there_are_examples_they_are_set_aside()
    {
        string table = Fixture("tables", "means.csv");
        Call arms = Investigate(table, "--compare-arms");
        Assert.Equal(2, arms.ExitCode);
        Assert.Contains("asks for examples, by which arms are paired", arms.Error, StringComparison.Ordinal);
        foreach (string[] args in new[] { new[] { "score", table, "--out", "-" }, ["convert", table, "--out", _scratch["r.jsonl"]], ["plan", "--pilot", table] })
        {
            Call call = Call.Of(args);
            Assert.Equal(3, call.ExitCode);
            Assert.Contains("means without examples; expected records with their answers", call.Error, StringComparison.Ordinal);
        }
        Assert.Contains("Means without examples, set aside because there are examples: 6.", Investigate(table, _scratch.Simulated("step")).Output, StringComparison.Ordinal);
    }

    private static string Fixture(params string[] parts) => Path.Combine([Repository.Root, "fixtures", "import", .. parts]);

    private Call Investigate(params string[] args) => Call.Of(["investigate", .. args, "--out", _scratch["report"]]);

    private JsonElement Overall(string task)
    {
        using var report = JsonDocument.Parse(File.ReadAllBytes(_scratch["report", "verdicts.json"]));
        return report.RootElement.GetProperty("verdicts").EnumerateArray().First(verdict => verdict.GetProperty("task").GetString() == task
            && verdict.GetProperty("continuous_metric").GetString() == "overall").Clone();
    }

    private static string[] Texts(JsonElement array) => [.. array.EnumerateArray().Select(text => text.GetString()!)];

    /// <summary>Score files of eight models, with a grade that jumps and a Brier score that falls smoothly.</summary>
    private string BigBench()
    {
        string folder = _scratch["big_bench"];
        Directory.CreateDirectory(folder);
        for (int k = 0; k < Sizes.Length; k++)
        {
            JsonNode file = JsonNode.Parse(File.ReadAllText(Fixture("big_bench", "scores_BIG-G_T=0_2m.json")))!;
            file["model"]!["model_name"] = Sizes[k];
            file["model"]!["non_embedding_params"] = 1e6 * Math.Pow(3, k);
            JsonNode score = file["scores"]![0]!;
            score["score_dict"]!["multiple_choice_grade"] = 0.25 + (0.75 * Accuracy[k]);
            score["score_dict"]!["calibration_multiple_choice_brier_score"] = 1 / (1 + Math.Exp((0.4 * k) - 1 + (0.05 * (k % 2))));
            file["scores"] = new JsonArray(score.DeepClone());
            File.WriteAllText(Path.Combine(folder, $"scores_BIG-G_{Sizes[k]}.json"), file.ToJsonString());
        }
        return folder;
    }

    /// <summary>Results of eight models: an accuracy that jumps, a perplexity whose logarithm falls smoothly, and a task of a perplexity alone.</summary>
    private string LmEval()
    {
        string folder = _scratch["lm_eval"];
        for (int k = 0; k < Sizes.Length; k++)
        {
            double loss = 2.05 * Math.Pow(0.8, k), perplexity = Math.Exp(loss * (1 + (0.02 * (k % 2))));
            var results = new JsonObject
            {
                ["results"] = new JsonObject
                {
                    ["toy_choice"] = new JsonObject { ["acc,none"] = Accuracy[k], ["acc_stderr,none"] = 0.02, ["perplexity,none"] = perplexity, ["perplexity_stderr,none"] = 0.02 * perplexity },
                    ["words"] = new JsonObject { ["word_perplexity,none"] = perplexity, ["word_perplexity_stderr,none"] = "N/A" },
                },
                ["n-samples"] = new JsonObject { ["toy_choice"] = new JsonObject { ["original"] = 400, ["effective"] = 400 } },
                ["config"] = new JsonObject { ["model_args"] = $"pretrained=EleutherAI/pythia-{Sizes[k]}" },
                ["model_name"] = $"EleutherAI/pythia-{Sizes[k]}",
            };
            string place = Path.Combine(folder, $"EleutherAI__pythia-{Sizes[k]}");
            Directory.CreateDirectory(place);
            File.WriteAllText(Path.Combine(place, "results_2026-01-02T03-04-05.678901.json"), results.ToJsonString());
        }
        return folder;
    }
}
