namespace MetricLens.Statistics;

/// <summary>P-values adjusted for the number of tests: below a level, the adjusted value rejects at that level.</summary>
/// <remarks>
/// Every method returns the values in the input's order, each in [0, 1] and none below the raw value; an empty input
/// gives an empty result. Bonferroni and Holm bound the chance of any false rejection, Benjamini–Hochberg and
/// Benjamini–Yekutieli the expected share of false ones.
/// </remarks>
public static class MultipleTesting
{
    /// <summary>From this number of tests on a bounded share of false rejections is asked for, and below it that there be none.</summary>
    public const int FewestForFalseDiscoveryRate = 10;

    /// <summary>The correction by the number of tests: Benjamini–Hochberg from ten on, Holm below.</summary>
    /// <param name="pValues">The raw p-values, each in [0, 1].</param>
    /// <returns>The adjusted p-values, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1] or NaN.</exception>
    public static double[] ByNumber(ReadOnlySpan<double> pValues) =>
        pValues.Length >= FewestForFalseDiscoveryRate ? BenjaminiHochberg(pValues) : Holm(pValues);

    /// <summary>Each p-value times the number of tests, at most 1.</summary>
    /// <remarks>Holds under any dependence. Never below <see cref="Holm"/>, which is to be preferred.</remarks>
    /// <param name="pValues">The raw p-values, each in [0, 1].</param>
    /// <returns>The adjusted p-values, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1] or NaN.</exception>
    public static double[] Bonferroni(ReadOnlySpan<double> pValues)
    {
        Require(pValues);
        double[] adjusted = pValues.ToArray();
        for (int i = 0; i < adjusted.Length; i++) adjusted[i] = Math.Min(1, adjusted[i] * adjusted.Length);
        return adjusted;
    }

    /// <summary>Holm's step-down p-values, which bound the chance of any false rejection.</summary>
    /// <remarks>Holds under any dependence. Reference: Holm (1979), Scandinavian Journal of Statistics 6.</remarks>
    /// <param name="pValues">The raw p-values, each in [0, 1].</param>
    /// <returns>The adjusted p-values, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1] or NaN.</exception>
    public static double[] Holm(ReadOnlySpan<double> pValues)
    {
        int[] order = Ascending(pValues);
        double[] adjusted = new double[order.Length];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, Math.Min(1, pValues[order[rank]] * (order.Length - rank)));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }

    /// <summary>Šidák's p-values: the chance that the least of so many independent p-values is as small.</summary>
    /// <remarks>1 − (1 − p)^m. Holds under independence. Never above <see cref="Bonferroni"/>. Reference: Šidák (1967), JASA 62.</remarks>
    /// <inheritdoc cref="Bonferroni"/>
    public static double[] Sidak(ReadOnlySpan<double> pValues)
    {
        Require(pValues);
        double[] adjusted = pValues.ToArray();
        for (int i = 0; i < adjusted.Length; i++) adjusted[i] = LeastOf(adjusted.Length, adjusted[i]);
        return adjusted;
    }

    /// <summary>Holm's step-down p-values with Šidák's correction at each step.</summary>
    /// <remarks>Holds under independence. Reference: Holland and Copenhaver (1987), Biometrics 43.</remarks>
    /// <inheritdoc cref="Bonferroni"/>
    public static double[] HolmSidak(ReadOnlySpan<double> pValues)
    {
        int[] order = Ascending(pValues);
        double[] adjusted = new double[order.Length];
        double largest = 0;
        for (int rank = 0; rank < order.Length; rank++)
        {
            largest = Math.Max(largest, LeastOf(order.Length - rank, pValues[order[rank]]));
            adjusted[order[rank]] = largest;
        }

        return adjusted;
    }

    /// <summary>Hochberg's step-up p-values, which bound the chance of any false rejection.</summary>
    /// <remarks>Holds under independence and positive dependence. Never above <see cref="Holm"/>. Reference: Hochberg (1988), Biometrika 75.</remarks>
    /// <inheritdoc cref="Bonferroni"/>
    public static double[] Hochberg(ReadOnlySpan<double> pValues)
    {
        int[] order = Ascending(pValues);
        double[] adjusted = new double[order.Length];
        double smallest = 1;
        for (int rank = order.Length - 1; rank >= 0; rank--)
        {
            smallest = Math.Min(smallest, pValues[order[rank]] * (order.Length - rank));
            adjusted[order[rank]] = smallest;
        }

        return adjusted;
    }

    /// <summary>Hommel's p-values: those of the closed test by Simes' inequality.</summary>
    /// <remarks>Holds where Simes' inequality does, as under independence. Never above <see cref="Hochberg"/>. Time grows with the square of the number. Reference: Hommel (1988), Biometrika 75, as computed by Wright (1992), Biometrics 48.</remarks>
    /// <inheritdoc cref="Bonferroni"/>
    public static double[] Hommel(ReadOnlySpan<double> pValues)
    {
        int[] order = Ascending(pValues);
        int count = order.Length;
        double[] adjusted = [.. pValues];
        for (int size = count; size > 1; size--)
        {
            double least = 1;
            for (int place = 1; place <= size; place++) least = Math.Min(least, size * pValues[order[count - size + place - 1]] / place);
            for (int rank = 0; rank < count; rank++)
                adjusted[order[rank]] = Math.Max(adjusted[order[rank]], rank >= count - size ? least : Math.Min(least, size * pValues[order[rank]]));
        }

        return adjusted;
    }

    /// <summary>Benjamini and Hochberg's step-up p-values, which bound the expected share of false rejections.</summary>
    /// <remarks>
    /// Holds under independence and positive dependence. Reference: Benjamini and Hochberg (1995), JRSS B 57.
    /// </remarks>
    /// <param name="pValues">The raw p-values, each in [0, 1].</param>
    /// <returns>The adjusted p-values, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1] or NaN.</exception>
    public static double[] BenjaminiHochberg(ReadOnlySpan<double> pValues) => StepUp(pValues, 1);

    /// <summary>Benjamini and Yekutieli's step-up p-values, which bound the share of false rejections under any dependence.</summary>
    /// <remarks>
    /// Benjamini–Hochberg times 1 + 1/2 + … + 1/m. Reference: Benjamini and Yekutieli (2001), Annals of Statistics 29.
    /// </remarks>
    /// <param name="pValues">The raw p-values, each in [0, 1].</param>
    /// <returns>The adjusted p-values, in the same order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A p-value is outside [0, 1] or NaN.</exception>
    public static double[] BenjaminiYekutieli(ReadOnlySpan<double> pValues)
    {
        double harmonic = 0;
        for (int i = pValues.Length; i >= 1; i--) harmonic += 1.0 / i;
        return StepUp(pValues, harmonic);
    }

    private static double LeastOf(int tests, double pValue) => pValue == 1 ? 1 : -Elementary.Expm1(tests * Elementary.Log1p(-pValue));

    private static double[] StepUp(ReadOnlySpan<double> pValues, double factor)
    {
        int[] order = Ascending(pValues);
        double[] adjusted = new double[order.Length];
        double smallest = 1;
        for (int rank = order.Length; rank >= 1; rank--)
        {
            int test = order[rank - 1];
            smallest = Math.Min(smallest, pValues[test] * (factor * order.Length / rank));
            adjusted[test] = smallest;
        }

        return adjusted;
    }

    private static int[] Ascending(ReadOnlySpan<double> pValues)
    {
        Require(pValues);
        int[] order = new int[pValues.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        Array.Sort(pValues.ToArray(), order);
        return order;
    }

    private static void Require(ReadOnlySpan<double> pValues)
    {
        for (int i = 0; i < pValues.Length; i++)
        {
            if (pValues[i] is not (>= 0 and <= 1))
                throw new ArgumentOutOfRangeException(
                    nameof(pValues), pValues[i], FormattableString.Invariant($"The p-value at index {i} must lie in [0, 1]."));
        }
    }
}
