using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>Student's t distribution: tail probabilities and quantiles to about 1e-13 relative, far tails included.</summary>
/// <remarks>Reference: Student (1908), "The probable error of a mean", Biometrika 6.</remarks>
public static class StudentT
{
    /// <summary>Quantiles nearer the centre than this are solved for the distance from 1/2, where digits would be lost else.</summary>
    private const double CentralTail = 0.25;

    /// <summary>Where ln(t/√df) is above this, the tail is a pure power of t to double precision, and t² may overflow.</summary>
    private const double LogFarRatio = 25;

    /// <summary>Newton's method is quadratic here; reaching this many steps means that only rounding moves it.</summary>
    private const int MostSteps = 100;

    /// <summary>A step this small, relative to the value, is rounding.</summary>
    private const double RelativeStop = 4.5e-16;

    /// <summary>The probability that t exceeds a value.</summary>
    /// <remarks>Range [0, 1], falling in <paramref name="t"/>; 0 at positive infinity. Half of I_x(df/2, 1/2) at x = df/(df + t²).</remarks>
    /// <param name="t">The value; may be infinite.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, positive and finite, not necessarily whole.</param>
    /// <returns>The upper tail probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">t is NaN, or the degrees of freedom are not positive and finite.</exception>
    public static double Survival(double t, double degreesOfFreedom)
    {
        RequireDegrees(degreesOfFreedom);
        if (double.IsNaN(t)) throw new ArgumentOutOfRangeException(nameof(t), t, "t must be a number.");
        if (t < 0) return 1 - Survival(-t, degreesOfFreedom);
        double central = Central(t, degreesOfFreedom);
        return central < 0.5 - CentralTail ? 0.5 - central : Math.Exp(LogTail(t, degreesOfFreedom).Value);
    }

    /// <summary>The probability that t does not exceed a value.</summary>
    /// <remarks>Range [0, 1], rising in <paramref name="t"/>. Accurate in the lower tail; for the upper one use <see cref="Survival"/>.</remarks>
    /// <param name="t">The value; may be infinite.</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, positive and finite, not necessarily whole.</param>
    /// <returns>The lower tail probability.</returns>
    /// <exception cref="ArgumentOutOfRangeException">t is NaN, or the degrees of freedom are not positive and finite.</exception>
    public static double Cdf(double t, double degreesOfFreedom) => Survival(-t, degreesOfFreedom);

    /// <summary>The value that t does not exceed with the given probability.</summary>
    /// <remarks>
    /// Odd about probability 1/2; the infinities at 0 and 1, and where the quantile exceeds the largest double.
    /// Solved by Newton's method, which is monotone on both parts, to the last few bits of the distribution function.
    /// </remarks>
    /// <param name="probability">The lower tail probability, in [0, 1].</param>
    /// <param name="degreesOfFreedom">The degrees of freedom, positive and finite, not necessarily whole.</param>
    /// <returns>The quantile.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1], or the degrees of freedom are not positive and finite.</exception>
    public static double Quantile(double probability, double degreesOfFreedom)
    {
        RequireDegrees(degreesOfFreedom);
        if (probability is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must lie in [0, 1].");
        double tail = Math.Min(probability, 1 - probability);
        double size = tail > CentralTail
            ? CentralQuantile(Math.Abs(probability - 0.5), degreesOfFreedom)
            : TailQuantile(tail, degreesOfFreedom);
        return probability < 0.5 ? -size : size;
    }

    /// <summary>Solves P(0 to t) = mass; P is concave in t, so Newton rises from the tangent at zero.</summary>
    private static double CentralQuantile(double mass, double degrees)
    {
        double t = mass / Math.Exp(LogDensityAtZero(degrees));
        for (int step = 0; step < MostSteps && t > 0; step++)
        {
            double density = Math.Exp(LogDensityAtZero(degrees) - 0.5 * (degrees + 1) * Elementary.Log1p(t * t / degrees));
            double change = (mass - Central(t, degrees)) / density;
            t += change;
            if (Math.Abs(change) <= RelativeStop * t) break;
        }

        return t;
    }

    /// <summary>Solves ln S(t) = ln tail in ln t; that curve is concave, and the normal quantile lies below its root.</summary>
    private static double TailQuantile(double tail, double degrees)
    {
        if (tail == 0) return double.PositiveInfinity;
        double target = Math.Log(tail), t = -Normal.InvCDF(0, 1, tail);
        for (int step = 0; step < MostSteps && double.IsFinite(t); step++)
        {
            (double value, double slope) = LogTail(t, degrees);
            double change = (value - target) / slope;
            t *= Math.Exp(change);
            if (Math.Abs(change) <= RelativeStop) break;
        }

        return t;
    }

    /// <summary>ln S(t) for t > 0, and minus its derivative by ln t.</summary>
    private static (double Value, double Slope) LogTail(double t, double degrees)
    {
        if (double.IsPositiveInfinity(t)) return (double.NegativeInfinity, degrees);
        double ratio = Math.Log(t) - 0.5 * Math.Log(degrees);
        if (ratio > LogFarRatio)
        {
            double logDensity = LogDensityAtZero(degrees) + 0.5 * Math.Log(degrees) - degrees * ratio;
            return (logDensity - Math.Log(degrees), degrees);
        }

        (double near, double far) = Shares(t, degrees);
        double value = IncompleteBeta.LogLower(degrees / 2, 0.5, far, near) - Math.Log(2);
        return (value, Math.Exp(IncompleteBeta.LogKernel(degrees / 2, 0.5, far, near) - value));
    }

    /// <summary>The probability between 0 and t, for t of at least 0.</summary>
    private static double Central(double t, double degrees)
    {
        (double near, double far) = Shares(t, degrees);
        return 0.5 * IncompleteBeta.Lower(0.5, degrees / 2, near, far);
    }

    /// <summary>t²/(df + t²) and its complement, without overflow.</summary>
    private static (double Near, double Far) Shares(double t, double degrees)
    {
        double ratio = t / Math.Sqrt(degrees);
        if (ratio <= 1) return (ratio * ratio / (1 + ratio * ratio), 1 / (1 + ratio * ratio));
        double inverse = 1 / ratio;
        return (1 / (1 + inverse * inverse), inverse * inverse / (1 + inverse * inverse));
    }

    private static double LogDensityAtZero(double degrees) =>
        IncompleteBeta.LogKernel(degrees / 2, 0.5, 0.5, 0.5) + 0.5 * (degrees + 1) * Math.Log(2) - 0.5 * Math.Log(degrees);

    private static void RequireDegrees(double degreesOfFreedom)
    {
        if (degreesOfFreedom is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(
                nameof(degreesOfFreedom), degreesOfFreedom, "The degrees of freedom must be positive and finite.");
    }
}
