namespace MetricLens.Statistics;

/// <summary>A fitted logistic curve in one variable.</summary>
/// <param name="Intercept">The log odds at x = 0.</param>
/// <param name="Slope">The change of the log odds a unit of x.</param>
/// <param name="Converged">Whether the fit reached its optimum; a false one is the best point found.</param>
public sealed record LogisticFit(double Intercept, double Slope, bool Converged)
{
    /// <summary>The fitted share at x.</summary>
    /// <remarks>Range [0, 1], rising in x where the slope is positive.</remarks>
    /// <param name="x">The variable, finite.</param>
    /// <returns>1 / (1 + exp(-(intercept + slope x))).</returns>
    /// <exception cref="ArgumentOutOfRangeException">x is not finite.</exception>
    public double Predict(double x)
    {
        if (!double.IsFinite(x)) throw new ArgumentOutOfRangeException(nameof(x), x, "x must be finite.");
        return 1 / (1 + Math.Exp(-(Intercept + Slope * x)));
    }
}
