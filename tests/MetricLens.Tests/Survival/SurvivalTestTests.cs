using MetricLens.Jumps;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

public class SurvivalTestTests
{
    private static readonly SurvivalOptions Options = new();

    [Fact]
    public void Four_scales_of_one_run_each_are_too_few_and_five_are_not()
    {
        Assert.Equal([Reason.TooFewScales], SurvivalTest.Run(Steps(4, 2), 2, Options).Reasons);
        Assert.Equal(Verdict.Survives, SurvivalTest.Run(Steps(5, 2), 2, Options).Verdict);
    }

    [Fact]
    public void A_step_onto_one_lone_run_is_a_lucky_run_or_a_jump()
    {
        SurvivalFinding top = SurvivalTest.Run(Steps(8, 7), 7, Options), bottom = SurvivalTest.Run(Steps(8, 1), 1, Options);
        Assert.Equal((Verdict.Inconclusive, Reason.SingleTopModel), (top.Verdict, top.Reasons[0]));
        Assert.Equal((Verdict.Inconclusive, Reason.Edge), (bottom.Verdict, bottom.Reasons[0]));
    }

    [Fact]
    public void A_wide_gap_is_remarked_on()
    {
        LatentCurve curve = LatentCurve.Of([0, 1, 2, 5, 6, 7, 8, 9], [0, 0.1, 0.2, 5, 5.1, 5.2, 5.3, 5.4], Diagonal(8));
        Assert.Contains(Reason.GapTooWide, SurvivalTest.Run(curve, 3, Options).Reasons);
        Assert.DoesNotContain(Reason.GapTooWide, SurvivalTest.Run(curve, 4, Options).Reasons);
    }

    [Fact]
    public void A_minor_step_must_hold_at_the_level_that_pays_for_its_choice_among_the_gaps()
    {
        const int Scales = 9;
        int attenuated = 0, between = 0;
        for (int i = 0; i <= 60; i++)
        {
            LatentCurve curve = Noisy(Scales, 4, 0.02 * i);
            SurvivalFinding finding = SurvivalTest.Run(curve, 4, Options);
            if (finding.Verdict is not (Verdict.Attenuated or Verdict.Artifact)) continue;
            StepFit[] fits = [.. new[] { 1, 2, 3 }.Select(degree => StepFit.Of(curve, 4, degree)!)];
            bool holds = fits.All(fit => fit.PShare < Options.Alpha / (Scales - 1));
            Assert.Equal(holds, finding.Verdict == Verdict.Attenuated);
            attenuated += holds ? 1 : 0;
            between += !holds && fits.All(fit => fit.PShare < Options.Alpha) ? 1 : 0;
        }
        Assert.True(attenuated > 0 && between > 0, "The steps tried do not straddle the level.");
    }

    private static LatentCurve Steps(int scales, int above) => LatentCurve.Of(
        [.. Enumerable.Range(0, scales).Select(k => (double)k)],
        [.. Enumerable.Range(0, scales).Select(k => (0.1 * k) + (k >= above ? 4 : 0) + (k % 2 == 0 ? 0.01 : -0.01))], Diagonal(scales));

    /// <summary>A line of five units with a step and a fixed pattern of noise.</summary>
    private static LatentCurve Noisy(int scales, int above, double step)
    {
        double[] noise = [0.03, -0.05, 0.04, 0.01, -0.04, 0.05, -0.02, -0.03, 0.01];
        return LatentCurve.Of([.. Enumerable.Range(0, scales).Select(k => (double)k)],
            [.. Enumerable.Range(0, scales).Select(k => (5.0 * k / (scales - 1)) + (k >= above ? step : 0) + noise[k])], Diagonal(scales));
    }

    private static double[,] Diagonal(int size)
    {
        double[,] matrix = new double[size, size];
        for (int k = 0; k < size; k++) matrix[k, k] = 1e-4;
        return matrix;
    }
}
