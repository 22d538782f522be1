namespace MetricLens.Statistics;

/// <summary>McNemar's test that two models get the same share of the same examples right.</summary>
/// <remarks>Reference: McNemar (1947), Psychometrika 12; exact form after the sign test.</remarks>
public static class McNemar
{
    /// <summary>The exact two-sided p-value from the two kinds of disagreement.</summary>
    /// <remarks>
    /// min(1, 2 P(X ≤ min(b, c))) with X binomial in b + c trials at 1/2. In (0, 1]; symmetric in b and c;
    /// 1 where b equals c, so also where nothing disagrees. No mid-p correction. Underflows to 0 only beyond 1e-308.
    /// </remarks>
    /// <param name="b">The examples that only the first model gets right, 0 or more.</param>
    /// <param name="c">The examples that only the second model gets right, 0 or more.</param>
    /// <returns>The p-value.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static double ExactPValue(int b, int c)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        if (b == c) return 1;
        double fewer = Math.Min(b, c), more = Math.Max(b, c);
        return Math.Min(1, 2 * IncompleteBeta.Lower(more, fewer + 1, 0.5, 0.5));
    }
}
