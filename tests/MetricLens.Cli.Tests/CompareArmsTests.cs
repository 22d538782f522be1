using System.Globalization;

namespace MetricLens.Cli.Tests;

public sealed class CompareArmsTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_report_holds_the_arms_as_table_files_and_figure()
    {
        Call call = Investigate("report", "--compare-arms");
        Assert.Equal((0, ""), (call.ExitCode, call.Error));
        Assert.Equal(["arms.csv", "arms.json", "curves.csv", "figures/arm_step-simulated-0-shot.png", "figures/arm_step-simulated-5-shot-against-0-shot.png",
            "figures/arm_step-simulated-5-shot-examples.png", "figures/arm_step-simulated-5-shot-link.png", "figures/arm_step-simulated-5-shot.png", "index.html", "metriclens.json", "overview.png", "scaling.csv", "scores.csv.gz", "suite.json", "verdicts.json"], _scratch.Files("report").Keys);
        Assert.Contains("5-shot against 0-shot", call.Output, StringComparison.Ordinal);
        Assert.Contains("Baselines, none being asked for: 0-shot, by its name.", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_baseline_that_is_asked_for_is_taken()
    {
        Call call = Investigate("report", "--compare-arms", "--baseline-arm", "5-shot", "--no-figures");
        Assert.Contains("0-shot against 5-shot", call.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("none being asked for", call.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void An_unknown_baseline_is_a_mistake_of_usage_that_suggests_the_nearest()
    {
        Call call = Investigate("report", "--compare-arms", "--baseline-arm", "5-shots", "--no-figures");
        Assert.Equal(2, call.ExitCode);
        Assert.Contains("--baseline-arm", call.Error, StringComparison.Ordinal);
        Assert.Contains("did you mean '5-shot'?", call.Error, StringComparison.Ordinal);
        Assert.Empty(_scratch.Files("report"));
    }

    [Fact]
    public void A_baseline_without_a_comparison_is_a_mistake_of_usage()
    {
        Call call = Investigate("report", "--baseline-arm", "5-shot");
        Assert.Equal((2, true), (call.ExitCode, call.Error.Contains("--compare-arms", StringComparison.Ordinal)));
    }

    [Fact]
    public void Records_of_one_arm_are_a_fault_of_the_data()
    {
        Call call = Call.Of("investigate", _scratch.Simulated("step"), "--compare-arms", "--out", _scratch["report"], "--no-figures");
        Assert.Equal(3, call.ExitCode);
        Assert.Contains("field 'arm'", call.Error, StringComparison.Ordinal);
    }

    [Fact]
    public void Threads_leave_no_trace()
    {
        Investigate("one", "--compare-arms", "--threads", "1");
        Investigate("two", "--compare-arms", "--threads", "2");
        Assert.Equal(_scratch.Files("one"), _scratch.Files("two"));
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    public void The_culture_leaves_no_trace(string culture)
    {
        Call invariant = Investigate("same", "--compare-arms", "--no-figures");
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Call foreign = Investigate("other", "--compare-arms", "--no-figures");
            Assert.Equal(invariant.Output.Replace("same", "other", StringComparison.Ordinal), foreign.Output);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Equal(_scratch.Files("same"), _scratch.Files("other"));
    }

    private Call Investigate(string folder, params string[] more) =>
        Call.Of(["investigate", _scratch.Simulated("arm_step"), "--out", _scratch[folder], "--resamples", "1000", .. more]);
}
