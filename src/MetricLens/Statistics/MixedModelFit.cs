namespace MetricLens.Statistics;

/// <summary>A generalised least squares fit with an estimated variance between models.</summary>
/// <param name="Coefficients">The coefficients, in the order of the design's columns.</param>
/// <param name="Covariance">Their covariance.</param>
/// <param name="Tau2">The variance between models, τ² ≥ 0, by Paule and Mandel.</param>
/// <param name="DegreesOfFreedom">Points less coefficients, plus the replicates beyond one a point.</param>
/// <param name="LogLikelihood">The Gaussian log-likelihood at τ², without its constant.</param>
public sealed record MixedModelFit(double[] Coefficients, double[,] Covariance, double Tau2, int DegreesOfFreedom, double LogLikelihood)
{
    /// <summary>The value of a linear combination of the coefficients.</summary>
    public double Combine(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++) sum += weights[i] * Coefficients[i];
        return sum;
    }

    /// <summary>The standard error of a linear combination of the coefficients.</summary>
    public double StandardError(ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
            for (int j = 0; j < weights.Length; j++) sum += weights[i] * Covariance[i, j] * weights[j];
        return Math.Sqrt(Math.Max(sum, 0));
    }
}
