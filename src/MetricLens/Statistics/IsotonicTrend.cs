namespace MetricLens.Statistics;

/// <summary>Do values rise along their order, or could they stand in any other? Bartholomew's test of a trend that nowhere falls against none.</summary>
/// <remarks>
/// The statistic Ē² is the share of the squares about the mean that the isotonic fit explains, in [0, 1]: free of the values' unit and of the unknown
/// variance of their noise. Under independent normal noise of one variance about one mean it is a mixture of Beta((l − 1)/2, (K − l)/2), one for each number of
/// levels l that the fit may have, with the probability of l levels: |s(K, l)| / K!, unsigned Stirling numbers of the first kind. Noise that all values share moves
/// neither. Values in rising order reach 1, which chance does with probability 1 / K!.
/// References: Bartholomew 1959, <i>Biometrika</i> 46; Barlow, Bartholomew, Bremner and Brunk (1972), Statistical Inference under Order Restrictions, chapter 3.
/// </remarks>
/// <param name="Statistic">Ē², 0 where the values do not rise at all.</param>
/// <param name="PValue">The probability of one as large or larger where there is no trend; 1 where all values are equal.</param>
public sealed record IsotonicTrend(double Statistic, double PValue)
{
    /// <summary>Squares below this share of the values' own are rounding: such values are equal.</summary>
    private const double Rounding = 1e-28;

    /// <summary>Tests values in the order along which they may rise.</summary>
    /// <param name="values">The values, finite, at least one.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static IsotonicTrend Of(ReadOnlySpan<double> values)
    {
        if (values.IsEmpty) throw new ArgumentException("There must be at least one value.", nameof(values));
        double[] fitted = IsotonicRegression.Fit(values, []);
        double mean = CompensatedSum.Of(values) / values.Length, whole = 0, within = 0, size = 0;
        for (int i = 0; i < fitted.Length; i++)
        {
            whole += (values[i] - mean) * (values[i] - mean);
            within += (values[i] - fitted[i]) * (values[i] - fitted[i]);
            size += values[i] * values[i];
        }
        return whole <= Rounding * size ? new(0, 1) : Of(whole, within, values.Length);
    }

    /// <summary>The least p-value that K values can have: that of values in rising order.</summary>
    internal static double LeastPValue(int count)
    {
        double least = 1;
        for (int k = 2; k <= count; k++) least /= k;
        return least;
    }

    private static IsotonicTrend Of(double whole, double within, int count)
    {
        double unexplained = Math.Clamp(within / whole, 0, 1), statistic = 1 - unexplained;
        double[] levels = LevelProbabilities(count);
        double p = 0;
        // One level is Ē² = 0, below any statistic that is not; K levels are Ē² = 1, above all.
        for (int l = 2; l < count; l++) p += levels[l] * IncompleteBeta.Lower((count - l) / 2.0, (l - 1) / 2.0, unexplained, statistic);
        p += count > 1 ? levels[count] : 0;
        return new(statistic, statistic > 0 ? Math.Min(p, 1) : 1);
    }

    /// <summary>The probability that the isotonic fit of K values without a trend has l levels, at index l.</summary>
    private static double[] LevelProbabilities(int count)
    {
        double[] levels = new double[count + 1];
        levels[1] = 1;
        // The (k + 1)th value starts a level of its own as the last element of a permutation starts a cycle of its own.
        for (int k = 1; k < count; k++)
            for (int l = k + 1; l >= 1; l--) levels[l] = ((k * levels[l]) + levels[l - 1]) / (k + 1);
        return levels;
    }
}
