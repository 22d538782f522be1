using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>Tests that two models score alike on the same examples, from the differences of their scores, and what such a test can show.</summary>
public static class PairedTest
{
    /// <summary>How exactly the smallest difference is found, as a share of the metric's range: far finer than one example of any task.</summary>
    private const double Resolution = 1e-6;

    /// <summary>Outcomes rarer than this many standard deviations off the mean number of disagreements are left out of a power, some 1e-15 of it.</summary>
    private const double Reach = 8;

    /// <summary>McNemar's exact p-value, where it applies: every difference is 1, 0 or −1.</summary>
    /// <param name="differences">The first model's score less the second's, one an example.</param>
    /// <returns>The two-sided p-value; <see langword="null"/> where an example gives partial credit.</returns>
    public static double? McNemarPValue(ReadOnlySpan<double> differences) =>
        Disagreements(differences) is { } counts ? McNemar.ExactPValue(counts.Gained, counts.Lost) : null;

    /// <summary>How many examples only the first model gets right, and how many only the second.</summary>
    /// <param name="differences">The first model's score less the second's, one an example.</param>
    /// <returns>The counts; <see langword="null"/> where an example gives partial credit.</returns>
    public static (int Gained, int Lost)? Disagreements(ReadOnlySpan<double> differences)
    {
        int gained = 0, lost = 0;
        foreach (double difference in differences)
        {
            if (difference == 1) gained++;
            else if (difference == -1) lost++;
            else if (difference != 0) return null;
        }
        return (gained, lost);
    }

    /// <summary>The two-sided p-value of a paired bootstrap, over clusters where there are any.</summary>
    /// <remarks>
    /// Never below what a sign test of the units that differ at all could give, 2^(1 − units): however they are resampled, five units that all gain, among
    /// any number that stay as they are, show no more than five coins that all fall the same way.
    /// </remarks>
    /// <param name="differences">The first model's score less the second's, one an example.</param>
    /// <param name="index">The resamples, shared by all comparisons over these examples.</param>
    public static double BootstrapPValue(ReadOnlySpan<double> differences, BootstrapIndex index)
    {
        ArgumentNullException.ThrowIfNull(index);
        return Math.Max(LeastPValue(index.UnitsOffZero(differences)), Bootstrap.PValue(index.Means(differences)));
    }

    /// <summary>The mean difference with its BCa interval, which always holds the mean.</summary>
    /// <param name="differences">The first model's score less the second's, one an example.</param>
    /// <param name="mean">Their mean.</param>
    /// <param name="index">The resamples, of at least two units.</param>
    /// <param name="level">The two-sided coverage.</param>
    /// <param name="unit">What one unit of a score is.</param>
    public static Estimate Difference(ReadOnlySpan<double> differences, double mean, BootstrapIndex index, double level, string unit)
    {
        ArgumentNullException.ThrowIfNull(index);
        (double lower, double upper) = Bootstrap.Bca(index.Means(differences), mean, index.JackknifeMeans(differences), level);
        return new(mean, Math.Min(lower, mean), Math.Max(upper, mean), level, differences.Length, unit);
    }

    /// <summary>The smallest two-sided p-value that so many independent units can give: that of a sign test in which all agree.</summary>
    /// <param name="units">The number of units, 0 or more.</param>
    public static double LeastPValue(int units) => Math.Min(1, Math.Pow(2, 1 - units));

    /// <summary>The smallest difference that McNemar's exact test finds at a power, where the models go on to disagree as often as observed.</summary>
    /// <remarks>
    /// The power is exact: over the binomial number of disagreements, and given it over how they fall. Where the difference asked about exceeds the
    /// observed share of disagreements, the models are taken to disagree that often, all one way: no difference comes with less.
    /// </remarks>
    /// <param name="examples">The number of examples.</param>
    /// <param name="disagreements">How many of them only one of the two models got right.</param>
    /// <param name="alpha">The two-sided level.</param>
    /// <param name="power">The chance to find it, strictly between α and 1.</param>
    /// <returns>The difference as a share of the examples; <see langword="null"/> where so few examples can show none.</returns>
    public static double? SmallestShown(int examples, int disagreements, double alpha, double power)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(disagreements);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(disagreements, examples);
        RequireLevels(alpha, power);
        var leastMajorities = new int?[examples + 1];
        if (!(Power(1) >= power)) return null;
        double low = 0, high = 1;
        while (high - low > Resolution)
        {
            double middle = (low + high) / 2;
            if (Power(middle) >= power) high = middle;
            else low = middle;
        }
        return high;

        double Power(double difference)
        {
            double share = Math.Max((double)disagreements / examples, difference);
            if (share == 0) return 0;
            double forFirst = (share + difference) / (2 * share);
            double middle = examples * share, reach = 1 + (Reach * Math.Sqrt(middle * (1 - share)));
            double found = 0;
            for (int count = Math.Max(1, (int)(middle - reach)); count <= Math.Min(examples, (int)(middle + reach)); count++)
            {
                double chance = share == 1 ? (count == examples ? 1 : 0) : Binomial.PMF(share, examples, count);
                int majority = leastMajorities[count] ??= LeastMajority(count, alpha);
                if (chance > 0 && majority <= count)
                    found += chance * (AtLeast(majority, count, forFirst) + AtLeast(majority, count, 1 - forFirst));
            }
            return found;
        }
    }

    /// <summary>The smallest difference that a test of a mean difference finds at a power, from the standard error observed.</summary>
    /// <remarks>(t at 1 − α/2 + t at the power) standard errors, t with units − 1 degrees of freedom. Reference: Miller (2024), arXiv 2411.00640, section 5.</remarks>
    /// <param name="standardError">The standard error of the mean difference, at least 0.</param>
    /// <param name="units">The number of independent units.</param>
    /// <param name="alpha">The two-sided level.</param>
    /// <param name="power">The chance to find it, strictly between α and 1.</param>
    /// <returns>The difference, at least 0; <see langword="null"/> where the scores do not vary, or so few units can show none.</returns>
    public static double? SmallestShown(double standardError, int units, double alpha, double power)
    {
        if (standardError is not (>= 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(standardError), standardError, "A standard error must be finite and at least 0.");
        RequireLevels(alpha, power);
        if (units < 2 || standardError == 0 || LeastPValue(units) > alpha) return null;
        return (StudentT.Quantile(1 - (alpha / 2), units - 1) + StudentT.Quantile(power, units - 1)) * standardError;
    }

    /// <summary>The least number on one side, out of so many disagreements, at which the exact test rejects; one too many where none does.</summary>
    private static int LeastMajority(int disagreements, double alpha)
    {
        int low = (disagreements / 2) + 1, high = disagreements + 1;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (McNemar.ExactPValue(disagreements - middle, middle) <= alpha) high = middle;
            else low = middle + 1;
        }
        return low;
    }

    private static double AtLeast(int successes, int trials, double share) =>
        share <= 0 ? 0 : share >= 1 ? 1 : IncompleteBeta.Lower(successes, trials - successes + 1, share, 1 - share);

    private static void RequireLevels(double alpha, double power)
    {
        if (alpha is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(alpha), alpha, "The level must lie strictly between 0 and 1.");
        if (!(power > alpha && power < 1)) throw new ArgumentOutOfRangeException(nameof(power), power, "The power must lie strictly between the level and 1.");
    }
}
