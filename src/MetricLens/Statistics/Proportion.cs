using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>Confidence intervals for a share of successes, and what zero successes can still hide.</summary>
/// <remarks>Counts are real numbers, so that an effective sample size after clustering or weighting can be passed.</remarks>
public static class Proportion
{
    /// <summary>Wilson's score interval for the share of successes.</summary>
    /// <remarks>
    /// Both bounds lie in [0, 1]; the lower is exactly 0 at no successes, the upper exactly 1 at none but successes.
    /// No continuity correction. Reference: Wilson (1927), "Probable inference", JASA 22.
    /// </remarks>
    /// <param name="successes">The number of successes, in [0, <paramref name="trials"/>], not necessarily whole.</param>
    /// <param name="trials">The number of trials, positive and finite, not necessarily whole.</param>
    /// <param name="level">The two-sided coverage, strictly between 0 and 1.</param>
    /// <returns>The bounds, shares of trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or NaN.</exception>
    public static (double Lower, double Upper) Wilson(double successes, double trials, double level)
    {
        Require(successes, trials, level);
        double z = -Normal.InvCDF(0, 1, (1 - level) / 2);
        double failures = trials - successes, square = z * z;
        double half = z * Math.Sqrt(successes * failures / trials + square / 4);
        double scale = trials + square;
        double lower = successes == 0 ? 0 : (successes + square / 2 - half) / scale;
        double upper = failures == 0 ? 1 : (successes + square / 2 + half) / scale;
        return (lower, upper);
    }

    /// <summary>The exact interval of Clopper and Pearson for the share of successes, which covers at least at its level.</summary>
    /// <remarks>
    /// Both bounds lie in [0, 1]; the lower is exactly 0 at no successes, the upper exactly 1 at none but successes.
    /// Reference: Clopper and Pearson (1934), Biometrika 26; for counts that are not whole, the same beta quantiles,
    /// after Korn and Graubard (1998), Survey Methodology 24.
    /// </remarks>
    /// <param name="successes">The number of successes, in [0, <paramref name="trials"/>], not necessarily whole.</param>
    /// <param name="trials">The number of trials, positive and finite, not necessarily whole.</param>
    /// <param name="level">The two-sided coverage, strictly between 0 and 1.</param>
    /// <returns>The bounds, shares of trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or NaN.</exception>
    public static (double Lower, double Upper) ClopperPearson(double successes, double trials, double level)
    {
        Require(successes, trials, level);
        double tail = (1 - level) / 2, failures = trials - successes;
        double lower = successes == 0 ? 0 : IncompleteBeta.Quantile(tail, successes, failures + 1);
        double upper = failures == 0 ? 1 : 1 - IncompleteBeta.Quantile(tail, failures, successes + 1);
        if (successes == 0) upper = ZeroSuccessBound(trials, tail);
        return (lower, upper);
    }

    /// <summary>Jeffreys' interval: the tails of the beta distribution that one half more of successes and of failures have.</summary>
    /// <remarks>Both bounds lie strictly inside (0, 1), also at no successes and at none but successes. Reference: Brown, Cai and DasGupta (2001), Statistical Science 16.</remarks>
    /// <inheritdoc cref="Wilson"/>
    public static (double Lower, double Upper) Jeffreys(double successes, double trials, double level)
    {
        Require(successes, trials, level);
        double tail = (1 - level) / 2, failures = trials - successes;
        return (IncompleteBeta.Quantile(tail, successes + 0.5, failures + 0.5), 1 - IncompleteBeta.Quantile(tail, failures + 0.5, successes + 0.5));
    }

    /// <summary>Agresti and Coull's interval: Wald's, with z² / 2 more of successes and of failures.</summary>
    /// <remarks>Bounds are cut to [0, 1]. Reference: Agresti and Coull (1998), The American Statistician 52.</remarks>
    /// <inheritdoc cref="Wilson"/>
    public static (double Lower, double Upper) AgrestiCoull(double successes, double trials, double level)
    {
        Require(successes, trials, level);
        double z = Normal.InvCDF(0, 1, (1 - level) / 2), more = trials + (z * z);
        return AroundShare((successes + (z * z / 2)) / more, more, -z);
    }

    /// <summary>Wald's interval: the share with z of its own standard errors either way.</summary>
    /// <remarks>To reproduce others' figures only: at no successes, and at none but successes, it has no width, and at small shares it covers far less than its level. Bounds are cut to [0, 1].</remarks>
    /// <inheritdoc cref="Wilson"/>
    public static (double Lower, double Upper) Wald(double successes, double trials, double level)
    {
        Require(successes, trials, level);
        return AroundShare(successes / trials, trials, -Normal.InvCDF(0, 1, (1 - level) / 2));
    }

    /// <summary>Newcombe's interval for the difference of two independent shares, from Wilson's interval of each.</summary>
    /// <remarks>Within [−1, 1]. Reference: Newcombe (1998), Statistics in Medicine 17, method 10; without a continuity correction.</remarks>
    /// <param name="successes">The successes of the first.</param>
    /// <param name="trials">The trials of the first.</param>
    /// <param name="otherSuccesses">The successes of the second.</param>
    /// <param name="otherTrials">The trials of the second.</param>
    /// <param name="level">The two-sided coverage, strictly between 0 and 1.</param>
    /// <returns>The bounds of the first share less the second.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or NaN.</exception>
    public static (double Lower, double Upper) NewcombeDifference(double successes, double trials, double otherSuccesses, double otherTrials, double level)
    {
        (double lower, double upper) = Wilson(successes, trials, level);
        (double otherLower, double otherUpper) = Wilson(otherSuccesses, otherTrials, level);
        double share = successes / trials, otherShare = otherSuccesses / otherTrials;
        return (share - otherShare - Length(share - lower, otherUpper - otherShare), share - otherShare + Length(upper - share, otherShare - otherLower));

        static double Length(double one, double other) => Math.Sqrt((one * one) + (other * other));
    }

    /// <summary>The largest accuracy that no successes in so many trials leave possible.</summary>
    /// <remarks>
    /// 1 - (alpha/2)^(1/trials), the upper Clopper–Pearson bound at no successes; in (0, 1), falling in the trials.
    /// 0 of 100 at alpha 0.05 still hides 3.6 %.
    /// </remarks>
    /// <param name="trials">The number of trials, 1 or more.</param>
    /// <param name="alpha">The two-sided error rate, strictly between 0 and 1.</param>
    /// <returns>The hidden accuracy, a share of trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range, or NaN.</exception>
    public static double HiddenAt(long trials, double alpha)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(trials, 1);
        RequireOpenUnit(alpha, nameof(alpha));
        return ZeroSuccessBound(trials, alpha / 2);
    }

    /// <summary>The fewest trials at which no successes would exclude an accuracy.</summary>
    /// <remarks>The smallest n with <see cref="HiddenAt"/>(n, alpha) at most the accuracy; 1 or more.</remarks>
    /// <param name="accuracy">The accuracy to exclude, strictly between 0 and 1.</param>
    /// <param name="alpha">The two-sided error rate, strictly between 0 and 1.</param>
    /// <returns>The number of trials.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An argument is outside its range or NaN, or no number of trials below 2^53 suffices.</exception>
    public static long TrialsToShow(double accuracy, double alpha)
    {
        RequireOpenUnit(accuracy, nameof(accuracy));
        RequireOpenUnit(alpha, nameof(alpha));
        double needed = Math.Ceiling(Math.Log(alpha / 2) / Elementary.Log1p(-accuracy));
        if (needed is not < 9007199254740992)
            throw new ArgumentOutOfRangeException(nameof(accuracy), accuracy, "No number of trials below 2^53 excludes so small an accuracy.");
        long trials = Math.Max(1, (long)needed);
        while (trials > 1 && HiddenAt(trials - 1, alpha) <= accuracy) trials--;
        while (HiddenAt(trials, alpha) > accuracy) trials++;
        return trials;
    }

    private static (double Lower, double Upper) AroundShare(double share, double trials, double z)
    {
        double half = z * Math.Sqrt(share * (1 - share) / trials);
        return (Math.Max(0, share - half), Math.Min(1, share + half));
    }

    private static double ZeroSuccessBound(double trials, double tail) => -Elementary.Expm1(Math.Log(tail) / trials);

    private static void Require(double successes, double trials, double level)
    {
        if (trials is not (> 0 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(nameof(trials), trials, "The trials must be positive and finite.");
        if (!(successes >= 0 && successes <= trials))
            throw new ArgumentOutOfRangeException(
                nameof(successes), successes, FormattableString.Invariant($"The successes must lie in [0, {trials}]."));
        RequireOpenUnit(level, nameof(level));
    }

    private static void RequireOpenUnit(double value, string name)
    {
        if (value is not (> 0 and < 1))
            throw new ArgumentOutOfRangeException(name, value, "The value must lie strictly between 0 and 1.");
    }
}
