using System.Diagnostics;

namespace MetricLens.Cli.Tests;

/// <summary>What shells offer, asked of the tool and of the shells' own functions.</summary>
public sealed class CompletionTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    /// <summary>Words behind the tool's name, the last one being written, and what is offered.</summary>
    public static TheoryData<string, string[]> Offers => new()
    {
        { "inv", ["investigate"] },
        { "co", ["compare", "convert", "config", "completion"] },
        { "investigate --resa", ["--resamples"] },
        { "investigate --theme ", ["light", "dark"] },
        { "investigate --theme=d", ["--theme=dark"] },
        { "--quiet investigate --fail-on surv", ["survives"] },
        { "investigate --raw-metric exact_m", ["exact_match"] },
        { "score --metrics exact_match,brier_d", ["exact_match,brier_decomposition"] },
        { "score --metrics exact_match,exact_m", [Completion.Nothing] },
        { "investigate --limit field-c", ["field-chars="] },
        { "investigate ", [Completion.Files] },
        { "investigate runs/", [Completion.Files] },
        { "investigate --models ", [Completion.Files] },
        { "investigate --models=si", [Completion.Files] },
        { "investigate --out ", [Completion.Folders] },
        { "investigate -o ", [Completion.Folders] },
        { "investigate --alpha ", [Completion.Nothing] },
        { "investigate --no-such ", [Completion.Files] },
        { "investigate --no-such=", [Completion.Nothing] },
        { "investigate -- --th", [Completion.Files] },
        { "simulate arm_sm", ["arm_smooth"] },
        { "notebook r", ["run"] },
        { "notebook run ", [Completion.Files] },
        { "explain sort ", [Completion.Files] },
        { "compare --models a b --pow", ["--power"] },
        { "plan --shape smooth,ste", ["smooth,step"] },
        { "completion z", ["zsh"] },
        { "complet", ["completion"] },
    };

    [Theory, MemberData(nameof(Offers))]
    public void What_fits_is_offered(string words, string[] offered) => Assert.Equal(offered, Asked(words.Split(' ')));

    [Fact]
    public void An_option_is_offered_once_and_one_that_may_stand_several_times_again()
    {
        string[] offered = Asked("investigate", "--alpha", "0.1", "--metric", "brier", "--");
        Assert.DoesNotContain("--alpha", offered);
        Assert.Contains("--metric", offered);
        Assert.Contains("--quiet", offered);
        Assert.Contains("--help", offered);
    }

    [Fact]
    public void Every_option_of_every_command_is_offered()
    {
        foreach (string command in Asked("").Where(word => word is not ("notebook" or "config")))
        {
            string help = Call.Of(command, "--help").Output;
            string[] offered = Asked(command, "-");
            foreach (System.Text.RegularExpressions.Match option in System.Text.RegularExpressions.Regex.Matches(help, @"^  (?:-\S+, )*(--[a-z-]+)", System.Text.RegularExpressions.RegexOptions.Multiline))
                Assert.Contains(option.Groups[1].Value, offered);
        }
    }

    [Theory]
    [InlineData("bash")]
    [InlineData("zsh")]
    [InlineData("fish")]
    [InlineData("powershell")]
    public void Every_shell_has_its_script(string shell)
    {
        Call call = Call.Of("completion", shell);
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Contains("metriclens", call.Output, StringComparison.Ordinal);
        Assert.Contains("complete", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_shell_that_has_none_is_told_which_have() =>
        Assert.Equal(new Call(2, "", "metriclens: There is no shell 'bush'; did you mean 'bash'?\n"), Call.Of("completion", "bush"));

    [Fact]
    public void Bash_completes_commands_options_values_metrics_and_leaves_paths_to_itself()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Bash is called by its path.");
        Assert.Equal("investigate", InBash("metriclens inv"));
        Assert.Equal("--resamples", InBash("metriclens investigate --resa"));
        Assert.Equal("light dark", InBash("metriclens investigate --theme ''"));
        Assert.Equal("dark", InBash("metriclens investigate --theme = d"));
        Assert.Equal("brier_decomposition", InBash("metriclens score --metrics brier_d"));
        Assert.Equal("", InBash("metriclens xyz"));
        Assert.Equal("", InBash("metriclens investigate fix"));
    }

    [Fact]
    public void Fish_completes_commands_options_values_and_paths()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/fish"), "Fish is not installed.");
        _scratch.File("fixture.jsonl");
        Assert.Equal("investigate", InFish("metriclens inv"));
        Assert.Equal("--resamples", InFish("metriclens investigate --resa"));
        Assert.Equal("dark light", InFish("metriclens investigate --theme "));
        Assert.Equal("--theme=dark", InFish("metriclens investigate --theme=d"));
        Assert.Equal("fixture.jsonl", InFish("metriclens investigate fix"));
    }

    private static string[] Asked(params string[] words) =>
        [.. Call.Of(["complete", (words.Length - 1).ToString(System.Globalization.CultureInfo.InvariantCulture), "--", .. words]).Lines.Select(line => line.Split('\t')[0])];

    /// <summary>What bash's own function offers for words as bash parts them.</summary>
    private string InBash(string words) => Shell("/bin/bash", $"source <(metriclens completion bash); COMP_WORDS=({words}); COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 )); _metriclens; echo \"${{COMPREPLY[*]}}\"");

    private string InFish(string line) => string.Join(' ', Shell("/usr/bin/fish", $"metriclens completion fish | source; complete -C '{line}'")
        .Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(offer => offer.Split('\t')[0]).Order(StringComparer.Ordinal));

    private string Shell(string shell, string script)
    {
        string tool = _scratch["metriclens"];
        _scratch.File("metriclens", "#!/bin/sh", $"exec dotnet '{Path.Combine(AppContext.BaseDirectory, "MetricLens.Cli.dll")}' \"$@\"");
        if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(tool, (UnixFileMode)0b111_101_101);
        var start = new ProcessStartInfo(shell, ["-c", script]) { RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(tool) };
        start.Environment["PATH"] = $"{Path.GetDirectoryName(tool)}:{Environment.GetEnvironmentVariable("PATH")}";
        start.Environment["HOME"] = Path.GetDirectoryName(tool);
        using Process process = Process.Start(start)!;
        Task<string> error = process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken);
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(process.ExitCode == 0, error.GetAwaiter().GetResult());
        return output.Trim();
    }
}
