using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>The latent slope over the scales below the jump, relative to the overall slope: progress while the raw metric stood at its floor.</summary>
/// <param name="Value">The relative slope: 1 where the scales below improve as fast as the whole.</param>
/// <param name="StandardError">Its standard error.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of its t reference, those of the richest step fit.</param>
public sealed record HiddenProgress(double Value, double StandardError, int DegreesOfFreedom)
{
    /// <summary>The one-sided bounds at level α.</summary>
    public (double Lower, double Upper) Bounds(double alpha)
    {
        double half = StudentT.Quantile(1 - alpha, DegreesOfFreedom) * StandardError;
        return (Value - half, Value + half);
    }

    /// <summary>The one-sided p-value that there was no progress below the jump.</summary>
    public double PValue => StandardError > 0 ? StudentT.Survival(Value / StandardError, DegreesOfFreedom) : Value > 0 ? 0 : 1;

    /// <summary>Measures it; <see langword="null"/> with fewer than two scales below, no overall improvement, or no degree of freedom left.</summary>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the gap.</param>
    public static HiddenProgress? Of(LatentCurve curve, int above)
    {
        ArgumentNullException.ThrowIfNull(curve);
        double total = curve.Values[^1] - curve.Values[0];
        if (above < 2 || !(total > 0)) return null;
        StepFit? fit = StepFit.Of(curve, above, 2) ?? StepFit.Of(curve, above, 1);
        if (fit is null) return null;
        double[,] covariance = new double[above, above];
        for (int i = 0; i < above; i++)
            for (int j = 0; j < above; j++) covariance[i, j] = curve.Covariance[i, j];
        var below = new MixedModel([.. curve.Values.Take(above)], covariance, [.. curve.Replicates.Take(above)]);
        double[][] line = [.. curve.Polynomial(1).Select(column => column[..above])];
        if (below.FitAt(fit.Tau2, line) is not { } trend) return null;
        double slope = trend.Combine([0, 1]), error = trend.StandardError([0, 1]);
        return new(slope / total, error / total, fit.DegreesOfFreedom);
    }
}
