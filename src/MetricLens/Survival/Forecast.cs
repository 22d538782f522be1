namespace MetricLens.Survival;

/// <summary>Do the scales below the jump foretell those above it? The method's T5, the literature's unpredictability.</summary>
/// <remarks>
/// A line, and from five scales on a parabola, is fitted to the scales below; the prediction interval holds the fit's error, the noise between
/// models over the scale's runs, and the sampling error over examples, which the scales share. The noise between models is not plugged in as if known:
/// the interval mixes the normal distributions of all τ² that the scales below, and the replicates at any scale, leave open.
/// Reference: Wei et al. 2022 (arXiv 2206.07682), "cannot be predicted by extrapolating"; Iyer, Wang and Mathew 2004, <i>JASA</i> 99, the mixture.
/// </remarks>
/// <param name="Level">The two-sided level of the intervals.</param>
/// <param name="Fits">The forecasts, by rising degree; at least one.</param>
public sealed record Forecast(double Level, IReadOnlyList<ForecastFit> Fits)
{
    /// <summary>The least number of scales below the jump that are extrapolated.</summary>
    public const int FewestScalesBelow = 3;

    /// <summary>The level of the intervals.</summary>
    private const double IntervalLevel = 0.95;

    /// <summary>The least number of scales below that a parabola is fitted to: with one degree of freedom left its interval would hold anything.</summary>
    private const int FewestScalesBelowForParabola = 5;

    /// <summary>The share of the scales above that no smooth curve foretells: whose score is outside the interval of every degree. Range 0 to 1.</summary>
    public double Unpredictability =>
        Enumerable.Range(0, Fits[0].Points.Count).Average(i => Fits.All(fit => !fit.Points[i].IsInside) ? 1.0 : 0.0);

    /// <summary>Whether the first scale above the jump lies above the interval of every degree: the rise came unannounced.</summary>
    public bool IsUnannounced => Fits.All(fit => fit.Points[0].Observed > fit.Points[0].Upper);

    /// <summary>The p-value that the first scale above the jump is where the scales below point to: the largest over the degrees.</summary>
    public double PFirst => Fits.Max(fit => fit.Points[0].PValue);

    /// <summary>Forecasts in latent units alone.</summary>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the gap.</param>
    /// <returns>The forecast; <see langword="null"/> with fewer than three scales below.</returns>
    public static Forecast? Of(LatentCurve curve, int above) => Of(curve, above, null);

    /// <summary>Forecasts, also in the raw metric's unit where there is a link to it.</summary>
    internal static Forecast? Of(LatentCurve curve, int above, RawLink? link)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!(above > 0 && above < curve.Count))
            throw new ArgumentOutOfRangeException(nameof(above), above, $"The gap must lie between two of {curve.Count} scales.");
        if (above < FewestScalesBelow) return null;
        ForecastFit[] fits = [.. Enumerable.Range(1, above < FewestScalesBelowForParabola ? 1 : 2)
            .Select(degree => ForecastFit.Of(curve, above, degree, IntervalLevel, link)).OfType<ForecastFit>()];
        return fits.Length == 0 ? null : new(IntervalLevel, fits);
    }
}
