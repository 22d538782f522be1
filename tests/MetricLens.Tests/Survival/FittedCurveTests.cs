using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

public class FittedCurveTests
{
    private static readonly double[] Positions = [7, 8, 9, 10, 11, 12, 13, 14];

    [Fact]
    public void A_step_s_curve_is_the_fit_at_the_scales_and_its_band_is_the_fit_s_own_error_and_the_noise_between_models()
    {
        LatentCurve latent = Latent(0.1, 0.32, 0.38, 0.61, 3.8, 3.93, 4.21, 4.18);
        SurvivalFinding finding = SurvivalTest.Run(latent, 4, new());
        StepFit fit = finding.Narrower!;
        FittedCurve curve = finding.StepCurve!;
        double critical = StudentT.Quantile(0.975, fit.DegreesOfFreedom);
        for (int k = 0; k < latent.Count; k++)
        {
            FittedPoint point = curve.Points.Single(point => point.Position == Positions[k]);
            double unit = latent.Units[k], value = fit.SmoothAt(unit) + (k >= 4 ? fit.Delta : 0);
            double[] weights = [.. Enumerable.Range(0, fit.Degree + 1).Select(power => Math.Pow(unit, power)), k >= 4 ? 1 : 0];
            double half = critical * Math.Sqrt(Math.Pow(fit.Fit.StandardError(weights), 2) + fit.Tau2);
            Assert.Equal(value, point.Value, 1e-9);
            Assert.Equal((value - half, value + half), (point.Lower, point.Upper), new Near());
        }
        Assert.Equal(0.95, curve.Level);
        Assert.Equal(curve.Points.Select(point => point.Position).Order(), curve.Points.Select(point => point.Position));
        Assert.DoesNotContain(curve.Points, point => point.Position > Positions[3] && point.Position < Positions[4]);
    }

    [Fact]
    public void An_onset_s_curve_is_its_two_lines_within_a_band()
    {
        LatentCurve latent = Latent(0.02, -0.03, 0.01, 0.02, 1.03, 1.98, 3.02, 3.97);
        SurvivalFinding finding = SurvivalTest.Run(latent, 5, new());
        Onset onset = finding.Onset!;
        Assert.True(onset.TakesOff);
        Assert.All(finding.HingeCurve!.Points, point =>
        {
            double unit = (point.Position - Positions[0]) / (Positions[^1] - Positions[0]);
            Assert.Equal(onset.ValueAt(unit - latent.Units[onset.At]), point.Value, 1e-9);
            Assert.True(point.Lower < point.Value && point.Value < point.Upper);
        });
    }

    private static LatentCurve Latent(params double[] values)
    {
        double[,] covariance = new double[values.Length, values.Length];
        for (int k = 0; k < values.Length; k++) covariance[k, k] = 1e-3;
        return LatentCurve.Of(Positions, values, covariance);
    }

    private sealed class Near : IEqualityComparer<(double, double)>
    {
        public bool Equals((double, double) x, (double, double) y) => Math.Abs(x.Item1 - y.Item1) < 1e-9 && Math.Abs(x.Item2 - y.Item2) < 1e-9;

        public int GetHashCode((double, double) obj) => 0;
    }
}
