using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Arms;

/// <summary>The noise between models in both arms' latent scores, of which the arms of one model share a part.</summary>
/// <remarks>
/// The variances are those of the shape test's fits of either arm and of their difference; from these three follows the covariance. Where the difference
/// varies by more than the arms' variances allow (both can be estimated as nought), each arm is given half of the excess. They are
/// estimates: a draw is as large as one of Student's t with their degrees of freedom.
/// </remarks>
internal sealed class PairNoise
{
    private readonly double _arm;
    private readonly double _shared;
    private readonly double _own;
    private readonly double _excess;
    private readonly int _degreesOfFreedom;

    private PairNoise(double arm, double shared, double own, double excess, int degreesOfFreedom, int ofDifference)
    {
        DegreesOfFreedom = ofDifference;
        _arm = arm;
        _shared = shared;
        _own = own;
        _excess = excess;
        _degreesOfFreedom = degreesOfFreedom;
    }

    /// <summary>The degrees of freedom of the noise in the difference between the arms.</summary>
    public int DegreesOfFreedom { get; }

    /// <summary>The variance of one run's raw difference, whose scores move with the latent ones by these slopes.</summary>
    public double Variance(double armSlope, double baselineSlope) =>
        Math.Pow((armSlope * _arm) - (baselineSlope * _shared), 2) + Math.Pow(baselineSlope * _own, 2)
        + (((armSlope * armSlope) + (baselineSlope * baselineSlope)) * _excess * _excess);

    /// <summary>Estimates it; <see langword="null"/> where too few scales leave a degree of freedom.</summary>
    public static PairNoise? Of(LatentCurve arm, LatentCurve baseline, LatentCurve difference)
    {
        if (FitOf(arm) is not { } ours || FitOf(baseline) is not { } theirs || FitOf(difference) is not { } between) return null;
        double deviation = Math.Sqrt(ours.Tau2), most = Math.Sqrt(ours.Tau2 * theirs.Tau2);
        double covariance = Math.Clamp((ours.Tau2 + theirs.Tau2 - between.Tau2) / 2, -most, most);
        double shared = deviation > 0 ? covariance / deviation : 0;
        double excess = Math.Max(between.Tau2 - (ours.Tau2 + theirs.Tau2 - (2 * covariance)), 0) / 2;
        return new(deviation, shared, Math.Sqrt(Math.Max(theirs.Tau2 - (shared * shared), 0)), Math.Sqrt(excess),
            Math.Min(between.DegreesOfFreedom, Math.Min(ours.DegreesOfFreedom, theirs.DegreesOfFreedom)), between.DegreesOfFreedom);
    }

    /// <summary>Draws the noise of every scale, the mean over its runs, into both arms.</summary>
    public void Draw(RandomStream stream, IReadOnlyList<int> replicates, double[] arm, double[] baseline)
    {
        double scale = Math.Sqrt(_degreesOfFreedom / ChiSquare(stream));
        for (int k = 0; k < arm.Length; k++)
        {
            double first = stream.NextNormal(), second = stream.NextNormal(), size = scale / Math.Sqrt(replicates[k]);
            arm[k] = size * _arm * first;
            baseline[k] = size * ((_shared * first) + (_own * second));
            if (!(_excess > 0)) continue;
            arm[k] += size * _excess * stream.NextNormal();
            baseline[k] += size * _excess * stream.NextNormal();
        }
    }

    private double ChiSquare(RandomStream stream)
    {
        if (_degreesOfFreedom >= MixedModel.KnownVariance) return _degreesOfFreedom;
        double sum = 0;
        for (int i = 0; i < _degreesOfFreedom; i++) sum += Math.Pow(stream.NextNormal(), 2);
        return sum;
    }

    /// <summary>The fit of the shape test at the curve's own largest gain.</summary>
    private static MixedModelFit? FitOf(LatentCurve curve) => Shape.Noise(curve, Enumerable.Range(1, curve.Count - 1).MaxBy(k => curve.Values[k] - curve.Values[k - 1]));
}
