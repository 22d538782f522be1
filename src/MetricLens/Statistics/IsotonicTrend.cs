namespace MetricLens.Statistics;

/// <summary>Do values rise along their order, or are they noise about one mean? Bartholomew's test of a trend that nowhere falls against none.</summary>
/// <remarks>
/// The statistic Ē² is the share of the squares about the mean that the isotonic fit explains, in [0, 1]: free of the values' unit and of the unknown
/// variance of their noise. Under independent normal noise of one variance about one mean it is a mixture of Beta((l − 1)/2, (K − l)/2), one for each number of
/// levels l that the fit may have, with the probability of l levels: |s(K, l)| / K!, unsigned Stirling numbers of the first kind. Noise that all values share moves
/// neither. Values in rising order reach 1, which noise does with probability 1 / K!. It is no permutation test: one value far off the rest is little likely under
/// normal noise, wherever it stands last. Where values are means of different numbers of runs the fit and the squares are weighted by these, and the p-value is the share,
/// one added to both counts, of 4,000 draws that reach as far.
/// References: Bartholomew 1959, <i>Biometrika</i> 46; Barlow, Bartholomew, Bremner and Brunk (1972), Statistical Inference under Order Restrictions, chapter 3.
/// </remarks>
/// <param name="Statistic">Ē², 0 where the values do not rise at all.</param>
/// <param name="PValue">The probability of one as large or larger where there is no trend; 1 where all values are equal.</param>
public sealed record IsotonicTrend(double Statistic, double PValue)
{
    /// <summary>Squares below this share of the values' own are rounding: such values are equal.</summary>
    private const double Rounding = 1e-28;

    /// <summary>The draws where the weights differ.</summary>
    private const int Draws = 4000;

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

    /// <summary>Tests means of several runs each in the order along which they may rise.</summary>
    /// <param name="values">The means, finite, at least one.</param>
    /// <param name="runs">The number of runs behind each, at least 1.</param>
    /// <param name="seed">The seed of the draws, which are needed only where these numbers differ.</param>
    /// <exception cref="ArgumentException">There is no value, one is not finite, or the numbers do not fit.</exception>
    public static IsotonicTrend Of(ReadOnlySpan<double> values, ReadOnlySpan<int> runs, long seed)
    {
        if (runs.Length != values.Length) throw new ArgumentException($"There must be {values.Length} numbers of runs, one a value.", nameof(runs));
        double[] weights = new double[runs.Length];
        for (int k = 0; k < weights.Length; k++)
            weights[k] = runs[k] >= 1 ? runs[k] : throw new ArgumentException($"A mean needs at least one run; there are {runs[k]}.", nameof(runs));
        if (weights.All(weight => weight == weights[0])) return Of(values);
        var fit = new IsotonicRegression.Workspace(weights.Length);
        double statistic = Explained(values, weights, fit);
        if (!(statistic > 0)) return new(0, 1);
        RandomStream stream = RandomStream.Derive(seed, "trend", 0);
        double[] drawn = new double[weights.Length];
        int asFar = 0;
        for (int draw = 0; draw < Draws; draw++)
        {
            for (int k = 0; k < drawn.Length; k++) drawn[k] = stream.NextNormal() / Math.Sqrt(weights[k]);
            if (Explained(drawn, weights, fit) >= statistic) asFar++;
        }
        return new(statistic, (1.0 + asFar) / (1 + Draws));
    }

    /// <summary>The share of the weighted squares about the weighted mean that the isotonic fit explains.</summary>
    private static double Explained(ReadOnlySpan<double> values, double[] weights, IsotonicRegression.Workspace fit)
    {
        double[] fitted = fit.Fit(values, weights);
        double total = weights.Sum(), mean = 0, whole = 0, within = 0, size = 0;
        for (int k = 0; k < weights.Length; k++) mean += weights[k] * values[k] / total;
        for (int k = 0; k < weights.Length; k++)
        {
            whole += weights[k] * (values[k] - mean) * (values[k] - mean);
            within += weights[k] * (values[k] - fitted[k]) * (values[k] - fitted[k]);
            size += weights[k] * values[k] * values[k];
        }
        return whole <= Rounding * size ? 0 : Math.Clamp(1 - (within / whole), 0, 1);
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
