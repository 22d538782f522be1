using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>The band of a fit: its own error and the noise between models, over as many runs as the median scale has.</summary>
internal sealed class FitBand(MixedModelFit fit, LatentCurve latent)
{
    /// <summary>The two-sided level of all bands.</summary>
    public const double Level = 0.95;

    /// <summary>Points drawn from one scale to the next: enough for a smooth line.</summary>
    public const int PointsAGap = 12;

    private readonly double _critical = StudentT.Quantile((1 + Level) / 2, fit.DegreesOfFreedom);

    private readonly double _between = fit.Tau2 / Quantile.Of([.. latent.Replicates.Select(count => (double)count)], 0.5);

    /// <summary>The fit's value where its columns have these weights, and its band's ends there.</summary>
    public (double Value, double Lower, double Upper) At(ReadOnlySpan<double> weights)
    {
        double value = fit.Combine(weights), error = fit.StandardError(weights), half = _critical * Math.Sqrt((error * error) + _between);
        return (value, value - half, value + half);
    }
}
