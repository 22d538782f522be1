namespace MetricLens.Cli.Tests;

public sealed class CalibrateTests : IDisposable
{
    private const int CellsOfIntervals = 12, CellsOfFlat = 12;

    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_small_table_has_its_page_and_its_figure()
    {
        Call call = Calibrate("rates", "flat,intervals");
        Assert.True(call.ExitCode == 0, call.Error);
        Assert.Equal(["README.md", "calibration.csv", "heatmap.png"], _scratch.Files("rates").Keys);
        string page = File.ReadAllText(_scratch["rates", "README.md"]);
        Assert.Contains("metriclens calibrate --worlds flat,intervals --cells main --runs 3 --seed 1\n", page, StringComparison.Ordinal);
        Assert.Contains("on 2026-01-02, commit `abc`", page, StringComparison.Ordinal);
        Assert.Contains("noise only: an apparent jump, of all runs: 12 rates, 0 missed, 0 within error.", call.Lines);
    }

    [Fact]
    public void What_was_broken_off_goes_on_to_the_same_bytes()
    {
        Calibrate("whole", "flat,intervals");
        Calibrate("broken", "flat,intervals", "--threads", "1");
        string table = _scratch["broken", "calibration.csv"];
        string[] lines = File.ReadAllLines(table);
        // As it stands when a stop comes in the third cell of the second world.
        string third = lines.First(line => line.StartsWith("intervals,5,300,0.3,", StringComparison.Ordinal));
        File.WriteAllLines(table, lines.TakeWhile(line => line != third));
        Call resumed = Calibrate("broken", "flat,intervals", "--resume");
        Assert.Contains("Cells kept from before: 14.", resumed.Lines);
        Assert.Equal(_scratch.Files("whole"), _scratch.Files("broken"));
    }

    [Fact]
    public void Worlds_can_be_added_one_by_one()
    {
        Calibrate("whole", "flat,intervals");
        Calibrate("parts", "intervals");
        Call second = Calibrate("parts", "flat", "--resume");
        Assert.Contains($"Cells kept from before: {CellsOfIntervals}.", second.Lines);
        Assert.Equal(_scratch.Files("whole")["calibration.csv"], _scratch.Files("parts")["calibration.csv"]);
    }

    [Fact]
    public void Cells_of_other_settings_are_not_kept()
    {
        Calibrate("rates", "flat");
        Assert.Contains($"Cells kept from before: {CellsOfFlat}.", Calibrate("rates", "flat", "--resume").Lines);
        Assert.DoesNotContain("Cells kept", Calibrate("rates", "flat", "--resume", "--seed", "2").Output, StringComparison.Ordinal);
        Assert.DoesNotContain("Cells kept", Calibrate("rates", "flat", "--resume", "--commit", "other").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Cells_with_more_runs_are_kept_and_the_page_says_how_both_came_about()
    {
        Calibrate("rates", "flat");
        Call fewer = Call.Of(["calibrate", "--worlds", "flat", "--cells", "main", "--runs", "2", "--date", "2026-01-02", "--commit", "abc", "--out", _scratch["rates"], "--resume"]);
        Assert.Contains($"Cells kept from before: {CellsOfFlat}.", fewer.Lines);
        Assert.Contains("    metriclens calibrate --worlds flat --cells main --runs 3 --seed 1 && metriclens calibrate --worlds flat --cells main --runs 2 --seed 1 --resume\n",
            File.ReadAllText(_scratch["rates", "README.md"]), StringComparison.Ordinal);
        Assert.DoesNotContain("Cells kept", Calibrate("rates", "flat", "--resume", "--runs", "4").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stopped_table_says_so()
    {
        using StringWriter output = new(), error = new();
        int exitCode = App.Run(["calibrate", "--worlds", "intervals", "--runs", "2", "--out", _scratch["stopped"]], output, error, new CancellationToken(canceled: true));
        Assert.Equal((130, "metriclens: stopped.\n"), (exitCode, error.ToString()));
    }

    private Call Calibrate(string folder, string worlds, params string[] options) => Call.Of(
        ["calibrate", "--worlds", worlds, "--cells", "main", "--runs", "3", "--date", "2026-01-02", "--commit", "abc", "--out", _scratch[folder], .. options.Prepend("2").Prepend("--threads").Take(options.Contains("--threads") ? 0 : 2), .. options]);
}
