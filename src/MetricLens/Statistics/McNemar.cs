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

    /// <summary>The exact two-sided p-value less half of the chance of what was found: closer to its level on average, and sometimes above it.</summary>
    /// <remarks>2 P(X &lt; min(b, c)) + P(X = min(b, c)); 1 where b equals c. Reference: Fagerland, Lydersen and Laake (2013), BMC Medical Research Methodology 13.</remarks>
    /// <inheritdoc cref="ExactPValue"/>
    public static double MidPValue(int b, int c)
    {
        double exact = ExactPValue(b, c);
        return b == c ? 1 : exact - MathNet.Numerics.Distributions.Binomial.PMF(0.5, b + c, Math.Min(b, c));
    }

    /// <summary>The test by the χ² law with one degree of freedom, which is rough where b + c is below 25 or so.</summary>
    /// <remarks>(|b − c| − h)² / (b + c) with h of 1 where it is corrected for steps, else 0; the correction never goes past no difference. Statistic 0 and p-value 1 where nothing disagrees. References: McNemar (1947); Edwards (1948).</remarks>
    /// <param name="b">The examples that only the first model gets right, 0 or more.</param>
    /// <param name="c">The examples that only the second model gets right, 0 or more.</param>
    /// <param name="isCorrected">Whether the difference is corrected for steps.</param>
    /// <exception cref="ArgumentOutOfRangeException">A count is negative.</exception>
    public static TestOutcome ByChiSquare(int b, int c, bool isCorrected = false)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(b);
        ArgumentOutOfRangeException.ThrowIfNegative(c);
        double off = Math.Max(0, Math.Abs((double)b - c) - (isCorrected ? 1 : 0)), root = off == 0 ? 0 : off / Math.Sqrt((double)b + c);
        return new(root * root, Math.Min(1, 2 * MathNet.Numerics.Distributions.Normal.CDF(0, 1, -root)));
    }
}
