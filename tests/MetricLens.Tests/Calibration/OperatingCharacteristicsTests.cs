using MetricLens.Calibration;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Calibration;

public class OperatingCharacteristicsTests
{
    private static readonly CalibrationCell Small = new() { World = "step", Models = 6, Examples = 60 };

    public static TheoryData<string> Studies => [Small.World, "smooth_choice", CalibrationCell.Intervals];

    [Theory, MemberData(nameof(Studies))]
    public void Any_number_of_threads_counts_the_same(string world)
    {
        CalibrationCell cell = Small with { World = world, ClusterSize = 2 };
        Assert.Equal(OperatingCharacteristics.Run(cell, 24, 5, threads: 1).Rates, OperatingCharacteristics.Run(cell, 24, 5, threads: 4).Rates);
    }

    [Fact]
    public void A_seed_makes_the_counts_and_another_makes_others()
    {
        CalibrationCell cell = Small with { World = "half_step" };
        Assert.Equal(OperatingCharacteristics.Run(cell, 40, 5).Rates, OperatingCharacteristics.Run(cell, 40, 5).Rates);
        Assert.NotEqual(OperatingCharacteristics.Run(cell, 40, 5).Rates, OperatingCharacteristics.Run(cell, 40, 6).Rates);
    }

    [Fact]
    public void Verdicts_are_shares_of_the_runs_with_an_apparent_jump_and_add_up_to_them()
    {
        CalibrationResult result = OperatingCharacteristics.Run(Small with { World = "half_step", Tau = 0.3 }, 40, 1);
        Assert.Equal(40, result.Apparent.Of);
        foreach (string metric in new[] { CalibrationResult.Overall, "target_log_likelihood", "normalized_token_edit_distance" })
        {
            CalibrationRate[] verdicts = [.. Enum.GetValues<Verdict>().Select(verdict => result.Of(metric, verdict.Id()))];
            Assert.Equal(result.Apparent.Count, verdicts.Sum(rate => rate.Count));
            Assert.All(verdicts, rate => Assert.Equal(result.Apparent.Count, rate.Of));
        }
    }

    [Fact]
    public void Many_tasks_are_corrected_together_and_real_steps_are_found()
    {
        CalibrationResult result = OperatingCharacteristics.Run(new() { World = CalibrationCell.ManyTasks, Examples = 100 }, 20, 1);
        CalibrationRate falseRate = result.Of(CalibrationCell.ManyTasks, "false_discovery_rate");
        Assert.Equal(1, falseRate.Of);
        Assert.InRange(falseRate.Count, 0, 0.2);
        Assert.InRange(result.Of(CalibrationCell.ManyTasks, "true_discoveries").Rate!.Value, 0.8, 1);
    }

    [Fact]
    public void The_step_shares_interval_covers_it_where_the_model_is_true()
    {
        CalibrationResult result = OperatingCharacteristics.Run(new() { World = CalibrationCell.Intervals, Tau = 0.3 }, 500, 1);
        // 95 % within three binomial standard errors, and the 2 points that the target allows.
        double band = 0.02 + (3 * Math.Sqrt(0.95 * 0.05 / 500));
        Assert.All(result.Rates, rate => Assert.InRange(rate.Rate!.Value, 0.95 - band, 0.95 + band));
    }

    [Fact]
    public void A_stopped_cell_gives_nothing() =>
        Assert.ThrowsAny<OperationCanceledException>(() => OperatingCharacteristics.Run(Small, 10, 1, cancellation: new CancellationToken(canceled: true)));

    [Fact]
    public void The_grid_is_the_methods_and_varies_one_factor_at_a_time()
    {
        IReadOnlyList<CalibrationCell> all = CalibrationGrid.All(CalibrationGrid.Worlds);
        Assert.Equal(all.Count, all.Distinct().Count());
        Assert.Equal(all.Count, all.Select(cell => cell.Id).Distinct().Count());
        CalibrationCell[] step = [.. all.Where(cell => cell.World == "step")];
        Assert.Equal(12, step.Count(cell => cell.IsMain));
        Assert.All(step.Where(cell => !cell.IsMain), cell => Assert.Equal(cell.Spacing == ScaleSpacing.GptLike && cell.Seeds == 3 ? 1 : 0, cell.Variation.Count(c => c == ',')));
        Assert.Contains(all, cell => cell is { World: "smooth_choice", Choices: 2 });
        Assert.Throws<ArgumentException>(() => CalibrationGrid.Main(["stepp"]));
        Assert.Throws<ArgumentException>(() => CalibrationGrid.Main(["step", "step"]));
    }

    [Theory]
    [InlineData(40, 40, CalibrationStatus.Met)]
    [InlineData(34, 40, CalibrationStatus.WithinError)]
    [InlineData(20, 40, CalibrationStatus.Missed)]
    [InlineData(0, 14, CalibrationStatus.TooFewRuns)]
    public void A_rate_is_held_to_its_target_with_its_error(int survivors, int jumps, CalibrationStatus status)
    {
        var result = new CalibrationResult(new() { World = "step" }, 40, 1, [new(CalibrationResult.Overall, "survives", survivors, jumps)]);
        CalibrationCheck check = CalibrationTarget.All.SelectMany(target => target.Check(result)).Single(check => check.Rate.Outcome == "survives");
        Assert.Equal(status, check.Status);
    }

    [Fact]
    public void Every_world_but_the_ones_on_a_line_between_verdicts_has_a_target() =>
        Assert.Equal(["half_step"], WorldCatalogue.All.Select(world => world.Card.Id)
            .Where(id => CalibrationTarget.All.All(target => target.Check(new(new() { World = id }, 1, 1, [])).Count == 0)));
}
