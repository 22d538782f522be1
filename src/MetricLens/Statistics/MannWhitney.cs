using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>Mann and Whitney's test that values of two independent samples are as often above as below each other.</summary>
/// <remarks>The statistic U is the number of pairs in which the first sample's value is the greater; equal values count one half. Reference: Mann and Whitney (1947), Annals of Mathematical Statistics 18.</remarks>
public static class MannWhitney
{
    /// <summary>The exact test counts in time that grows with the fourth power of the sample sizes: about a second at this many values in all.</summary>
    private const int MostExact = 200;

    /// <summary>The exact test: over all ways to part the values into samples of these sizes, each as likely.</summary>
    /// <remarks>Equal values are taken as they are. Two-sided, twice the smaller of both one-sided p-values, at most 1.</remarks>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second; with the first at most 200 values.</param>
    /// <param name="alternative">What is held against no difference.</param>
    /// <exception cref="ArgumentException">A sample is empty, there are too many values, or one is not finite.</exception>
    public static TestOutcome Exact(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided)
    {
        double[] ranks = Rank(first, second, out double sum, out _);
        if (ranks.Length > MostExact) throw new ArgumentException(FormattableString.Invariant($"The exact test takes at most {MostExact} values; there are {ranks.Length}."), nameof(first));
        int size = first.Length, most = (int)Math.Round(2 * ranks.OrderDescending().Take(size).Sum()), found = (int)Math.Round(2 * sum);
        // By the number of values that fell to the first sample and twice the sum of their ranks: how many ways there are.
        double[][] ways = [.. Enumerable.Range(0, size + 1).Select(_ => new double[most + 1])];
        ways[0][0] = 1;
        foreach (double rank in ranks)
        {
            int step = (int)Math.Round(2 * rank);
            for (int taken = size; taken > 0; taken--)
                for (int at = most; at >= step; at--) ways[taken][at] += ways[taken - 1][at - step];
        }
        double all = ways[size].Sum(), less = 0, greater = 0;
        for (int at = 0; at <= found; at++) less += ways[size][at];
        for (int at = most; at >= found; at--) greater += ways[size][at];
        return Result(sum, size, alternative, less / all, greater / all);
    }

    /// <summary>The test by the normal law that U nears, with its variance corrected for equal values and U moved half a step towards its mean.</summary>
    /// <param name="first">The first sample.</param>
    /// <param name="second">The second.</param>
    /// <param name="alternative">What is held against no difference.</param>
    /// <exception cref="ArgumentException">A sample is empty, or a value is not finite.</exception>
    public static TestOutcome ByNormal(ReadOnlySpan<double> first, ReadOnlySpan<double> second, Alternative alternative = Alternative.TwoSided)
    {
        double[] ranks = Rank(first, second, out double sum, out double ties);
        double n = ranks.Length, pairs = (double)first.Length * second.Length;
        double variance = pairs / 12 * (n + 1 - (ties / (n * (n - 1))));
        if (!(variance > 0)) return Result(sum, first.Length, alternative, 1, 1);
        double off = U(sum, first.Length) - (pairs / 2), scale = Math.Sqrt(variance);
        return Result(sum, first.Length, alternative, Normal.CDF(0, 1, (off + 0.5) / scale), Normal.CDF(0, 1, (0.5 - off) / scale));
    }

    private static double[] Rank(ReadOnlySpan<double> first, ReadOnlySpan<double> second, out double sum, out double ties)
    {
        Ranks.Require(first, 1, nameof(first));
        Ranks.Require(second, 1, nameof(second));
        double[] ranks = Ranks.Of([.. first, .. second], out ties);
        sum = ranks.AsSpan(0, first.Length).ToArray().Sum();
        return ranks;
    }

    private static double U(double sum, int size) => sum - (size * (size + 1.0) / 2);

    private static TestOutcome Result(double sum, int size, Alternative alternative, double less, double greater) => new(U(sum, size), Math.Min(1, alternative switch
    {
        Alternative.Less => less,
        Alternative.Greater => greater,
        _ => 2 * Math.Min(less, greater),
    }));
}
