using System.Diagnostics;

namespace MetricLens.Cli.Tests;

/// <summary>What a narrow screen shows, and colours.</summary>
public sealed class ScreenTests : IDisposable
{
    private const int Narrow = 80;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Prose_is_parted_between_words()
    {
        string records = _scratch.Simulated("step");
        Call wide = Call.Of("explain", "step", records), narrow = Call.At(Narrow, "explain", "step", records);
        Assert.All(narrow.Lines, line => Assert.InRange(line.Length, 1, Narrow));
        Assert.True(narrow.Lines.Length > wide.Lines.Length);
        Assert.Equal(string.Join(' ', wide.Lines), string.Join(' ', narrow.Lines));
    }

    [Fact]
    public void No_id_and_no_heading_is_broken()
    {
        Call metrics = Call.At(Narrow, "metrics");
        foreach (Metrics.MetricCard card in Metrics.MetricCatalogue.Library.Cards) Assert.Contains($"│ {card.Id} ", metrics.Output, StringComparison.Ordinal);
        Assert.Contains(" inconclusive ", Call.At(Narrow, "plan", "--no-search", "--runs", "40", "--shape", "step", "--scales", "6", "--examples", "50").Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("metrics")]
    [InlineData("investigate")]
    [InlineData("compare")]
    [InlineData("score")]
    public void Nothing_is_wider_than_the_screen(string command)
    {
        string[] args = command switch
        {
            "metrics" => [],
            "investigate" => [_scratch.Simulated("step"), "--out", _scratch["report"], "--no-figures", "--sensitivity"],
            "compare" => [_scratch.Simulated("step")],
            _ => [_scratch.Simulated("step_choice"), "--metrics", "auroc,calibration_error"],
        };
        foreach (int width in new[] { Narrow, 200 })
        {
            Call call = Call.At(width, [command, .. args]);
            Assert.Equal(0, call.ExitCode);
            // Paths stay whole, so that they can be copied.
            Assert.All(call.Lines.Where(line => !line.StartsWith("Report: ", StringComparison.Ordinal)), line => Assert.InRange(line.Length, 1, width));
        }
    }

    [Fact]
    public void A_terminal_gets_colours_but_under_NO_COLOR()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "A terminal is feigned by script.");
        string records = _scratch.Simulated("step");
        const string Colour = "\u001b[38;5;";
        Assert.Contains(Colour, AtTerminal(records, null), StringComparison.Ordinal);
        Assert.DoesNotContain(Colour, AtTerminal(records, "1"), StringComparison.Ordinal);
    }

    private string AtTerminal(string records, string? noColor)
    {
        var start = new ProcessStartInfo("/usr/bin/script", ["-qec", $"dotnet '{Path.Combine(AppContext.BaseDirectory, "MetricLens.Cli.dll")}' investigate '{records}' --no-figures --resamples 1000 --out '{_scratch["report"]}'", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm-256color";
        start.Environment["NO_COLOR"] = noColor;
        using Process process = Process.Start(start)!;
        process.StandardInput.Close();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        return output;
    }
}
