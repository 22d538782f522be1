namespace MetricLens.Statistics;

/// <summary>Kendall's rank correlation: how far two rankings of the same things agree.</summary>
/// <remarks>Reference: Kendall (1945), "The treatment of ties in ranking problems", Biometrika 33.</remarks>
public static class KendallTau
{
    /// <summary>Tau-b: concordant less discordant pairs, over the geometric mean of the pairs that either ranking does not tie.</summary>
    /// <remarks>
    /// Range [−1, 1]: 1 where every pair stands the same way round in both, −1 where every pair is turned. Symmetric, and the same under any rising
    /// map of either side. Time quadratic in the number of things, which are models here.
    /// </remarks>
    /// <param name="x">One finite value a thing.</param>
    /// <param name="y">The other ranking's values of the same things, as many.</param>
    /// <returns>The correlation; <see langword="null"/> where a side ties all its things, also where there are fewer than two.</returns>
    /// <exception cref="ArgumentException">The lengths differ, or a value is not finite.</exception>
    public static double? B(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        if (x.Length != y.Length) throw new ArgumentException(FormattableString.Invariant($"There are {x.Length} values of one side and {y.Length} of the other."), nameof(y));
        RequireFinite(x, nameof(x));
        RequireFinite(y, nameof(y));
        long difference = 0, untiedX = 0, untiedY = 0;
        for (int i = 1; i < x.Length; i++)
        {
            for (int j = 0; j < i; j++)
            {
                int alongX = x[i].CompareTo(x[j]), alongY = y[i].CompareTo(y[j]);
                difference += alongX * alongY;
                untiedX += alongX * alongX;
                untiedY += alongY * alongY;
            }
        }
        // One root of the exact product, so that full agreement is 1 to the bit.
        return untiedX == 0 || untiedY == 0 ? null : difference / Math.Sqrt((double)untiedX * untiedY);
    }

    private static void RequireFinite(ReadOnlySpan<double> values, string name)
    {
        for (int i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i])) throw new ArgumentException(FormattableString.Invariant($"The value at index {i} is {values[i]}; it must be finite."), name);
    }
}
