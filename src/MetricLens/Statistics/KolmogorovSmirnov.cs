namespace MetricLens.Statistics;

/// <summary>Kolmogorov and Smirnov's test that two independent samples come from one continuous population.</summary>
/// <remarks>The statistic D is the largest distance between the two empirical distribution functions, in [0, 1]. References: Smirnov (1939); Hodges (1958), Arkiv för Matematik 3.</remarks>
public static class KolmogorovSmirnov
{
    /// <summary>The exact two-sided test: over all orders of the values of both samples, each as likely.</summary>
    /// <remarks>
    /// The share of lattice paths that stray as far from the diagonal as the samples do. Where values are equal the p-value is an upper bound, as the population is taken to be continuous. Time is proportional to the product of the sizes.
    /// </remarks>
    /// <param name="first">The first sample, at least one value.</param>
    /// <param name="second">The second, at least one value.</param>
    /// <exception cref="ArgumentException">A sample is empty, or a value is not finite.</exception>
    public static TestOutcome Exact(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        long distance = Distance(first, second);
        int rows = first.Length, columns = second.Length;
        if (distance == 0) return new(0, 1);
        // The share, of all paths to a point, that have strayed: the last step came along the row or the column in the ratio of the coordinates.
        double[] strayed = new double[columns + 1];
        for (int i = 0; i <= rows; i++)
        {
            for (int j = 0; j <= columns; j++)
            {
                if (Math.Abs(((long)i * columns) - ((long)j * rows)) >= distance) strayed[j] = 1;
                else if (i + j > 0) strayed[j] = ((i > 0 ? i * strayed[j] : 0) + (j > 0 ? j * strayed[j - 1] : 0)) / (i + j);
            }
        }
        return new((double)distance / ((long)rows * columns), Math.Min(1, strayed[columns]));
    }

    /// <summary>The two-sided test by the distribution of one sample's distance from a known law, at the effective size nm / (n + m), rounded to even halves.</summary>
    /// <remarks>What scipy's ks_2samp calls asymptotic; the limit law itself would be coarser.</remarks>
    /// <param name="first">The first sample, at least one value.</param>
    /// <param name="second">The second, at least one value; the effective size may be 1000 at most.</param>
    /// <exception cref="ArgumentException">A sample is empty or too long, or a value is not finite.</exception>
    public static TestOutcome ByEffectiveSize(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        long distance = Distance(first, second);
        double product = (double)first.Length * second.Length, effective = product / (first.Length + second.Length);
        if (!(effective <= 1000)) throw new ArgumentException(FormattableString.Invariant($"The effective size of {first.Length} and {second.Length} values is above 1000; take the exact test."), nameof(first));
        double statistic = distance / product;
        return new(statistic, 1 - OneSample(statistic, Math.Max(1, (int)Math.Round(effective, MidpointRounding.ToEven))));
    }

    /// <summary>The largest distance, times the product of the sizes, so that it is whole.</summary>
    private static long Distance(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        Ranks.Require(first, 1, nameof(first));
        Ranks.Require(second, 1, nameof(second));
        double[] one = first.ToArray(), other = second.ToArray();
        Array.Sort(one);
        Array.Sort(other);
        long most = 0;
        for (int i = 0, j = 0; i < one.Length && j < other.Length;)
        {
            double value = Math.Min(one[i], other[j]);
            while (i < one.Length && one[i] == value) i++;
            while (j < other.Length && other[j] == value) j++;
            most = Math.Max(most, Math.Abs(((long)i * other.Length) - ((long)j * one.Length)));
        }
        return most;
    }

    /// <summary>The chance that one sample of n strays less than so far: Durbin's matrix to the n-th power, after Marsaglia, Tsang and Wang (2003), Journal of Statistical Software 8.</summary>
    private static double OneSample(double distance, int n)
    {
        if (distance >= 1) return 1;
        int k = (int)(n * distance) + 1, size = (2 * k) - 1;
        double h = k - (n * distance);
        double[,] matrix = new double[size, size];
        for (int i = 0; i < size; i++)
        {
            for (int j = 0; j < size; j++)
            {
                if (i - j + 1 < 0) continue;
                double entry = 1;
                if (j == 0) entry -= Math.Pow(h, i + 1);
                if (i == size - 1) entry -= Math.Pow(h, size - j);
                if (i == size - 1 && j == 0 && (2 * h) - 1 > 0) entry += Math.Pow((2 * h) - 1, size);
                for (int factor = 2; factor <= i - j + 1; factor++) entry /= factor;
                matrix[i, j] = entry;
            }
        }
        // n! / nⁿ is taken in with the powers, a factor a step, so that nothing overflows.
        double[] row = new double[size];
        row[k - 1] = 1;
        for (int step = 1; step <= n; step++)
        {
            double[] next = new double[size];
            for (int j = 0; j < size; j++)
                for (int i = 0; i < size; i++) next[j] += row[i] * matrix[i, j] * step / n;
            row = next;
        }
        return Math.Clamp(row[k - 1], 0, 1);
    }
}
