namespace MetricLens.Statistics;

/// <summary>Exact permutation tests of a mean difference, by counting every arrangement.</summary>
/// <remarks>The statistic is the mean difference. An arrangement counts as extreme where its mean differs from the observed one by rounding alone. Reference: Fisher (1935), The Design of Experiments.</remarks>
public static class PermutationTest
{
    /// <summary>The most arrangements that are counted: a few seconds.</summary>
    private const double MostArrangements = 1 << 26;

    /// <summary>What rounding takes from sums of values up to 1, relative to the largest.</summary>
    private const double Rounding = 1e-12;

    /// <summary>The test that paired differences lie symmetrically about 0: over all ways to give the signs, each as likely.</summary>
    /// <param name="differences">The first score less the second, one a pair; 1 to 26.</param>
    /// <param name="alternative">What is held against no difference.</param>
    /// <exception cref="ArgumentException">There are no differences, more than 26, or one is not finite.</exception>
    public static TestOutcome SignFlips(ReadOnlySpan<double> differences, Alternative alternative = Alternative.TwoSided)
    {
        Ranks.Require(differences, 1, nameof(differences));
        if (Math.Pow(2, differences.Length) > MostArrangements) throw new ArgumentException(FormattableString.Invariant($"{differences.Length} signs have too many arrangements to count."), nameof(differences));
        double[] given = differences.ToArray();
        double observed = given.Sum(), slack = Rounding * Math.Max(1, given.Max(Math.Abs)) * given.Length;
        long all = 1L << given.Length, extreme = 0;
        for (long signs = 0; signs < all; signs++)
        {
            double sum = 0;
            for (int i = 0; i < given.Length; i++) sum += (signs >> i & 1) == 0 ? given[i] : -given[i];
            if (IsExtreme(sum, observed, slack, alternative)) extreme++;
        }
        return new(observed / given.Length, (double)extreme / all);
    }

    /// <summary>The test that two independent samples come from one population: over all ways to part the values into samples of these sizes, each as likely.</summary>
    /// <remarks>Two-sided by the size of the mean difference.</remarks>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second; there may be 67 million ways at most, which two samples of 13 stay below.</param>
    /// <param name="alternative">What is held against no difference.</param>
    /// <exception cref="ArgumentException">A sample is empty, the values have too many arrangements, or one is not finite.</exception>
    public static TestOutcome Independent(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided)
    {
        Ranks.Require(first, 1, nameof(first));
        Ranks.Require(second, 1, nameof(second));
        double[] pooled = [.. first, .. second];
        int size = first.Length, others = second.Length;
        if (MathNet.Numerics.SpecialFunctions.Binomial(pooled.Length, size) > MostArrangements) throw new ArgumentException(FormattableString.Invariant($"Samples of {size} and {others} values have too many arrangements to count."), nameof(first));
        double whole = pooled.Sum(), slack = Rounding * Math.Max(1, pooled.Max(Math.Abs));
        double observed = Difference(pooled.AsSpan(0, size).ToArray().Sum());
        long all = 0, extreme = 0;
        int[] chosen = [.. Enumerable.Range(0, size)];
        while (true)
        {
            double sum = 0;
            foreach (int index in chosen) sum += pooled[index];
            all++;
            if (IsExtreme(Difference(sum), observed, slack, alternative)) extreme++;
            int last = size - 1;
            while (last >= 0 && chosen[last] == others + last) last--;
            if (last < 0) return new(observed, (double)extreme / all);
            chosen[last]++;
            for (int i = last + 1; i < size; i++) chosen[i] = chosen[i - 1] + 1;
        }

        double Difference(double sum) => (sum / size) - ((whole - sum) / others);
    }

    private static bool IsExtreme(double found, double observed, double slack, Alternative alternative) => alternative switch
    {
        Alternative.Less => found <= observed + slack,
        Alternative.Greater => found >= observed - slack,
        _ => Math.Abs(found) >= Math.Abs(observed) - slack,
    };
}
