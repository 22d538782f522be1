using System.Text;
using MetricLens.Calibration;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Simulation;
using MetricLens.Tests.Records;

namespace MetricLens.Tests.Reports;

public class CalibrationReportTests
{
    private static readonly CalibrationResult[] Results =
    [
        new(new() { World = "step", Tau = 0.05 }, 40, 3, [new("raw", "apparent_jump", 40, 40), new("overall", "survives", 30, 40), new("overall", "artifact", 1, 40)]),
        new(new() { World = "smooth_choice", Choices = 2, Spacing = ScaleSpacing.OneWideGap, Noise = ModelNoise.HeavyTailed }, 40, 3, [new("raw", "apparent_jump", 0, 40), new("overall", "survives", 0, 0)]),
        new(new() { World = CalibrationCell.ManyTasks }, 40, 3, [new("many_tasks", "false_discovery_rate", 0.1, 2), new("many_tasks", "true_discoveries", 39, 40), new("many_tasks", "false_claims", 1, 200)]),
    ];

    [Fact]
    public void A_table_reads_back_as_it_was_written()
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("c.csv", Csv("abc"));
        IReadOnlyList<CalibrationResult> read = CalibrationCsv.Read(path, "abc");
        Assert.Equal(Results.Select(result => (result.Cell, result.Runs, result.Seed)), read.Select(result => (result.Cell, result.Runs, result.Seed)));
        Assert.Equal(Results.SelectMany(result => result.Rates), read.SelectMany(result => result.Rates));
    }

    [Fact]
    public void Cells_of_another_commit_and_an_absent_file_are_left_out()
    {
        using var folder = new TemporaryFolder();
        Assert.Empty(CalibrationCsv.Read(folder.File("c.csv", Csv("abc")), "abd"));
        Assert.Empty(CalibrationCsv.Read(folder.File("c.csv", Csv("abc")) + ".none", "abc"));
    }

    [Theory]
    [InlineData("world,models")]
    [InlineData("{0}\nstep,8")]
    [InlineData("{0}\nstep,x,300,0.05,5,,even,1,1,normal,40,3,abc,raw,apparent_jump,40,40,1,1,1")]
    [InlineData("{0}\nstep,8,300,0.05,5,,odd,1,1,normal,40,3,abc,raw,apparent_jump,40,40,1,1,1")]
    public void A_file_that_is_no_table_is_refused_with_its_line(string text)
    {
        using var folder = new TemporaryFolder();
        string path = folder.File("c.csv", text.Replace("{0}", Csv("abc").Split('\n')[0], StringComparison.Ordinal));
        Assert.Contains("c.csv:", Assert.Throws<InputDataException>(() => CalibrationCsv.Read(path, "abc")).Message, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Cultures.Names), MemberType = typeof(Cultures))]
    public void The_page_gives_rates_with_their_runs_and_intervals_and_says_what_is_missed(string culture)
    {
        string page = Cultures.Under(culture, Page);
        Assert.Contains("| K = 8, τ = 0.05 | 40 | 100 [91.2, 100] | 75 [58.8, 87.3] |", page, StringComparison.Ordinal);
        Assert.Contains("| step, K ≥ 6, τ ≤ 0.15: `survives` | ≥ 90 % | 1 | 0 | 0 | 1 | 0 | `step` K = 8, τ = 0.05 | 75 [58.8, 87.3] |", page, StringComparison.Ordinal);
        Assert.Contains("| 2 choices, one wide gap, heavy-tailed noise | 40 | 0 [0, 8.8] | – |", page, StringComparison.Ordinal);
        Assert.Contains("on 2026-01-02, commit `abc`, a machine; 40 runs a cell, seed 3.", page, StringComparison.Ordinal);
        Assert.DoesNotContain("NaN", page, StringComparison.Ordinal);
    }

    private static string Csv(string commit)
    {
        using var stream = new MemoryStream();
        CalibrationCsv.Write(Results, commit, stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    private static string Page()
    {
        using var stream = new MemoryStream();
        CalibrationPage.Write(Results, new("2026-01-02", "abc", "a machine", "metriclens calibrate"), stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
