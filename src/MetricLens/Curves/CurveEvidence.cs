using MetricLens.Metrics;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>What the means of a curve's runs rest on: the scores of the examples that all runs share, or what was reported of them.</summary>
internal sealed record CurveEvidence
{
    /// <summary>So many units that t is normal: where nothing says how many there were.</summary>
    private const int Unknown = 1_000_000_000;

    /// <summary>The mean of each run.</summary>
    public required double[] Means { get; init; }

    /// <summary>Their sampling covariance over examples; infinite where nothing is known of it.</summary>
    public required double[,] Covariance { get; init; }

    /// <summary>The number of examples of each run; 0 where that is not known.</summary>
    public required int[] Counts { get; init; }

    /// <summary>The number of independent units.</summary>
    public required int Units { get; init; }

    /// <summary>Gives the scores of a run over the shared examples; <see langword="null"/> where there are no examples.</summary>
    /// <remarks>They are looked up whenever they are asked for: the curves of a large table would hold it several times over.</remarks>
    public Func<int, double[]>? Scores { get; private init; }

    /// <summary>The places of the shared examples; none where there are none.</summary>
    public int[] Examples { get; private init; } = [];

    /// <summary>The cluster of each shared example, from 0; <see langword="null"/> where every example stands alone.</summary>
    public int[]? Clusters { get; private init; }

    /// <summary>The evidence of scores.</summary>
    /// <param name="runs">The number of runs.</param>
    /// <param name="scores">Gives the scores of a run over the shared examples.</param>
    /// <param name="examples">The places of the shared examples.</param>
    /// <param name="clusters">The cluster of each; <see langword="null"/> where every example stands alone.</param>
    public static CurveEvidence OfScores(int runs, Func<int, double[]> scores, int[] examples, int[]? clusters)
    {
        double[][] rows = [.. Enumerable.Range(0, runs).Select(scores)];
        return new()
        {
            Means = Array.ConvertAll(rows, row => row.Sum() / row.Length),
            Covariance = PairedCovariance.OfMeans(rows, clusters),
            Counts = [.. Enumerable.Repeat(examples.Length, runs)],
            Units = clusters is null ? examples.Length : clusters.Max() + 1,
            Scores = scores,
            Examples = examples,
            Clusters = clusters,
        };
    }

    /// <summary>The evidence of reported means, which are taken to be independent: what they share over examples is not known.</summary>
    /// <remarks>
    /// A standard error that was not reported, or is 0 where the mean is no end of the range, is the binomial one: exact for scores of 0 and 1, and no smaller than the
    /// true one for any others in a finite range. Where the number of examples was not reported, it follows from a standard error in the same way; else the smallest
    /// of the other runs stands for it.
    /// </remarks>
    public static CurveEvidence OfMeans(IReadOnlyList<ReportedMean> means, MetricCard metric)
    {
        double?[] counts = [.. means.Select(mean => mean.Examples ?? ImpliedCount(mean, metric))];
        double? least = counts.Min();
        double[,] covariance = new double[means.Count, means.Count];
        for (int i = 0; i < means.Count; i++) covariance[i, i] = Variance(means[i], counts[i] ?? least, metric);
        return new()
        {
            Means = [.. means.Select(mean => mean.Mean)],
            Covariance = covariance,
            Counts = [.. means.Select(mean => (int)Math.Min(mean.Examples ?? 0, int.MaxValue))],
            Units = least is { } units ? (int)Math.Clamp(units, 2, Unknown) : Unknown,
        };
    }

    /// <summary>The evidence of some of the runs.</summary>
    public CurveEvidence Only(int[] runs)
    {
        if (Scores is { } scores) return OfScores(runs.Length, run => scores(runs[run]), Examples, Clusters);
        double[,] covariance = new double[runs.Length, runs.Length];
        for (int i = 0; i < runs.Length; i++)
            for (int j = 0; j < runs.Length; j++) covariance[i, j] = Covariance[runs[i], runs[j]];
        return this with { Means = Array.ConvertAll(runs, run => Means[run]), Counts = Array.ConvertAll(runs, run => Counts[run]), Covariance = covariance };
    }

    private static double Variance(ReportedMean mean, double? count, MetricCard metric)
    {
        if (mean.StandardError is > 0 and { } error) return error * error;
        if (count is not { } examples || !metric.IsBounded) return double.PositiveInfinity;
        return Spread(mean, metric) / examples;
    }

    /// <summary>The number of examples of 0/1 scores that a standard error from their own spread, over n − 1, speaks of.</summary>
    private static double? ImpliedCount(ReportedMean mean, MetricCard metric) =>
        metric.IsBounded && mean.StandardError is > 0 and { } error && Spread(mean, metric) is > 0 and { } spread ? Math.Round((spread / error / error) + 1) : null;

    /// <summary>The largest variance that scores of a mean can have: those at the two ends of the range.</summary>
    private static double Spread(ReportedMean mean, MetricCard metric) => (mean.Mean - metric.Minimum) * (metric.Maximum - mean.Mean);
}
