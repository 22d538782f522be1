using MetricLens.Calibration;
using MetricLens.Survival;

namespace MetricLens.Tests.Calibration;

/// <summary>The other ways to decide, on curves made by hand.</summary>
public class BaselineTests
{
    private static readonly double[] Units = [.. Enumerable.Range(0, 9).Select(k => k / 8.0)];

    [Theory]
    [InlineData(new[] { 0, 0.001, 0, 0.001, 0.9, 0.901, 0.9, 0.902 }, true)]
    [InlineData(new[] { 0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7 }, false)]
    [InlineData(new[] { 0, 0, 0, 0, 0, 0, 0.4, 0.9 }, true)]
    [InlineData(new[] { 0.9, 0.9, 0.9, 0.9, 0.9, 0, 0, 0 }, false)]
    [InlineData(new[] { 0.2, 0.2, 0.2, 0.2 }, false)]
    public void A_breakthrough_is_a_rise_a_hundred_times_the_median_step(double[] means, bool isBreakthrough) =>
        Assert.Equal(isBreakthrough, Baselines.IsBreakthrough(means));

    [Theory]
    [InlineData(30, 0.5, true)]
    [InlineData(200, 0.3, true)]
    [InlineData(1, 0.5, false)]
    public void A_sigmoid_is_preferred_where_it_is_steep_enough_to_differ_from_a_line(double steepness, double middle, bool isSigmoid)
    {
        // Errors of a hundredth, the same every time: without any, the sigmoid that made the curve would always fit better.
        double[] errors = [0.01, -0.008, 0.004, -0.01, 0.006, 0.009, -0.007, 0.003, -0.006];
        double[] means = [.. Units.Zip(errors, (unit, error) => 0.05 + (0.9 / (1 + Math.Exp(-steepness * (unit - middle)))) + error)];
        Assert.Equal(isSigmoid, Baselines.IsSigmoid(Units, means));
    }

    [Fact]
    public void A_line_a_flat_curve_and_a_fall_are_no_sigmoids()
    {
        Assert.False(Baselines.IsSigmoid(Units, Units));
        Assert.False(Baselines.IsSigmoid(Units, [.. Units.Select(_ => 0.5)]));
        Assert.False(Baselines.IsSigmoid(Units, [.. Units.Select(unit => unit < 0.5 ? 0.9 : 0.1)]));
    }

    [Fact]
    public void Below_seven_scales_a_sigmoid_cannot_be_judged() =>
        Assert.Null(Baselines.IsSigmoid([0, 0.2, 0.4, 0.6, 0.8, 1], [0, 0, 0, 1, 1, 1]));

    [Fact]
    public void Where_models_differ_by_more_than_their_examples_the_examples_alone_see_a_step()
    {
        double[] noisy = [0, 0.3, 0.1, 0.9, 0.7, 1.2], positions = [1, 2, 3, 4, 5, 6];
        double[,] covariance = new double[6, 6];
        for (int k = 0; k < 6; k++) covariance[k, k] = 0.0001;
        var curve = LatentCurve.Of(positions, noisy, covariance);
        // The example errors of 0.01 are a tenth of what the models differ by.
        Assert.True(Baselines.SurvivesByExamplesAlone(curve, 3, new()));
        Assert.Equal(Verdict.Inconclusive, SurvivalTest.Run(curve, 3, new()).Verdict);
        var line = LatentCurve.Of(positions, [0, 1, 2, 3, 4, 5], covariance);
        Assert.False(Baselines.SurvivesByExamplesAlone(line, 3, new()));
    }
}
