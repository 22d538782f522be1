using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>Intervals and p-values from bootstrap replicates of a statistic.</summary>
/// <remarks>Reference: Efron (1987), "Better bootstrap confidence intervals", JASA 82.</remarks>
public static class Bootstrap
{
    /// <summary>The percentile interval: the type-7 quantiles of the replicates at both tails.</summary>
    /// <remarks>One replicate gives that replicate twice.</remarks>
    /// <param name="replicates">The replicates, at least one, all finite, in any order; left as they are.</param>
    /// <param name="level">The two-sided coverage, strictly between 0 and 1.</param>
    /// <returns>The bounds, in the unit of the replicates.</returns>
    /// <exception cref="ArgumentException">There are no replicates, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The level is outside its range or NaN.</exception>
    public static (double Lower, double Upper) Percentile(double[] replicates, double level)
    {
        Require(replicates, nameof(replicates));
        RequireLevel(level);
        double tail = (1 - level) / 2;
        double[] sorted = Ascending(replicates);
        return (Quantile.OfSorted(sorted, tail), Quantile.OfSorted(sorted, 1 - tail));
    }

    /// <summary>The bias-corrected and accelerated interval.</summary>
    /// <remarks>
    /// Ties with the estimate count half (mid-rank) in the bias correction; the acceleration is the jackknife's, and 0
    /// where the jackknife does not vary. Equal replicates give the estimate twice. Where the estimate lies outside all
    /// replicates the bias correction is infinite, and the percentile interval is returned.
    /// </remarks>
    /// <param name="replicates">The replicates, at least one, all finite, in any order; left as they are.</param>
    /// <param name="estimate">The statistic on the sample itself, finite.</param>
    /// <param name="jackknife">The statistic with each unit left out in turn, at least two, all finite.</param>
    /// <param name="level">The two-sided coverage, strictly between 0 and 1.</param>
    /// <returns>The bounds, in the unit of the replicates.</returns>
    /// <exception cref="ArgumentException">There are too few replicates or jackknife values, or one is not finite.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The estimate is not finite, or the level is outside its range.</exception>
    public static (double Lower, double Upper) Bca(double[] replicates, double estimate, double[] jackknife, double level)
    {
        Require(replicates, nameof(replicates));
        Require(jackknife, nameof(jackknife));
        RequireLevel(level);
        if (!double.IsFinite(estimate))
            throw new ArgumentOutOfRangeException(nameof(estimate), estimate, "The estimate must be finite.");
        if (jackknife.Length < 2)
            throw new ArgumentException("The acceleration needs at least two jackknife values.", nameof(jackknife));
        double[] sorted = Ascending(replicates);
        if (sorted[0] == sorted[^1]) return (estimate, estimate);
        double rank = MidRank(sorted, estimate);
        if (rank is not (> 0 and < 1)) return Percentile(replicates, level);
        double bias = Normal.InvCDF(0, 1, rank), acceleration = Acceleration(jackknife);
        double z = -Normal.InvCDF(0, 1, (1 - level) / 2);
        return (Quantile.OfSorted(sorted, Corrected(-z, bias, acceleration)),
            Quantile.OfSorted(sorted, Corrected(z, bias, acceleration)));
    }

    /// <summary>The two-sided p-value that the quantity is zero, from the share of replicates on the rarer side.</summary>
    /// <remarks>
    /// min(1, 2 (1 + min(#≤0, #≥0)) / (B + 1)): the added one keeps it above 0, at least 2/(B + 1). Replicates of
    /// exactly 0 count on both sides. Reference: Davison and Hinkley (1997), Bootstrap Methods, 4.2.3.
    /// </remarks>
    /// <param name="replicates">The replicates of the quantity, at least one, all finite.</param>
    /// <returns>The p-value, in (0, 1].</returns>
    /// <exception cref="ArgumentException">There are no replicates, or one is not finite.</exception>
    public static double PValue(double[] replicates)
    {
        Require(replicates, nameof(replicates));
        int notAbove = 0, notBelow = 0;
        foreach (double replicate in replicates)
        {
            if (replicate <= 0) notAbove++;
            if (replicate >= 0) notBelow++;
        }

        return Math.Min(1, 2.0 * (1 + Math.Min(notAbove, notBelow)) / (replicates.Length + 1.0));
    }

    private static double MidRank(double[] sorted, double estimate)
    {
        long below = 0, notAbove = 0;
        foreach (double replicate in sorted)
        {
            if (replicate < estimate) below++;
            if (replicate <= estimate) notAbove++;
        }

        return (below + notAbove) / (2.0 * sorted.Length);
    }

    private static double Acceleration(double[] jackknife)
    {
        double mean = CompensatedSum.Of(jackknife) / jackknife.Length;
        double squares = 0, cubes = 0;
        foreach (double value in jackknife)
        {
            double influence = mean - value;
            squares += influence * influence;
            cubes += influence * influence * influence;
        }

        double scale = squares * Math.Sqrt(squares);
        return scale > 0 ? cubes / (6 * scale) : 0;
    }

    /// <summary>The probability to read off for a normal deviate; beyond the correction's pole, the end that it runs to.</summary>
    private static double Corrected(double deviate, double bias, double acceleration)
    {
        double shifted = bias + deviate, divisor = 1 - acceleration * shifted;
        if (divisor <= 0) return shifted > 0 ? 1 : 0;
        return Normal.CDF(0, 1, bias + shifted / divisor);
    }

    private static double[] Ascending(double[] replicates)
    {
        double[] sorted = (double[])replicates.Clone();
        Array.Sort(sorted);
        return sorted;
    }

    private static void RequireLevel(double level)
    {
        if (level is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
    }

    private static void Require(double[] values, string name)
    {
        ArgumentNullException.ThrowIfNull(values, name);
        if (values.Length == 0) throw new ArgumentException("At least one value is needed.", name);
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"The value at index {i} is {values[i]}; it must be finite."), name);
        }
    }
}
