using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>A smooth curve with a step at a given gap, fitted to a latent curve.</summary>
/// <param name="Degree">The degree of the smooth part, a polynomial in the rescaled place.</param>
/// <param name="DegreesOfFreedom">The degrees of freedom of the t reference.</param>
/// <param name="Tau2">The variance between models, τ².</param>
/// <param name="Delta">The step δ, in latent units.</param>
/// <param name="DeltaStandardError">Its standard error.</param>
/// <param name="Total">The fitted total improvement from the first scale to the last, in latent units.</param>
/// <param name="TotalStandardError">Its standard error.</param>
/// <param name="Share">The step share E = δ / total; <see langword="null"/> where the fitted total is not positive.</param>
/// <param name="ShareStandardError">Its standard error by the delta method.</param>
public sealed record StepFit(int Degree, int DegreesOfFreedom, double Tau2, double Delta, double DeltaStandardError,
    double Total, double TotalStandardError, double? Share, double? ShareStandardError)
{
    /// <summary>The smooth part's coefficients, constant first, and the step last.</summary>
    public required MixedModelFit Fit { get; init; }

    /// <summary>The one-sided p-value that there is no step, by the t of δ.</summary>
    public double PStep => Upper(Delta, DeltaStandardError);

    /// <summary>The one-sided p-value that the step share is nought: what the verdict's lower bound rests on; 1 where there is no share.</summary>
    public double PShare => Share is { } share ? Upper(share, ShareStandardError!.Value) : 1;

    /// <summary>The one-sided bounds of the step at level α.</summary>
    public (double Lower, double Upper) DeltaBounds(double alpha) => Bounds(Delta, DeltaStandardError, alpha);

    /// <summary>The one-sided bounds of the step share at level α; <see langword="null"/> where there is no share.</summary>
    public (double Lower, double Upper)? ShareBounds(double alpha) =>
        Share is { } share ? Bounds(share, ShareStandardError!.Value, alpha) : null;

    /// <summary>The one-sided p-value that the step share is at least <paramref name="threshold"/>; 1 where there is no share.</summary>
    public double PShareBelow(double threshold) => Share is { } share ? Upper(threshold - share, ShareStandardError!.Value) : 1;

    /// <summary>Whether the fitted total improvement is above nought at level α.</summary>
    public bool IsTotalEstablished(double alpha) => Bounds(Total, TotalStandardError, alpha).Lower > 0;

    private double Upper(double value, double standardError) => standardError > 0
        ? StudentT.Survival(value / standardError, DegreesOfFreedom)
        : value > 0 ? 0 : 1;

    private (double Lower, double Upper) Bounds(double value, double standardError, double alpha)
    {
        double half = StudentT.Quantile(1 - alpha, DegreesOfFreedom) * standardError;
        return (value - half, value + half);
    }

    /// <summary>Fits the smooth curve and the step; <see langword="null"/> where no degree of freedom is left.</summary>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the gap.</param>
    /// <param name="degree">The degree of the smooth part, at least 1.</param>
    public static StepFit? Of(LatentCurve curve, int above, int degree)
    {
        ArgumentNullException.ThrowIfNull(curve);
        ArgumentOutOfRangeException.ThrowIfLessThan(degree, 1);
        if (!(above > 0 && above < curve.Count))
            throw new ArgumentOutOfRangeException(nameof(above), above, $"The gap must lie between two of {curve.Count} scales.");
        if (curve.Model.Fit([.. curve.Polynomial(degree), curve.Step(above)]) is not { } fit) return null;
        // From the first scale to the last every power of the rescaled place but the constant gains 1, and so does the step.
        double[] gain = [0, .. Enumerable.Repeat(1.0, degree + 1)];
        double[] pick = [.. Enumerable.Repeat(0.0, degree + 1), 1];
        double delta = fit.Combine(pick), total = fit.Combine(gain);
        double? share = total > 0 ? delta / total : null;
        double? shareError = share is { } value
            ? fit.StandardError([.. pick.Zip(gain, (own, all) => (own - (value * all)) / total)])
            : null;
        return new(degree, fit.DegreesOfFreedom, fit.Tau2, delta, fit.StandardError(pick), total, fit.StandardError(gain), share, shareError) { Fit = fit };
    }

    /// <summary>The fitted smooth part at a place rescaled as in <see cref="LatentCurve.Units"/>, the step left out; above the gap add <see cref="Delta"/>.</summary>
    /// <param name="unit">The place, 0 at the first scale and 1 at the last.</param>
    public double SmoothAt(double unit)
    {
        double value = 0;
        for (int power = Degree; power >= 0; power--) value = (value * unit) + Fit.Coefficients[power];
        return value;
    }
}
