using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>Wilcoxon's signed-rank test that paired differences lie symmetrically about 0.</summary>
/// <remarks>
/// The statistic is the sum of the ranks of the positive differences by size, two-sided the smaller of that and the sum of the negative ones. Equal sizes share their mean rank.
/// References: Wilcoxon (1945), Biometrics Bulletin 1; Pratt (1959), JASA 54, for zeros that are ranked.
/// </remarks>
public static class WilcoxonSignedRank
{
    /// <summary>The exact test counts in time that grows with the cube of the number of differences: some tenths of a second at this many.</summary>
    private const int MostExact = 400;

    /// <summary>What becomes of differences of 0.</summary>
    public enum Zeros
    {
        /// <summary>They are left out before ranking: Wilcoxon's own rule.</summary>
        LeftOut,

        /// <summary>They are ranked with the others and then left out: Pratt's rule.</summary>
        Ranked,

        /// <summary>They are ranked, and half of their ranks counts for either sign.</summary>
        Split,
    }

    /// <summary>The exact test: over all ways to give the signs, each as likely. Differences of 0 are left out.</summary>
    /// <remarks>Equal sizes are taken as they are, where tools that tabulate ranks 1 to n refuse them or fall back on the normal law. 1 where no difference is left.</remarks>
    /// <param name="differences">The first score less the second, one a pair; 1 to 400 that are not 0.</param>
    /// <param name="alternative">What is held against no difference.</param>
    /// <exception cref="ArgumentException">There are no differences, too many, or one is not finite.</exception>
    public static TestOutcome Exact(ReadOnlySpan<double> differences, Alternative alternative = Alternative.TwoSided)
    {
        Sums sums = Rank(differences, Zeros.LeftOut);
        if (sums.Ranks.Length > MostExact) throw new ArgumentException(FormattableString.Invariant($"The exact test takes at most {MostExact} differences; there are {sums.Ranks.Length}."), nameof(differences));
        // Mean ranks are halves at most, so twice their sum is whole.
        int most = (int)Math.Round(2 * sums.Ranks.Sum());
        double[] chances = new double[most + 1];
        chances[0] = 1;
        int reached = 0;
        foreach (double rank in sums.Ranks)
        {
            int step = (int)Math.Round(2 * rank);
            reached += step;
            for (int sum = reached; sum >= 0; sum--) chances[sum] = ((sum <= reached - step ? chances[sum] : 0) + (sum >= step ? chances[sum - step] : 0)) / 2;
        }
        int found = (int)Math.Round(2 * sums.Plus);
        double less = 0, greater = 0;
        for (int sum = 0; sum <= found; sum++) less += chances[sum];
        for (int sum = most; sum >= found; sum--) greater += chances[sum];
        return sums.Result(alternative, less, greater);
    }

    /// <summary>The test by the normal law that the statistic nears, with its variance corrected for equal sizes.</summary>
    /// <param name="differences">The first score less the second, one a pair.</param>
    /// <param name="zeros">What becomes of differences of 0.</param>
    /// <param name="isCorrected">Whether the statistic is moved half a step towards its mean, as it takes steps and the normal law does not; never past it.</param>
    /// <param name="alternative">What is held against no difference.</param>
    /// <exception cref="ArgumentException">There are no differences, or one is not finite.</exception>
    public static TestOutcome ByNormal(ReadOnlySpan<double> differences, Zeros zeros = Zeros.LeftOut, bool isCorrected = false, Alternative alternative = Alternative.TwoSided)
    {
        Sums sums = Rank(differences, zeros);
        double n = sums.Ranks.Length, left = zeros == Zeros.Ranked ? sums.ZeroCount : 0;
        double mean = ((n * (n + 1)) - (left * (left + 1))) / 4;
        double variance = ((n * (n + 1) * ((2 * n) + 1)) - (left * (left + 1) * ((2 * left) + 1)) - ((sums.Ties - (left * left * left) + left) / 2)) / 24;
        if (!(variance > 0)) return sums.Result(alternative, 1, 1);
        double off = sums.Plus - mean, half = isCorrected ? 0.5 : 0, scale = Math.Sqrt(variance);
        double towards = Math.Sign(off) * Math.Min(half, Math.Abs(off));
        return alternative == Alternative.TwoSided
            ? sums.Result(alternative, Normal.CDF(0, 1, (off - towards) / scale), Normal.CDF(0, 1, (towards - off) / scale))
            : sums.Result(alternative, Normal.CDF(0, 1, (off + half) / scale), Normal.CDF(0, 1, (half - off) / scale));
    }

    private static Sums Rank(ReadOnlySpan<double> differences, Zeros zeros)
    {
        Statistics.Ranks.Require(differences, 1, nameof(differences));
        double[] kept = zeros == Zeros.LeftOut ? [.. differences.ToArray().Where(difference => difference != 0)] : differences.ToArray();
        double[] ranks = Statistics.Ranks.Of(kept.Select(Math.Abs).ToArray(), out double ties);
        double plus = 0, minus = 0, zero = 0;
        for (int i = 0; i < kept.Length; i++)
        {
            if (kept[i] > 0) plus += ranks[i];
            else if (kept[i] < 0) minus += ranks[i];
            else zero += ranks[i];
        }
        if (zeros == Zeros.Split) (plus, minus) = (plus + (zero / 2), minus + (zero / 2));
        return new(ranks, plus, minus, ties, kept.Count(difference => difference == 0));
    }

    private readonly record struct Sums(double[] Ranks, double Plus, double Minus, double Ties, int ZeroCount)
    {
        internal TestOutcome Result(Alternative alternative, double less, double greater) => alternative switch
        {
            Alternative.Less => new(Plus, Math.Min(1, less)),
            Alternative.Greater => new(Plus, Math.Min(1, greater)),
            _ => new(Math.Min(Plus, Minus), Math.Min(1, 2 * Math.Min(less, greater))),
        };
    }
}
