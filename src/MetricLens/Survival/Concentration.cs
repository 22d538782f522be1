using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>Do the examples jump together, or some of them alone? The method's T3.</summary>
/// <remarks>
/// An example's latent score is the logit of its geometric-mean token probability, or of its choice probability; runs at one scale are averaged.
/// A mean over all examples shows a step in some of them as a small one, and may call it an artifact.
/// </remarks>
public sealed record Concentration
{
    /// <summary>R above this is concentration.</summary>
    public const double LeastRatio = 2;

    /// <summary>The share of the variance of the gains between two groups, from which these are two: a uniform distribution has 0.75.</summary>
    public const double LeastExplained = 0.8;

    /// <summary>Examples differ in slope, so that the width grows with the gain itself: this share of it is expected.</summary>
    private const double WidthOfGain = 0.6;

    /// <summary>The least width that is compared with: a hundredth of a logit, which rounded log-probabilities show by themselves.</summary>
    private const double LeastWidth = 0.01;

    /// <summary>The quantiles between which a width is taken.</summary>
    private const double LowerQuantile = 0.1, UpperQuantile = 0.9;

    /// <summary>A probability is clipped to lie this far from 0 and 1: beyond it gains in its logit say little of ability.</summary>
    private const double LeastProbability = 0.001;

    /// <summary>The least difference, in logits, between the mean gains of two groups of which one jumps: a factor of e in the odds.</summary>
    private const double LeastDifference = 1;

    /// <summary>The least share of the examples that makes a group.</summary>
    private const double LeastGroup = 0.05;

    /// <summary>The least number of scales: the gap of the jump and two to compare it with.</summary>
    private const int FewestScales = 4;

    private static readonly double MostLatent = Math.Log((1 - LeastProbability) / LeastProbability);

    /// <summary>The metric whose scores gave the examples' latent scores.</summary>
    public required MetricCard Metric { get; init; }

    /// <summary>The index of the first scale above the gap.</summary>
    public required int Above { get; init; }

    /// <summary>The 10–90 % range over the examples of their gains, in logits, one a gap.</summary>
    public required IReadOnlyList<double> Widths { get; init; }

    /// <summary>R, the width at the gap relative to what the other gaps and the gain itself let expect.</summary>
    public required double Ratio { get; init; }

    /// <summary>The split of the gains at the gap in two; <see langword="null"/> where all are equal.</summary>
    public required TwoGroups? Split { get; init; }

    /// <summary>The share of the examples that do not jump here, but gain over some other gap what parts the two groups at this one.</summary>
    public required double ShareElsewhere { get; init; }

    /// <summary>The survival test of the examples that jump, taken for themselves; <see langword="null"/> where there is no such group.</summary>
    public SurvivalFinding? Group { get; init; }

    /// <summary>The share of the examples that jump, with one-sided bounds; <see langword="null"/> but for a subset.</summary>
    public Estimate? Fraction { get; init; }

    /// <summary>Whether the gains at the gap fall into two groups.</summary>
    public bool IsSplit => IsClear(Split);

    /// <summary>Whether each example jumps in a gap of its own: the gains are split, and more of the examples jump elsewhere than here.</summary>
    public bool IsQuanta => IsSplit && ShareElsewhere > Split!.UpperShare;

    /// <summary>Whether the gain at the gap is concentrated in some of the examples, which do not jump each in a gap of its own.</summary>
    public bool IsConcentrated => Ratio > LeastRatio && !IsQuanta;

    /// <summary>Whether the gain is concentrated in a part of the examples that jumps, and whose own jump survives.</summary>
    public bool IsSubset => IsConcentrated && IsSplit && Group is { Verdict: Verdict.Survives };

    /// <summary>Measures it; <see langword="null"/> with fewer than four scales.</summary>
    /// <param name="source">The scores of a metric of the loss kind, whose examples' scores are minus a log-probability.</param>
    /// <param name="above">The index of the first scale above the gap.</param>
    /// <param name="options">The level, the resamples and the seed.</param>
    public static Concentration? Of(ScaleCurve source, int above, SurvivalOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        return Of(source, Latents(source), above, options);
    }

    /// <summary>The same of how far two arms' examples are apart, over the same scales, runs and examples.</summary>
    internal static Concentration? OfDifference(ScaleCurve arm, ScaleCurve baseline, int above, SurvivalOptions options) =>
        Of(arm, [.. Latents(arm).Zip(Latents(baseline), (own, other) => own.Zip(other, (left, right) => left - right).ToArray())], above, options);

    /// <summary>The latent score of every example, one row a run.</summary>
    private static double[][] Latents(ScaleCurve source) => source.Metric.LatentScale == LatentScale.NegativeLogLoss
        ? [.. Enumerable.Range(0, source.Runs.Count).Select(run => Array.ConvertAll(source.RunScores(run).ToArray(), score => Latent(Math.Abs(score - source.Metric.Best))))]
        : throw new ArgumentException($"Metric '{source.Metric.Id}' gives no probability an example.", nameof(source));

    private static Concentration? Of(ScaleCurve source, double[][] runs, int above, SurvivalOptions options)
    {
        if (source.Points.Count < FewestScales) return null;
        double[][] points = [.. Enumerable.Range(0, source.Points.Count).Select(point => Mean([.. source.RunsAt(point).Select(run => runs[run])]))];
        double[][] gains = [.. points.Skip(1).Zip(points, (next, before) => next.Zip(before, (to, from) => to - from).ToArray())];
        double[] jump = gains[above - 1];
        double[] widths = Array.ConvertAll(gains, Width);
        double[] sorted = [.. jump.Order()];
        TwoGroups? split = TwoGroups.Of(sorted, [.. Enumerable.Repeat(1.0, sorted.Length)]);
        // Where some jump and some do not, the slopes are those of the ones that do not.
        double[] ordinary = IsClear(split) ? [.. sorted.TakeWhile(gain => gain <= split!.Threshold)] : sorted;
        double elsewhere = Quantile.Of([.. widths.Where((_, gap) => gap != above - 1)], 0.5) + (WidthOfGain * Math.Abs(Quantile.OfSorted(ordinary, 0.5)));
        var found = new Concentration
        {
            Metric = source.Metric,
            Above = above,
            Widths = widths,
            Ratio = widths[above - 1] / Math.Max(elsewhere, LeastWidth),
            Split = split,
            ShareElsewhere = split is null ? 0 : ShareOver(split.Threshold, jump, gains),
        };
        if (!found.IsConcentrated || !found.IsSplit) return found;
        int[] jumping = [.. Enumerable.Range(0, jump.Length).Where(example => jump[example] > split!.Threshold)];
        if (LatentCurve.OfExamples(source, runs, jumping) is not { } group) return found;
        found = found with { Group = SurvivalTest.Run(group, above, options) };
        return found.IsSubset && !options.VerdictOnly ? found with { Fraction = FractionOf(source, jump, split!.UpperShare, options) } : found;
    }

    private static bool IsClear(TwoGroups? split) =>
        split is { Explained: >= LeastExplained, UpperShare: >= LeastGroup and <= 1 - LeastGroup, Difference: >= LeastDifference };

    private static double ShareOver(double threshold, double[] jump, double[][] gains) =>
        Enumerable.Range(0, jump.Length).Count(example => jump[example] <= threshold && gains.Any(gap => gap[example] > threshold)) / (double)jump.Length;

    /// <summary>The logit of exp(−loss), clipped.</summary>
    private static double Latent(double loss) => loss > 0 ? Math.Clamp(-Math.Log(Elementary.Expm1(loss)), -MostLatent, MostLatent) : MostLatent;

    private static double Width(double[] gains)
    {
        double[] sorted = [.. gains.Order()];
        return Quantile.OfSorted(sorted, UpperQuantile) - Quantile.OfSorted(sorted, LowerQuantile);
    }

    private static double[] Mean(double[][] rows)
    {
        double[] mean = new double[rows[0].Length];
        for (int i = 0; i < mean.Length; i++) mean[i] = rows.Sum(row => row[i]) / rows.Length;
        return mean;
    }

    /// <summary>The share of the upper group with a percentile interval over resampled examples or clusters; each resample is split anew.</summary>
    private static Estimate FractionOf(ScaleCurve source, double[] gains, double share, SurvivalOptions options)
    {
        int[] order = [.. Enumerable.Range(0, gains.Length).OrderBy(i => gains[i])];
        double[] sorted = Array.ConvertAll(order, i => gains[i]);
        int[] units = Array.ConvertAll(order, i => source.Clusters is { } clusters ? clusters[i] : i);
        var index = BootstrapIndex.Draw(gains.Length, source.Clusters, options.Resamples, options.Seed);
        double[] shares = new double[options.Resamples], weights = new double[gains.Length];
        for (int b = 0; b < shares.Length; b++)
        {
            ReadOnlySpan<ushort> counts = index.Multiplicities(b);
            for (int i = 0; i < weights.Length; i++) weights[i] = counts[units[i]];
            shares[b] = TwoGroups.Of(sorted, weights)?.UpperShare ?? 0;
        }
        double level = 1 - (2 * options.Alpha);
        (double lower, double upper) = Bootstrap.Percentile(shares, level);
        return new(share, Math.Min(lower, share), Math.Max(upper, share), level, gains.Length, "share of examples");
    }
}
