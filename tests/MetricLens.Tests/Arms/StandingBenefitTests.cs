using MetricLens.Arms;
using MetricLens.Survival;

namespace MetricLens.Tests.Arms;

public class StandingBenefitTests
{
    private static readonly double[] Positions = [0, 1, 2, 3, 4, 5, 6, 7];

    [Fact]
    public void A_constant_difference_stood_below_and_takes_no_step()
    {
        StandingBenefit standing = Of(_ => 1)!;
        Assert.Equal(1, standing.Below, 0.05);
        Assert.True(standing.BelowLower > 0.8);
        Assert.Equal(0, standing.StepShare, 0.05);
        Assert.True(standing.StepShareUpper < 0.5);
        Assert.True(standing.PValue < 0.01);
    }

    [Fact]
    public void A_difference_that_begins_with_a_step_did_not_stand_below()
    {
        StandingBenefit standing = Of(k => k < 4 ? 0 : 1)!;
        Assert.True(standing.BelowLower < 0.02);
        Assert.Equal(1, standing.StepShare, 0.05);
        Assert.True(standing.PValue > 0.5);
    }

    [Fact]
    public void A_difference_that_doubles_by_a_step_stood_below_but_is_half_a_step()
    {
        StandingBenefit standing = Of(k => k < 4 ? 1 : 2)!;
        Assert.True(standing.BelowLower > 0.8);
        Assert.Equal(0.5, standing.StepShare, 0.05);
        Assert.True(standing.StepShareUpper > 0.5);
    }

    // A second ground for artifact pays for itself: at half of its p-value as the level one of the bounds just touches.
    [Fact]
    public void Its_p_value_is_doubled()
    {
        Func<int, double> difference = k => k < 4 ? 1 : 1.95;
        double p = Of(difference)!.PValue;
        Assert.InRange(p, 1e-4, 0.9);
        StandingBenefit at = Of(difference, p / 2)!;
        Assert.Equal(0, Math.Min(at.BelowLower, 0.5 - at.StepShareUpper), 1e-6);
    }

    [Fact]
    public void Where_the_arm_does_harm_above_nothing_stood() => Assert.Null(Of(_ => -1));

    private static StandingBenefit? Of(Func<int, double> difference, double alpha = 0.05)
    {
        double[] wobble = [0.01, -0.01, 0.005, -0.008, 0.009, -0.004, 0.006, -0.01];
        double[,] covariance = new double[8, 8];
        for (int k = 0; k < 8; k++) covariance[k, k] = 1e-5;
        LatentCurve curve = LatentCurve.Of(Positions, [.. Positions.Select((_, k) => difference(k) + wobble[k])], covariance);
        return StandingBenefit.Of(SurvivalTest.Run(curve, 4, new() { Alpha = alpha }));
    }
}
