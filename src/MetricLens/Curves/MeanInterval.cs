using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>The interval of a mean score, on the scale that the metric's range asks for.</summary>
internal static class MeanInterval
{
    /// <summary>An estimate of a mean from its variance over examples.</summary>
    /// <remarks>
    /// A bounded metric gets Wilson's interval at the effective number of outcomes p(1 − p) / variance (Korn and Graubard 1998), so
    /// that it stays in range; where the variance is zero, at the number of units. A loss gets a t interval of its logarithm. Any other a t interval. Where the
    /// variance is infinite nothing is known, and nothing bounds the mean.
    /// </remarks>
    /// <param name="mean">The mean.</param>
    /// <param name="variance">Its sampling variance over examples, at least 0; infinite where it is not known.</param>
    /// <param name="units">The number of independent units: clusters, or else examples.</param>
    /// <param name="examples">The number of examples.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="level">The two-sided coverage.</param>
    public static Estimate Of(double mean, double variance, int units, int examples, MetricCard metric, double level)
    {
        (double lower, double upper) = double.IsInfinity(variance) ? (double.NegativeInfinity, double.PositiveInfinity)
            : metric.IsBounded ? Bounded(mean, variance, units, metric, level)
            : double.IsFinite(metric.Best) ? Loss(mean, variance, units, metric.Best, level)
            : Free(mean, variance, units, level);
        return new(mean, lower, upper, level, examples, metric.Name);
    }

    private static (double Lower, double Upper) Bounded(double mean, double variance, int units, MetricCard metric, double level)
    {
        double range = metric.Maximum - metric.Minimum;
        double share = Math.Clamp((mean - metric.Minimum) / range, 0, 1);
        double spread = share * (1 - share);
        double trials = variance > 0 && spread > 0 ? spread * range * range / variance : units;
        (double lower, double upper) = Proportion.Wilson(share * trials, trials, level);
        return (metric.Minimum + (range * Math.Min(lower, share)), metric.Minimum + (range * Math.Max(upper, share)));
    }

    private static (double Lower, double Upper) Loss(double mean, double variance, int units, double best, double level)
    {
        double loss = Math.Abs(mean - best);
        if (loss == 0) return (mean, mean);
        double factor = Math.Exp(Half(variance, units, level) / loss);
        (double near, double far) = (best + (Math.Sign(mean - best) * loss / factor), best + (Math.Sign(mean - best) * loss * factor));
        return (Math.Min(near, far), Math.Max(near, far));
    }

    private static (double Lower, double Upper) Free(double mean, double variance, int units, double level)
    {
        double half = Half(variance, units, level);
        return (mean - half, mean + half);
    }

    private static double Half(double variance, int units, double level) =>
        variance == 0 ? 0 : StudentT.Quantile((1 + level) / 2, units - 1) * Math.Sqrt(variance);
}
