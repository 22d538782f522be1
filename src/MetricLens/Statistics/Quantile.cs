namespace MetricLens.Statistics;

/// <summary>Sample quantiles of type 7: linear between the order statistics.</summary>
/// <remarks>
/// The default of R and of NumPy ("linear"): the quantile at p lies at position (n - 1) p of the sorted sample.
/// Reference: Hyndman and Fan (1996), The American Statistician 50, definition 7.
/// </remarks>
public static class Quantile
{
    /// <summary>The type-7 quantile of values in any order.</summary>
    /// <remarks>One value is its own every quantile. The input is left as it is.</remarks>
    /// <param name="values">The sample, at least one value, none NaN.</param>
    /// <param name="probability">The share of the sample below, in [0, 1].</param>
    /// <returns>The quantile, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There are no values, or one is NaN.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1] or NaN.</exception>
    public static double Of(ReadOnlySpan<double> values, double probability)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        return OfSorted(sorted, probability);
    }

    /// <summary>The quantile of values in any order, by a rule.</summary>
    /// <remarks>Outside the positions of the first and the last value those values stand.</remarks>
    /// <param name="values">The sample, at least one value, none NaN.</param>
    /// <param name="probability">The share of the sample below, in [0, 1].</param>
    /// <param name="rule">The rule.</param>
    /// <inheritdoc cref="Of(ReadOnlySpan{double}, double)"/>
    public static double Of(ReadOnlySpan<double> values, double probability, QuantileRule rule)
    {
        double[] sorted = values.ToArray();
        Array.Sort(sorted);
        if (rule == QuantileRule.Linear) return OfSorted(sorted, probability);
        RequireSorted(sorted, probability);
        double n = sorted.Length;
        double place = rule switch
        {
            QuantileRule.Lower => Math.Floor((n - 1) * probability),
            QuantileRule.Higher => Math.Ceiling((n - 1) * probability),
            QuantileRule.InvertedCdf => Math.Ceiling(n * probability) - 1,
            QuantileRule.Hazen => (n * probability) - 0.5,
            QuantileRule.Weibull => ((n + 1) * probability) - 1,
            QuantileRule.MedianUnbiased => ((n + (1.0 / 3)) * probability) - (2.0 / 3),
            _ => throw new ArgumentOutOfRangeException(nameof(rule), rule, "There is no such rule."),
        };
        return At(sorted, Math.Clamp(place, 0, n - 1));
    }

    /// <summary>The type-7 quantile of values in ascending order.</summary>
    /// <remarks>One value is its own every quantile. The order is the caller's promise and not checked.</remarks>
    /// <param name="ascending">The sample in ascending order, at least one value, none NaN.</param>
    /// <param name="probability">The share of the sample below, in [0, 1].</param>
    /// <returns>The quantile, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There are no values, or the first is NaN, where sorting puts any.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The probability is outside [0, 1] or NaN.</exception>
    public static double OfSorted(ReadOnlySpan<double> ascending, double probability)
    {
        RequireSorted(ascending, probability);
        return At(ascending, (ascending.Length - 1) * probability);
    }

    private static double At(ReadOnlySpan<double> ascending, double position)
    {
        int below = Math.Min((int)position, ascending.Length - 1), above = Math.Min(below + 1, ascending.Length - 1);
        double share = position - below, left = ascending[below], right = ascending[above];
        if (left == right || share == 0) return left;
        return share < 0.5 ? left + (right - left) * share : right - (right - left) * (1 - share);
    }

    private static void RequireSorted(ReadOnlySpan<double> ascending, double probability)
    {
        if (ascending.IsEmpty) throw new ArgumentException("A quantile needs at least one value.", nameof(ascending));
        if (double.IsNaN(ascending[0])) throw new ArgumentException("A quantile of NaN is not defined.", nameof(ascending));
        if (probability is not (>= 0 and <= 1))
            throw new ArgumentOutOfRangeException(nameof(probability), probability, "A probability must lie in [0, 1].");
    }
}
