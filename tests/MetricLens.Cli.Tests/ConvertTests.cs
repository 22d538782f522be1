namespace MetricLens.Cli.Tests;

/// <summary>What other tools wrote, through the command line.</summary>
public sealed class ConvertTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Logs_of_another_tool_become_records_and_the_report_says_how()
    {
        string records = _scratch["runs.jsonl"];
        Call call = Call.Of("convert", Fixture("lm_eval"), "--out", records);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(26, File.ReadAllLines(records).Length);
        Assert.Contains("Wrote 26 records to", call.Output, StringComparison.Ordinal);
        Assert.Contains("Mapped, lm_eval: ", call.Output, StringComparison.Ordinal);
        Assert.Contains("Scales of EleutherAI/pythia-160m: known model 'pythia-160m'", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Logged_scores_are_held_to_the_metrics_of_the_tool()
    {
        Call call = Call.Of("convert", Fixture("lm_eval"), Fixture("helm"), "--out", _scratch["r.parquet"]);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        foreach (string name in new[] { "lm_eval:acc_norm", "lm_eval:exact_match", "helm:exact_match", "helm:quasi_exact_match" })
            Assert.Matches($@"Logged scores {name}: (\d+) of \1 agree", call.Output);
        // The other six are of answers by their likelihood alone, without options to choose from.
        Assert.Contains("Logged scores lm_eval:acc: 8 of 14 agree with what is computed anew, 6 cannot be computed", call.Output, StringComparison.Ordinal);
    }

    [Theory, InlineData("r.jsonl"), InlineData("r.jsonl.gz"), InlineData("r.parquet")]
    public void What_was_converted_scores_like_what_it_was_converted_from(string name)
    {
        string input = Fixture("lm_eval"), records = _scratch[name];
        Assert.Equal(0, Call.Of("convert", input, "--out", records).ExitCode);
        Call direct = Call.Of("score", input, "--out", "-"), converted = Call.Of("score", records, "--out", "-");
        Assert.Equal((0, 0), (direct.ExitCode, converted.ExitCode));
        Assert.Equal(direct.Lines, converted.Lines);
    }

    [Fact]
    public void A_map_names_the_columns_of_a_table()
    {
        string table = Fixture("tables", "renamed.csv");
        string[] map = ["--map", "task:=letters", "--map", "model=llm", "--map", "example_id=question_id", "--map", "target=answer", "--map", "output=pred"];
        Call call = Call.Of(["score", table, .. map, "--metrics", "exact_match", "--out", "-"]);
        Assert.Equal(0, call.ExitCode);
        Assert.StartsWith("letters,default,m1,,,7,exact_match,1,", call.Lines[1], StringComparison.Ordinal);
        Call unmapped = Call.Of("score", table, "--format", "table", "--out", "-"), unknown = Call.Of(["score", table, .. map, "--map", "modle=llm", "--out", "-"]);
        Assert.Equal((3, 2), (unmapped.ExitCode, unknown.ExitCode));
        Assert.Contains("did you mean 'model'", unknown.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Leniently_bad_records_are_skipped_and_said()
    {
        string table = _scratch.File("a.csv", "task,model,example_id,target,output,gold", "t,m,1,a,a,", "t,m,2,a,b,7", "t,n,1,a,a,", "t,n,2,a,a,");
        Call strict = Call.Of("convert", table, "--out", _scratch["r.jsonl"]), lenient = Call.Of("convert", table, "--lenient", "--out", _scratch["r.jsonl"]);
        Assert.Equal((3, 0), (strict.ExitCode, lenient.ExitCode));
        Assert.Contains("a.csv:3: field 'gold' is 7", strict.Error, StringComparison.Ordinal);
        Assert.Contains("Skipped, m: ", lenient.Output, StringComparison.Ordinal);
        Assert.Contains("metriclens: warning: ", lenient.Error, StringComparison.Ordinal);
        Assert.Equal(3, File.ReadAllLines(_scratch["r.jsonl"]).Length);
    }

    [Theory]
    [InlineData("choices=1", 3, "(limit choices)")]
    [InlineData("choices", 2, "--limit must be NAME=NUMBER")]
    [InlineData("choise=1", 2, "did you mean 'choices'")]
    [InlineData("choices=0", 2, "must be from 1 to")]
    public void A_limit_holds_or_is_a_fault_of_usage(string limit, int exitCode, string said)
    {
        Call call = Call.Of("convert", Fixture("lm_eval"), "--limit", limit, "--out", _scratch["r.jsonl"]);
        Assert.Equal(exitCode, call.ExitCode);
        Assert.Contains(said, call.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch["r.jsonl"]));
    }

    [Theory, InlineData("records.txt"), InlineData("records.csv")]
    public void An_output_of_another_kind_is_a_fault_of_usage(string name)
    {
        Call call = Call.Of("convert", Fixture("lm_eval"), "--out", _scratch[name]);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("must end in .jsonl, .jsonl.gz or .parquet", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Means_alone_are_no_records()
    {
        Call call = Call.Of("convert", Fixture("tables", "means.csv"), "--out", _scratch["r.jsonl"]);
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("means without examples; expected records with their answers", call.Error, StringComparison.Ordinal);
        Assert.False(File.Exists(_scratch["r.jsonl"]));
    }

    private static string Fixture(params string[] parts) => Path.Combine([Repository.Root, "fixtures", "import", .. parts]);
}
