using MetricLens.Curves;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Arms;

/// <summary>The noise between models in a raw difference between arms, carried over from the latent scores by the link between the two.</summary>
/// <remarks>
/// Resampling examples takes the runs at hand for the only ones. Where a raw curve is steep, noise from run to run alone makes two arms that
/// are alike differ by more than examples explain, here more and there less.
/// </remarks>
internal sealed class RawNoise
{
    private readonly double[] _variances;
    private readonly int _degreesOfFreedom;

    private RawNoise(double[] variances, int degreesOfFreedom)
    {
        _variances = variances;
        _degreesOfFreedom = degreesOfFreedom;
    }

    /// <summary>Estimates it; <see langword="null"/> where noise or link cannot be.</summary>
    /// <param name="raw">Both arms' raw curves.</param>
    /// <param name="continuous">Both arms' curves under the primary continuous metric, over the same examples.</param>
    public static RawNoise? Of((ScaleCurve Arm, ScaleCurve Baseline) raw, (ScaleCurve Arm, ScaleCurve Baseline) continuous)
    {
        LatentCurve arm = LatentCurve.Of(continuous.Arm), baseline = LatentCurve.Of(continuous.Baseline);
        if (PairNoise.Of(arm, baseline, LatentCurve.Difference(continuous.Arm, continuous.Baseline)) is not { } noise
            || RawMoves.Of(raw.Arm, arm) is not { } armMoves || RawMoves.Of(raw.Baseline, baseline) is not { } baselineMoves) return null;
        double range = Benefit.Range(raw.Arm);
        return new([.. raw.Arm.Points.Select((point, k) => noise.Variance(armMoves.Slope(k), baselineMoves.Slope(k)) * range * range / point.Replicates)], noise.DegreesOfFreedom);
    }

    /// <summary>
    /// Whether the gain of a difference over a gap is no more than examples and runs differ by: a t test with the sampling variance and the noise of both
    /// scales, degrees of freedom by Satterthwaite, Bonferroni over the gaps.
    /// </summary>
    public bool Explains(ScaleCurve difference, int gap, double alpha)
    {
        double noise = _variances[gap] + _variances[gap + 1], sampling = SamplingVariance(difference, gap), variance = noise + sampling;
        double gain = difference.Points[gap + 1].Mean.Value - difference.Points[gap].Mean.Value;
        if (!(variance > 0)) return false;
        int units = difference.IndependentUnits - 1;
        double degreesOfFreedom = variance * variance / ((noise * noise / _degreesOfFreedom) + (sampling * sampling / units));
        return !(StudentT.Survival(gain / Math.Sqrt(variance), degreesOfFreedom) * 2 * (difference.Points.Count - 1) < alpha);
    }

    private static double SamplingVariance(ScaleCurve difference, int gap)
    {
        double[] below = difference.PointScores(gap), above = difference.PointScores(gap + 1);
        double[][] gains = [[.. above.Zip(below, (after, before) => after - before)]];
        return PairedCovariance.OfMeans(gains, difference.Clusters)[0, 0];
    }
}
