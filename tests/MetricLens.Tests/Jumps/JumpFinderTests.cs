using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Tests.Jumps;

public class JumpFinderTests
{
    [Fact]
    public void A_large_gain_from_the_floor_is_an_apparent_jump()
    {
        ApparentJump jump = Find(Counts(100, 1, 2, 3, 60, 80));
        Assert.Equal(JumpStatus.Apparent, jump.Status);
        Assert.Equal(3, jump.Above);
        Assert.Equal("m02", jump.From.Label);
        Assert.Equal(0.57, jump.Gain!.Value, 12);
        Assert.True(jump.Gain.Lower is > 0.4 and < 0.57 && jump.Gain.Upper is > 0.57 and < 0.7);
    }

    [Fact]
    public void A_gain_of_less_than_a_tenth_is_none() =>
        Assert.Equal(JumpStatus.NoApparentJump, Find(Counts(1000, 0, 1, 2, 95, 96)).Status);

    [Fact]
    public void A_straight_line_far_above_the_floor_has_no_jump() =>
        Assert.Equal(JumpStatus.NoApparentJump, Find(Counts(200, 60, 80, 100, 120, 140, 160)).Status);

    [Fact]
    public void A_gain_that_is_a_small_part_of_the_rise_is_none() =>
        Assert.Equal(JumpStatus.NoApparentJump, Find(Counts(500, 0, 60, 120, 180, 240, 300)).Status);

    [Fact]
    public void A_steep_gap_far_above_the_floor_is_a_jump_and_a_wide_one_is_not()
    {
        Assert.Equal(JumpStatus.Apparent, Find(Counts(200, 60, 70, 80, 180, 190)).Status);
        Assert.Equal(JumpStatus.NoApparentJump, Find(Counts(200, 60, 130, 190)).Status);
    }

    [Fact]
    public void Significance_is_corrected_over_the_gaps()
    {
        ApparentJump jump = Find(Counts(40, 0, 0, 0, 7, 7, 7));
        // Seven gained and none lost: 2 · 2⁻⁷ by McNemar, times five gaps by Holm.
        Assert.Equal(5 * 2 * Math.Pow(2, -7), jump.PAdjusted!.Value, 1e-12);
        Assert.Equal([Reason.FloorResolution], jump.Reasons);
    }

    [Fact]
    public void A_flat_curve_has_no_jump() => Assert.Equal(JumpStatus.NoApparentJump, Find(Counts(300, 0, 0, 0, 0, 0)).Status);

    [Fact]
    public void Few_examples_at_the_floor_are_inconclusive_and_say_how_many_would_tell()
    {
        ApparentJump jump = Find(Counts(20, 0, 0, 0, 0, 0));
        Assert.Equal(JumpStatus.Inconclusive, jump.Status);
        Assert.Equal([Reason.FloorResolution], jump.Reasons);
        Assert.Equal(1 - Math.Pow(0.025, 1.0 / 20), jump.HiddenAccuracy!.Value, 12);
        Assert.Equal(36, jump.ExamplesNeeded);
    }

    [Fact]
    public void A_gain_that_few_examples_cannot_confirm_is_inconclusive() =>
        Assert.Equal([Reason.FloorResolution], Find(Counts(12, 0, 0, 0, 3, 3)).Reasons);

    [Fact]
    public void One_scale_has_no_gap()
    {
        ApparentJump jump = Find(Counts(50, 10));
        Assert.False(jump.HasGap);
        Assert.Equal([Reason.TooFewScales], jump.Reasons);
        Assert.Throws<InvalidOperationException>(() => jump.From);
    }

    [Fact]
    public void The_indices_of_a_straight_line_are_the_number_of_gaps()
    {
        ApparentJump jump = Find(Counts(100, 10, 20, 30, 40, 50));
        Assert.Equal(4, jump.Breakthroughness!.Value, 9);
        Assert.Equal(4, jump.Linearity!.Value, 9);
    }

    [Fact]
    public void Breakthroughness_is_absent_where_half_the_steps_are_flat() => Assert.Null(Find(Counts(100, 0, 0, 0, 50)).Breakthroughness);

    [Fact]
    public void A_gap_that_a_failed_seed_makes_is_inconclusive()
    {
        ApparentJump jump = Find(Seeds(100, [0, 1], [1, 0], [2, 60], [91, 93], [92, 94]));
        Assert.Equal(JumpStatus.Inconclusive, jump.Status);
        Assert.Equal([Reason.ModelNoise], jump.Reasons);
    }

    [Fact]
    public void A_gap_that_all_seeds_show_is_apparent() =>
        Assert.Equal(JumpStatus.Apparent, Find(Seeds(100, [0, 1], [1, 0], [3, 6], [82, 87], [88, 94])).Status);

    [Fact]
    public void A_lone_run_that_stands_out_is_model_noise_and_one_that_is_followed_is_not()
    {
        ApparentJump lone = Find(Counts(200, 4, 2, 3, 90, 2, 5, 3));
        Assert.Equal((JumpStatus.Inconclusive, Reason.ModelNoise), (lone.Status, Assert.Single(lone.Reasons)));
        Assert.Equal(JumpStatus.Apparent, Find(Counts(200, 4, 2, 3, 90, 85, 95, 93)).Status);
    }

    [Fact]
    public void A_rise_onto_the_last_of_many_scales_is_a_trend() => Assert.Equal(JumpStatus.Apparent, Find(Counts(200, 4, 2, 3, 5, 2, 4, 90)).Status);

    [Fact]
    public void A_stricter_level_lets_no_more_pass()
    {
        // The five orders of one large gain: what is noise at 0.05 is noise at 0.005.
        foreach (double alpha in (double[])[0.05, 0.005])
            Assert.Equal([Reason.ModelNoise], Find(Counts(200, 80, 10, 140, 60, 40), new() { Alpha = alpha }).Reasons);
    }

    [Fact]
    public void A_lone_last_run_among_scales_of_many_weighs_as_one()
    {
        // Six scales of five seeds each about one mean, and one run on top that differs from it by as much as the seeds do among themselves.
        int[][] runs = [[20, 70, 30, 60, 45], [35, 80, 45, 65, 40], [15, 60, 25, 55, 35], [30, 75, 40, 60, 45], [20, 65, 25, 50, 40], [25, 70, 35, 60, 45], [85]];
        ScaleValues Scale(int run) => new() { Params = Math.Pow(10, 7 + Math.Min(run / 5, 6)) };
        ApparentJump jump = Find(Family.Records([.. runs.SelectMany(scale => scale.Select(count => Family.Right(count, 100)))], Scale, run => run));
        Assert.Equal((JumpStatus.Inconclusive, Reason.ModelNoise), (jump.Status, Assert.Single(jump.Reasons)));
    }

    [Fact]
    public void Three_scales_cannot_tell_noise_and_are_let_pass() => Assert.Equal(JumpStatus.Apparent, Find(Counts(200, 2, 1, 120)).Status);

    [Fact]
    public void The_same_seed_gives_the_same_bits()
    {
        Record[] records = [.. Seeds(80, [0, 4], [8, 2], [3, 6], [52, 57], [78, 74])];
        Assert.Equal(Find(records).Gain, Find(records).Gain);
    }

    [Fact]
    public void An_unbounded_raw_metric_is_refused()
    {
        ScoreTable table = ScoreTable.Of(RecordSet.Of(Counts(10, 1, 5)), [MetricCatalogue.Get("token_edit_distance")]);
        ScaleCurve? curve = ScaleCurve.Of(Comparison.Of(table.Keys)[0], table.Columns[0], ScaleAxis.Params);
        Assert.Throws<ArgumentException>(() => JumpFinder.Find(curve, new()));
    }

    private static IEnumerable<Record> Counts(int examples, params int[] right) => Family.Records([.. right.Select(count => Family.Right(count, examples))]);

    private static IEnumerable<Record> Seeds(int examples, params int[][] right) => Family.Records(
        [.. right.SelectMany(scale => scale.Select(count => Family.Right(count, examples)))],
        k => new() { Params = Math.Pow(10, 7 + (k / 2)) }, k => k % 2);

    private static ApparentJump Find(IEnumerable<Record> records, JumpOptions? options = null)
    {
        ScoreTable table = ScoreTable.Of(RecordSet.Of(records), [MetricCatalogue.Get("exact_match")]);
        return JumpFinder.Find(ScaleCurve.Of(Comparison.Of(table.Keys)[0], table.Columns[0], ScaleAxis.Params), options ?? new());
    }
}
