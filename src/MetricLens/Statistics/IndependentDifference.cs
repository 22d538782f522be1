using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>The difference of two independent means of scores in a finite range, by the normal approximation.</summary>
/// <remarks>
/// Each mean is a share p of its range that rests on m = p(1 − p) / variance outcomes; one success and one failure are added to both before the variances are taken, so that a share of 0 or 1 has one too.
/// Reference: Agresti and Caffo (2000), "Simple and effective confidence intervals for proportions and differences of proportions", The American Statistician 54.
/// </remarks>
internal static class IndependentDifference
{
    /// <summary>The two-sided p-value that the means do not differ, and the interval of their difference.</summary>
    /// <param name="before">The first mean, as a share of the range.</param>
    /// <param name="after">The second.</param>
    /// <param name="level">The two-sided coverage of the interval, strictly between 0 and 1.</param>
    public static (double PValue, double Lower, double Upper) Of(Share before, Share after, double level)
    {
        double difference = after.Shrunk - before.Shrunk, error = Math.Sqrt(after.Variance + before.Variance);
        double half = Normal.InvCDF(0, 1, (1 + level) / 2) * error;
        return (2 * Normal.CDF(0, 1, -Math.Abs(difference) / error), difference - half, difference + half);
    }

    /// <summary>A mean as a share of its range.</summary>
    /// <param name="Value">The share, 0 to 1.</param>
    /// <param name="SamplingVariance">Its variance over examples in units of the range, at least 0.</param>
    /// <param name="Units">The number of outcomes where the variance does not tell it.</param>
    internal readonly record struct Share(double Value, double SamplingVariance, double Units)
    {
        private double Outcomes => SamplingVariance > 0 && Value * (1 - Value) > 0 ? Value * (1 - Value) / SamplingVariance : Units;

        /// <summary>The share with a success and a failure added.</summary>
        public double Shrunk => ((Value * Outcomes) + 1) / (Outcomes + 2);

        /// <summary>The binomial variance of <see cref="Shrunk"/>.</summary>
        public double Variance => Shrunk * (1 - Shrunk) / (Outcomes + 2);
    }
}
