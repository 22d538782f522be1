using MetricLens.Arms;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Survival;

namespace MetricLens.Tests.Arms;

public class ArmComparisonTests
{
    private static readonly Record[] Step = MadeArms.Simulated("arm_step"), Shift = MadeArms.Simulated("arm_shift");

    [Fact]
    public void Swapping_arm_and_baseline_turns_every_sign()
    {
        ArmFinding forth = MadeArms.One(Shift, "0-shot"), back = MadeArms.One(Shift, "5-shot");
        Assert.Equal(("5-shot", "0-shot", "0-shot", "5-shot"), (forth.Arm, forth.Baseline, back.Arm, back.Baseline));
        Assert.Equal(forth.Benefits.Count, back.Benefits.Count);
        foreach ((Benefit one, Benefit other) in forth.Benefits.Zip(back.Benefits))
        {
            Assert.Equal(one.Difference.Value, -other.Difference.Value, 1e-12);
            Assert.Equal(one.Difference.Lower, -other.Difference.Upper, 1e-12);
            Assert.Equal((one.Helps, one.Harms), (other.Harms, other.Helps));
        }
        foreach ((MetricFinding one, MetricFinding other) in forth.Difference.Metrics.Zip(back.Difference.Metrics))
        {
            Assert.Equal(one.Survival!.Latent.Values.Select(value => -value), other.Survival!.Latent.Values, (left, right) => Math.Abs(left - right) < 1e-12);
            for (int k = 0; k < one.Survival.Latent.Count; k++) Assert.Equal(one.Survival.Latent.Covariance[k, 0], other.Survival.Latent.Covariance[k, 0], 1e-12);
        }
        foreach ((ScaleShift one, ScaleShift other) in forth.Shifts.Zip(back.Shifts))
        {
            Assert.Equal(one.Level, other.Level, 1e-9);
            Assert.Equal(one.Value!.Value, -other.Value!.Value, 1e-9);
        }
    }

    [Fact]
    public void Identical_arms_differ_nowhere_and_shift_nothing()
    {
        Record[] baseline = [.. Shift.Where(record => record.Arm == "0-shot")];
        ArmFinding finding = MadeArms.One([.. baseline, .. baseline.Select(record => record.With(arm: "twin"))]);
        Assert.All(finding.Benefits, benefit => Assert.Equal((0.0, false, false), (benefit.Difference.Value, benefit.Helps, benefit.Harms)));
        Assert.Equal((JumpStatus.NoApparentJump, Verdict.NoApparentJump), (finding.Difference.Jump.Status, finding.Overall));
        Assert.All(finding.Difference.Metrics, metric => Assert.All(metric.Survival!.Latent.Values, value => Assert.Equal(0, value)));
        Assert.NotEmpty(finding.Shifts);
        Assert.All(finding.Shifts, shift => Assert.Equal((0.0, 1.0, false), (shift.Value, shift.Factor, shift.IsShown)));
        Assert.Null(finding.HelpsFrom);
    }

    [Fact]
    public void The_order_of_records_leaves_no_trace()
    {
        Record[] shuffled = [.. Step];
        new Random(3).Shuffle(shuffled);
        Assert.Equal(Json(MadeArms.Compare(Step)), Json(MadeArms.Compare(shuffled)));
    }

    [Fact]
    public void Threads_leave_no_trace()
    {
        Record[] both = [.. Step, .. Shift];
        Assert.Equal(Json(MadeArms.Compare(both)), Json(MadeArms.Compare(both, options: MadeArms.Options with { Threads = 4 })));
    }

    [Fact]
    public void A_benefit_that_is_a_step_in_the_latent_score_too_survives_and_is_told_from_where_on()
    {
        ArmFinding finding = MadeArms.One(MadeArms.Simulated("arm_step", new() { Seed = 3 }));
        Assert.Equal(Verdict.Survives, finding.Overall);
        Assert.Equal(finding.Difference.Jump.Above, finding.HelpsFrom);
        ScaleShift shift = finding.Shift("exact_match")!;
        Assert.Equal((Reach.Within, Reach.Never, null), (shift.Arm.Reach, shift.Baseline.Reach, shift.Value));
        Assert.True(shift.Lower > 0 && double.IsPositiveInfinity(shift.Upper));
    }

    // Over three scales there is no telling the noise between models, and resamples of examples are nearly normal: half-widths of 1.96 and 0.99 standard
    // deviations, but of 1.64 and 0.47 with the whole level in either tail.
    [Fact]
    public void The_bounds_of_a_shift_leave_half_of_the_level_on_either_side()
    {
        Record[] arm = [.. Family.Records([Family.Right(40, 400), Family.Right(200, 400), Family.Right(360, 400)]).Select(record => record.As(arm: "cot"))];
        Record[] baseline = [.. Family.Records([Family.Right(20, 400), Family.Right(160, 400), Family.Right(330, 400)]).Select(record => record.As(arm: "direct"))];
        Assert.InRange(Width(0.05) / Width(0.32), 1.7, 2.3);

        double Width(double alpha)
        {
            ScaleShift shift = MadeArms.Compare([.. arm, .. baseline], options: MadeArms.Options with { Alpha = alpha }).Findings.Single().Shift("exact_match")!;
            Assert.Equal((1 - alpha, false), (shift.Confidence, shift.HasModelNoise));
            return shift.Upper - shift.Lower;
        }
    }

    [Theory]
    [InlineData(50, 0.25)]
    [InlineData(20, 0.5)]
    public void A_level_is_the_middle_of_what_both_pass_through_or_of_the_longer_where_that_is_little(int most, double level)
    {
        Record[] arm = [.. Family.Records([Family.Right(0, 100), Family.Right(30, 100), Family.Right(60, 100), Family.Right(100, 100)]).Select(record => record.As(arm: "cot"))];
        Record[] baseline = [.. Family.Records([Family.Right(0, 100), Family.Right(most / 3, 100), Family.Right(2 * most / 3, 100), Family.Right(most, 100)]).Select(record => record.As(arm: "direct"))];
        Assert.Equal(level, MadeArms.One([.. arm, .. baseline]).Shift("exact_match")!.Level, 1e-9);
    }

    [Fact]
    public void A_benefit_that_stands_at_every_scale_is_an_artifact_where_the_raw_metric_makes_it_jump()
    {
        ArmFinding finding = MadeArms.One(MadeArms.Simulated("arm_shift", new() { Tau = 0.03, Seed = 2 }));
        Assert.Equal((JumpStatus.Apparent, Verdict.Artifact), (finding.Difference.Jump.Status, finding.Overall));
        StandingBenefit standing = finding.Standing[0]!;
        Assert.True(standing.BelowLower > 0);
        Assert.True(standing.StepShareUpper < 0.5);
    }

    [Fact]
    public void A_difference_that_noise_between_models_explains_is_no_apparent_jump()
    {
        // Two arms that are alike but for the models' noise; examples alone would call every third of such differences a jump.
        int apparent = 0, unclear = 0;
        for (int seed = 0; seed < 20; seed++)
        {
            ArmFinding finding = MadeArms.One(MadeArms.Simulated("arm_none", new() { Tau = 0.5, Models = 6, Examples = 200, Seed = seed }));
            if (finding.Difference.Jump.Status == JumpStatus.Apparent) apparent++;
            if (finding.Difference.Jump.Reasons.Contains(Reason.ModelNoise)) unclear++;
        }
        Assert.InRange(apparent, 0, 4);
        Assert.InRange(unclear, 3, 20);
    }

    [Fact]
    public void Three_arms_make_two_comparisons_with_one_baseline()
    {
        Record[] third = [.. Step.Where(record => record.Arm == "0-shot").Select(record => record.With(arm: "1-shot"))];
        ArmComparison comparison = MadeArms.Compare([.. Step, .. third]);
        Assert.Equal([("1-shot", "0-shot"), ("5-shot", "0-shot")], comparison.Findings.Select(finding => (finding.Arm, finding.Baseline)));
        Assert.Equal([BaselineChoice.PlainName, BaselineChoice.PlainName], comparison.Findings.Select(finding => finding.BaselineChoice));
    }

    [Fact]
    public void The_number_of_comparisons_is_corrected_for()
    {
        Record[] many = [.. Enumerable.Range(0, 6).SelectMany(task => Step.Select(record => record.With(task: $"t{task}")))];
        ArmComparison alone = MadeArms.Compare(Step), together = MadeArms.Compare(many);
        double? one = alone.Findings[0].Difference.Metrics[0].PSurvivesAdjusted, all = together.Findings[0].Difference.Metrics[0].PSurvivesAdjusted;
        Assert.Equal(Math.Min(1, 6 * one!.Value), all!.Value, 1e-12);
    }

    [Fact]
    public void One_arm_alone_is_told_to_be_one() => Assert.Contains("'0-shot' and '5-shot'",
        Assert.Throws<InputDataException>(() => MadeArms.Compare(Step.Where(record => record.Arm == "5-shot"))).Message, StringComparison.Ordinal);

    [Fact]
    public void An_unknown_baseline_suggests_the_nearest() => Assert.Contains("did you mean '0-shot'",
        Assert.Throws<ArgumentException>(() => MadeArms.Compare(Step, "0-shots")).Message, StringComparison.Ordinal);

    [Fact]
    public void A_task_without_the_baseline_is_skipped_and_said_so()
    {
        Record[] other = [.. Step.Select(record => record.With(task: "other", arm: record.Arm == "0-shot" ? "direct" : "cot"))];
        ArmComparison comparison = MadeArms.Compare([.. Step, .. other], "0-shot");
        Assert.Equal("arm_step", Assert.Single(comparison.Findings).Task);
        Assert.Equal(["cot", "direct"], comparison.Skipped.Select(skipped => skipped.Arm));
        Assert.All(comparison.Skipped, skipped => Assert.Contains("no arm '0-shot'", skipped.Why, StringComparison.Ordinal));
    }

    [Fact]
    public void Arms_without_a_shared_example_are_skipped()
    {
        ArmComparison comparison = MadeArms.Compare(Step.Select(record => record.Arm == "5-shot" ? record.With(example: "x" + record.ExampleId) : record));
        Assert.Empty(comparison.Findings);
        Assert.Contains("independent examples", Assert.Single(comparison.Skipped).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void Arms_without_a_shared_scale_are_skipped()
    {
        ArmComparison comparison = MadeArms.Compare(Step.Select(record => record.Arm == "5-shot" ? record.With(model: "big-" + record.Model, scales: new() { Params = record.Scales.Params * 1.5 }) : record));
        Assert.Contains("no run of it has a partner", Assert.Single(comparison.Skipped).Why, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scale_that_one_arm_lacks_is_left_out_of_both_and_told()
    {
        ArmFinding finding = MadeArms.One(Step.Where(record => record.Arm == "0-shot" || record.Model != "m3"));
        Assert.Equal(5, finding.Benefits.Count);
        Assert.Equal(["m3"], finding.UnmatchedBaseline.Select(run => run.Model));
        Assert.Empty(finding.UnmatchedArm);
    }

    [Fact]
    public void Models_of_other_names_pair_by_scale_though_one_is_rounded()
    {
        ArmFinding finding = MadeArms.One(Step.Select(record => record.Arm == "5-shot"
            ? record.With(model: record.Model + "-instruct", scales: new() { Params = record.Scales.Params * 1.01 }) : record));
        ArmFinding same = MadeArms.One(Step);
        Assert.Empty(finding.UnmatchedArm);
        Assert.Equal(same.Benefits.Select(benefit => benefit.Difference), finding.Benefits.Select(benefit => benefit.Difference));
    }

    [Fact]
    public void Replicates_pair_by_seed_and_a_seed_that_one_arm_lacks_is_left_out()
    {
        Record[] seeds = MadeArms.Simulated("arm_step", new() { Models = 5, Examples = 60, SeedsPerScale = 3 });
        ArmFinding finding = MadeArms.One(seeds.Where(record => record is not { Arm: "5-shot", Model: "m2", Seed: 3 }));
        Assert.Equal([3, 2, 3, 3, 3], finding.Benefits.Select(benefit => benefit.Point.Replicates));
        Assert.Equal(["m2 seed 3"], finding.UnmatchedBaseline.Select(run => run.Label));
    }

    [Fact]
    public void Two_scales_have_no_verdict_but_a_difference()
    {
        ArmFinding finding = MadeArms.One(Step.Where(record => record.Model is "m1" or "m6"));
        Assert.Equal(2, finding.Benefits.Count);
        Assert.Equal(Verdict.Inconclusive, finding.Overall);
        Assert.Contains(Reason.TooFewScales, finding.Difference.Reasons);
    }

    [Fact]
    public void Examples_that_one_run_lacks_are_dropped_and_counted()
    {
        ArmFinding finding = MadeArms.One(Step.Where(record => record is not { Arm: "5-shot", Model: "m2", ExampleId: "e000007" or "e000009" }));
        Assert.Equal((118, 2), (finding.ArmCurve.Examples, finding.DroppedExamples));
    }

    [Fact]
    public void Arms_that_are_wrong_everywhere_end_in_a_reason()
    {
        IEnumerable<Record> wrong = new[] { "0-shot", "5-shot" }.SelectMany(arm => Family.Records([.. Enumerable.Repeat("00000000", 6)]).Select(record => record.As(arm: arm)));
        ArmFinding finding = MadeArms.One(wrong);
        Assert.Equal(Verdict.NoApparentJump, finding.Overall);
        Assert.Null(finding.Shift("exact_match"));
        Assert.All(finding.Benefits, benefit => Assert.InRange(benefit.Difference.Upper, 0.1, 0.6));
    }

    private static string Json(ArmComparison comparison)
    {
        using var stream = new MemoryStream();
        ArmsJson.Write(comparison, stream);
        return System.Text.Encoding.UTF8.GetString(stream.ToArray());
    }
}
