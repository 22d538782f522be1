namespace MetricLens.Cli.Tests;

public sealed class PlanTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_small_plan_has_its_tables_its_figure_and_its_files()
    {
        Call call = Call.Of("plan", "--scales", "1e8:1e10:5", "-n", "40", "--shape", "step", "--runs", "40", "--most-examples", "40", "--most-scales", "6", "--most-seeds", "1", "--out", _scratch["plan"]);
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(["plan.csv", "plan.json", "plan.png"], _scratch.Files("plan").Keys);
        Assert.StartsWith("Planned: 5 scales, one run each, 40 examples, 5 tokens;", call.Lines[0], StringComparison.Ordinal);
        // 1 − 0.025^(1/40) and 1 − 0.2^(1/40).
        Assert.Contains("40 independent examples: none right still hides an accuracy of 0.0881.", call.Lines);
        Assert.Contains("The smallest accuracy that they show to be above zero with 80 % power is 0.0394 (1 or more right).", call.Lines);
        Assert.Contains(call.Lines, line => line.StartsWith("| a step", StringComparison.Ordinal) && line.Contains("survives", StringComparison.Ordinal));
    }

    [Fact]
    public void The_same_plan_gives_the_same_bytes_on_any_number_of_threads()
    {
        string[] plan = ["plan", "--scales", "5", "-n", "30", "--shape", "step", "--runs", "40", "--most-examples", "30", "--most-scales", "5", "--most-seeds", "1"];
        Call.Of([.. plan, "--threads", "1", "--out", _scratch["one"]]);
        Call.Of([.. plan, "--threads", "2", "--out", _scratch["two"]]);
        Assert.NotEmpty(_scratch.Files("one"));
        Assert.Equal(_scratch.Files("one"), _scratch.Files("two"));
    }

    [Fact]
    public void A_pilot_of_another_format_is_read_like_its_records()
    {
        Call.Of("simulate", "step", "--models", "5", "-n", "60", "-L", "3", "--out", _scratch["pilot.jsonl"]);
        Assert.Equal(0, Call.Of("convert", _scratch["pilot.jsonl"], "--out", _scratch["pilot.parquet"]).ExitCode);
        Call records = Call.Of("plan", "--pilot", _scratch["pilot.jsonl"], "--shape", "step", "--runs", "40", "--no-search");
        Call other = Call.Of("plan", "--pilot", _scratch["pilot.parquet"], "--shape", "step", "--runs", "40", "--no-search");
        Assert.Equal((0, 0), (records.ExitCode, other.ExitCode));
        Assert.Equal(records.Lines, other.Lines.Where(line => !line.StartsWith("Read 1 file", StringComparison.Ordinal)));
    }

    [Fact]
    public void A_pilot_stands_for_what_is_left_out()
    {
        Call.Of("simulate", "step", "--models", "5", "-n", "60", "-L", "3", "--out", _scratch["pilot.jsonl"]);
        Call call = Call.Of("plan", "--pilot", _scratch["pilot.jsonl"], "--shape", "step", "--runs", "40", "--no-search");
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.StartsWith("Planned: 5 scales, one run each, 60 examples, 3 tokens;", call.Lines[0], StringComparison.Ordinal);
        Assert.Contains(call.Lines, line => line.StartsWith("From the pilot's target log-likelihood: models differ by", StringComparison.Ordinal));
        Assert.Contains(call.Lines, line => line.Contains("the same, models differing by", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("--examples must be from 2", "-n", "-300")]
    [InlineData("--scales is '1'", "--scales", "1")]
    [InlineData("--scales is '1e8:x:8'", "--scales", "1e8:x:8")]
    [InlineData("--scales is '1e9:1e8:5'", "--scales", "1e9:1e8:5")]
    [InlineData("--from must be below", "--from", "0.9", "--to", "0.3")]
    [InlineData("did you mean 'step'?", "--shape", "stepp")]
    [InlineData("exclude each other", "--choices", "4", "--length", "3")]
    [InlineData("--choices must be from 2 to 26", "--choices", "1")]
    [InlineData("--clusters must be from 2", "--clusters", "1")]
    [InlineData("--model-sd must be finite and at least 0", "--model-sd", "-0.1")]
    [InlineData("--runs must be from 40", "--runs", "5")]
    [InlineData("--threads must be at least 1", "--threads", "0")]
    [InlineData("name a pilot's", "--task", "sort")]
    public void Bad_input_is_told_by_the_options_name(string message, params string[] arguments)
    {
        Call call = Call.Of(["plan", .. arguments]);
        Assert.Equal(2, call.ExitCode);
        Assert.Contains(message, call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void What_would_settle_an_inconclusive_task_is_told_in_a_line_and_in_the_files()
    {
        Call.Of("simulate", "step", "--models", "4", "--out", _scratch["four.jsonl"]);
        Call call = Call.Of("investigate", _scratch["four.jsonl"], "--settle", "--no-figures", "--out", _scratch["report"]);
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Single(call.Lines, line => line.StartsWith("step (simulated): inconclusive. Without being a verdict, the evidence leans towards a step", StringComparison.Ordinal));
        string[] rows = File.ReadAllLines(_scratch["report", "settle.csv"]);
        Assert.Equal(5, rows.Length);
        Assert.Contains("\"outlook\": {", File.ReadAllText(_scratch["report", "verdicts.json"]), StringComparison.Ordinal);
    }

    [Fact]
    public void Without_being_asked_no_outlook_is_written()
    {
        Call.Of("simulate", "step", "--models", "4", "-n", "50", "--out", _scratch["four.jsonl"]);
        Call.Of("investigate", _scratch["four.jsonl"], "--no-figures", "--out", _scratch["report"]);
        Assert.DoesNotContain("settle.csv", _scratch.Files("report").Keys);
        Assert.DoesNotContain("outlook", File.ReadAllText(_scratch["report", "verdicts.json"]), StringComparison.Ordinal);
    }
}
