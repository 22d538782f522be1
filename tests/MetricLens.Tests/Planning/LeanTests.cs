using MetricLens.Planning;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Planning;

public class LeanTests
{
    public static TheoryData<string, double[]> Shapes => new()
    {
        { "smooth", [0, 1, 2, 3, 4, 5] },
        { "step", [0, 0, 0, 4, 4, 4] },
        { "hinge", [0, 0, 0, 1, 2, 3] },
    };

    [Theory, MemberData(nameof(Shapes))]
    public void A_curve_without_noise_leans_to_its_own_shape(string id, double[] values)
    {
        Lean lean = Lean.Of(Curve(values, 0.05), 3)!;
        Assert.Equal(id, lean.Leading.Truth.Id);
        Assert.True(lean.Strength >= LeanStrength.Strong, $"{lean.Odds}");
        Assert.Equal(1, lean.Weights.Sum(weight => weight.Weight), 12);
        Assert.Equal(lean.Odds, lean.Weights[0].Weight / lean.Weights[1].Weight);
    }

    // The second hardly rises, so that it counts which part of each shape's rises is positive.
    [Theory]
    [InlineData(0.1, 0.9, 1.3)]
    [InlineData(0.1, 0.35, 0.05)]
    public void The_weights_are_those_that_integrating_by_brute_force_gives(params double[] values)
    {
        const double Error = 0.2, Tau = 0.15;
        Lean lean = Lean.Of(Curve(values, Error), 1, Tau)!;
        // With three scales there is no onset; a step at the first gap.
        double[] powers = [0.5, 0.7, 1, 1.4, 2, 2.8], shares = [0.7, 0.85, 1];
        double smooth = powers.Average(power => Integral([0, Math.Pow(0.5, power), 1])), step = shares.Average(share => Integral([0, ((1 - share) / 2) + share, 1]));
        Assert.Equal(smooth / (smooth + step), lean.Weights.Single(weight => weight.Truth == PlannedTruth.Smooth).Weight, 4);
        Assert.Equal(2, lean.Weights.Count);

        double Integral(double[] rise)
        {
            const double Cell = 0.02;
            double sum = 0, variance = (Error * Error) + (Tau * Tau);
            for (double level = -3; level < 3; level += Cell)
            {
                for (double whole = Cell / 2; whole < 6; whole += Cell)
                {
                    double squares = 0;
                    for (int k = 0; k < 3; k++) squares += Math.Pow(values[k] - level - (whole * rise[k]), 2);
                    sum += Math.Exp(-squares / (2 * variance));
                }
            }
            return sum;
        }
    }

    [Fact]
    public void Where_the_latent_score_starts_does_not_matter()
    {
        double[] values = [0, 0.2, 0.5, 2, 2.4];
        Lean lean = Lean.Of(Curve(values, 0.1), 3)!, moved = Lean.Of(Curve(Array.ConvertAll(values, value => value + 7), 0.1), 3)!;
        Assert.All(lean.Weights.Zip(moved.Weights), pair => Assert.Equal(pair.First.Weight, pair.Second.Weight, 9));
    }

    [Fact]
    public void Two_scales_lean_nowhere_and_noise_as_large_as_the_rise_barely()
    {
        Assert.Null(Lean.Of(Curve([0, 1], 0.1), 1));
        Assert.Equal(LeanStrength.BareMention, Lean.Of(Curve([0, 0.3, 0.5, 0.6], 0.1), 2, 2.0)!.Strength);
        Assert.Throws<ArgumentOutOfRangeException>(() => Lean.Of(Curve([0, 1, 2], 0.1), 3));
    }

    [Theory]
    [InlineData("smooth", 4)]
    [InlineData("step", 4)]
    [InlineData("hinge", 4)]
    public void Where_the_verdict_is_open_the_lean_is_mostly_right(string world, int models)
    {
        LeanRates.Leaning[] leanings = [.. LeanRates.Of(world, PlannedTruth.Get(world), models, ScaleSpacing.Even, 0.15, 7_000, 20)];
        Assert.True(leanings.Length >= 10);
        // Right in 95 % of all such runs (LeanRates): of 20 fewer than 15 in one of ten thousand.
        Assert.True(leanings.Count(lean => lean.IsRight) >= 0.75 * leanings.Length, $"{leanings.Count(lean => lean.IsRight)} of {leanings.Length}");
    }

    private static LatentCurve Curve(double[] values, double error)
    {
        double[,] covariance = new double[values.Length, values.Length];
        for (int k = 0; k < values.Length; k++) covariance[k, k] = error * error;
        return LatentCurve.Of([.. Enumerable.Range(0, values.Length).Select(k => (double)k)], values, covariance);
    }
}
