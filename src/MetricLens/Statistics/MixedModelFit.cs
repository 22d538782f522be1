namespace MetricLens.Statistics;

/// <summary>A generalised least squares fit with an estimated variance between models.</summary>
/// <param name="coefficients">The coefficients, in the order of the design's columns.</param>
/// <param name="covariance">Their covariance.</param>
/// <param name="tau2">The variance between models.</param>
/// <param name="degreesOfFreedom">The degrees of freedom of a t reference.</param>
/// <param name="logLikelihood">The Gaussian log-likelihood at τ², without its constant.</param>
public sealed class MixedModelFit(double[] coefficients, double[,] covariance, double tau2, int degreesOfFreedom, double logLikelihood)
{
    /// <summary>The coefficients, in the order of the design's columns.</summary>
    public double[] Coefficients { get; } = coefficients;

    /// <summary>The coefficients' covariance.</summary>
    public double[,] Covariance { get; } = covariance;

    /// <summary>The variance between models, τ² ≥ 0, by Paule and Mandel.</summary>
    public double Tau2 { get; } = tau2;

    /// <summary>Points less coefficients, plus the replicates beyond one a point where these share in τ².</summary>
    public int DegreesOfFreedom { get; } = degreesOfFreedom;

    /// <summary>The Gaussian log-likelihood at τ², without its constant.</summary>
    public double LogLikelihood { get; } = logLikelihood;

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
