namespace MetricLens.Cli.Tests;

public sealed class AppTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData("--help")]
    [InlineData("investigate --help")]
    [InlineData("score --help")]
    [InlineData("metrics -h")]
    [InlineData("simulate -?")]
    [InlineData("calibrate --help")]
    public void Help_shows_examples_and_exit_codes(string args)
    {
        Call call = Call.Of(args.Split(' '));
        Assert.Equal(0, call.ExitCode);
        Assert.Contains("Example", call.Output, StringComparison.Ordinal);
        Assert.Contains("  metriclens ", call.Output, StringComparison.Ordinal);
        Assert.Contains("Exit codes: 0 done, 1 a --fail-on gate or a notebook's cell that failed, 2 usage, 3 data.", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("MetricLens.Cli", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_version_is_a_name_and_a_number() => Assert.Equal(new Call(0, "MetricLens 0.1.0\n", ""), Call.Of("--version"));

    [Theory]
    [InlineData("investigte runs", "did you mean 'investigate'?")]
    [InlineData("", "A command is missing")]
    [InlineData("investigate", "Required argument 'INPUT' missing")]
    [InlineData("investigate runs --modles x", "There is no option '--modles'; did you mean '--models'?")]
    [InlineData("investigate runs --models=x --alhpa=1", "There is no option '--alhpa'; did you mean '--alpha'?")]
    [InlineData("investigate runs --alpha 2", "--alpha must be a level between 0 and 0.5; it is 2.")]
    [InlineData("investigate runs --alpha 0,05", "--alpha is '0,05'; expected a level between 0 and 0.5.")]
    [InlineData("investigate runs --alpha NaN", "--alpha is 'NaN'")]
    [InlineData("investigate runs --model-sd -1", "--model-sd must be finite and at least 0; it is -1.")]
    [InlineData("investigate runs --delta 1", "--delta must be a share between 0 and 1; it is 1.")]
    [InlineData("investigate runs --resamples 10", "--resamples must be at least 1000; it is 10.")]
    [InlineData("investigate runs --threads 0", "--threads must be at least 1; it is 0.")]
    [InlineData("investigate runs --seed 1.5", "--seed is '1.5'; expected a whole number.")]
    [InlineData("investigate runs --axis parms", "did you mean 'params'?")]
    [InlineData("investigate runs --raw-metric exact_mach", "did you mean 'exact_match'?")]
    [InlineData("investigate runs --raw-metric target_log_likelihood", "A raw metric needs a finite range")]
    [InlineData("investigate runs --continuous-metric exact_match", "has no scale on which a step could be tested")]
    [InlineData("investigate runs --fail-on survive", "did you mean 'survives'?")]
    [InlineData("score runs --metrics exact_match,brierr", "did you mean 'brier'?")]
    [InlineData("metrics --jsn", "did you mean '--json'?")]
    [InlineData("simulate stepp --out x.jsonl", "did you mean 'step'?")]
    [InlineData("simulate step", "Option '--out' is required.")]
    [InlineData("simulate step --out x.jsonl --models 1", "--models must be from 2 to 100; it is 1.")]
    [InlineData("simulate step --out x.jsonl --choices 4", "--choices must be 0 or left out in a world of text such as 'step'; it is 4.")]
    [InlineData("calibrate --worlds smoth", "did you mean 'smooth'?")]
    [InlineData("calibrate --cells some", "--cells must be main or all; it is 'some'.")]
    [InlineData("calibrate --runs 0", "--runs must be at least 1; it is 0.")]
    [InlineData("calibrate --threads 0", "--threads must be at least 1; it is 0.")]
    public void A_mistake_in_the_command_line_is_told_with_what_was_meant(string args, string told)
    {
        Call call = Call.Of(args.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        Assert.Contains(told, call.Error, StringComparison.Ordinal);
        Assert.Equal((2, ""), (call.ExitCode, call.Output));
        Assert.DoesNotContain("   at ", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Numbers_are_read_the_same_under_every_culture()
    {
        var before = System.Globalization.CultureInfo.CurrentCulture;
        System.Globalization.CultureInfo.CurrentCulture = System.Globalization.CultureInfo.GetCultureInfo("de-DE");
        try
        {
            Assert.Contains("--delta must be a share between 0 and 1; it is 1.5.", Call.Of("investigate", "runs", "--alpha", "0.05", "--delta", "1.5").Error, StringComparison.Ordinal);
        }
        finally
        {
            System.Globalization.CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Broken_data_are_told_with_their_place()
    {
        string path = _scratch.File("bad.jsonl", """{"task":"t","model":"m","example_id":"1","params":-1}""");
        Call call = Call.Of("investigate", path, "--out", _scratch["report"]);
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("bad.jsonl:1: field 'params'", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Absent_input_is_a_fault_of_the_data() => Assert.Equal(3, Call.Of("score", _scratch["nothing.jsonl"], "--out", "-").ExitCode);

    [Fact]
    public void A_report_in_place_of_a_file_is_a_fault_of_usage()
    {
        string path = _scratch.File("taken");
        Assert.Equal(2, Call.Of("investigate", path, "--out", path).ExitCode);
    }

    [Fact]
    public void A_stopped_command_says_so_and_leaves_no_report()
    {
        using StringWriter output = new(), error = new();
        int exitCode = App.Run(["investigate", _scratch.Simulated("smooth"), "--out", _scratch["report"]], output, error, new CancellationToken(canceled: true));
        Assert.Equal((130, "metriclens: stopped.\n"), (exitCode, error.ToString()));
        Assert.Empty(Directory.GetFiles(_scratch["report"]));
    }

    [Fact]
    public void Nothing_in_a_name_steers_the_terminal()
    {
        const string Name = "\\u001b[31mred\\u202e";
        string path = _scratch.File("hostile.jsonl", [.. Enumerable.Range(1, 6).SelectMany(model => Enumerable.Range(0, 4).Select(example =>
            $$"""{"task":"{{Name}}","family":"[bold]{{Name}}","model":"{{Name}}{{model}}","example_id":"{{example}}","params":{{model}}0,"target":"1","output":"{{(example < model - 1 ? 1 : 0)}}","{{Name}}":1}"""))]);
        Call call = Call.Of("investigate", path, "--out", _scratch["report"], "--no-figures");
        Assert.Equal(0, call.ExitCode);
        Assert.DoesNotContain(call.Output, c => c is '\u001b' or '\u202e');
        Assert.Contains(Name, call.Output, StringComparison.Ordinal);
        Assert.Contains("[bold]", call.Output, StringComparison.Ordinal);
    }
}
