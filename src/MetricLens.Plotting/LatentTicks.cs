using MetricLens.Metrics;
using MetricLens.Survival;

namespace MetricLens.Plotting;

/// <summary>The marks of a latent axis: means on the metric's own scale, at the latent scores where they stand.</summary>
internal static class LatentTicks
{
    private const int FewestLabels = 4;

    /// <summary>A mean that goes to its latent score and back moves by rounding alone; the smallest mark is a hundred times as large.</summary>
    private const double RoundTrip = 1e-10;

    /// <summary>The powers of ten of losses that are tried.</summary>
    private const int LeastExponent = -8, MostExponent = 6;

    private static readonly double[][] Factors = [[1], [1, 3], [1, 2, 5], [1, 1.5, 2, 3, 4, 5, 6, 8]];

    private static readonly double[][] Shares =
    [
        [0.0001, 0.001, 0.01, 0.1, 0.5, 0.9, 0.99, 0.999, 0.9999],
        [0.001, 0.003, 0.01, 0.03, 0.1, 0.3, 0.5, 0.7, 0.9, 0.97, 0.99, 0.997, 0.999],
        [0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.995, 0.998, 0.999],
        [0.05, 0.1, 0.15, 0.2, 0.25, 0.3, 0.35, 0.4, 0.45, 0.5, 0.55, 0.6, 0.65, 0.7, 0.75, 0.8, 0.85, 0.9, 0.95],
    ];

    /// <summary>The marks within a range of latent scores: the coarsest set that has enough of them, else round means.</summary>
    /// <param name="latent">The latent curve.</param>
    /// <param name="metric">Its metric.</param>
    /// <param name="low">The lowest latent score shown.</param>
    /// <param name="high">The highest.</param>
    /// <param name="most">The most marks that there is room for.</param>
    public static IReadOnlyList<AxisTick> Of(LatentCurve latent, MetricCard metric, double low, double high, int most)
    {
        IReadOnlyList<AxisTick>[] sets = [.. Candidates(metric).Select(means => Within(latent, means, low, high))];
        if (sets.FirstOrDefault(ticks => ticks.Count >= FewestLabels) is { } enough) return Thinned(enough, low, high, most);
        double worse = latent.MeanAt(low), better = latent.MeanAt(high);
        return Thinned(Within(latent, TickLabels.Round(Math.Min(worse, better), Math.Max(worse, better), 5), low, high), low, high, most);
    }

    private static IEnumerable<IEnumerable<double>> Candidates(MetricCard metric)
    {
        if (metric.LatentScale == LatentScale.NegativeLogLoss)
        {
            int sign = Math.Sign(metric.Worst - metric.Best);
            return Factors.Select(factors => Enumerable.Range(LeastExponent, MostExponent - LeastExponent + 1)
                .SelectMany(exponent => factors.Select(factor => metric.Best + (sign * factor * Math.Pow(10, exponent)))));
        }
        return Shares.Select(shares => shares.Select(share => metric.Minimum + (share * (metric.Maximum - metric.Minimum))));
    }

    /// <summary>The marks of means that lie in range; one that the latent scale pulls in from its end stands for itself no more.</summary>
    private static IReadOnlyList<AxisTick> Within(LatentCurve latent, IEnumerable<double> means, double low, double high) =>
        [.. means.Where(mean => Math.Abs(latent.MeanAt(latent.LatentAt(mean)) - mean) <= RoundTrip)
            .Select(mean => new AxisTick(latent.LatentAt(mean), TickLabels.Number(mean)))
            .Where(tick => tick.Position >= low && tick.Position <= high).OrderBy(tick => tick.Position)];

    /// <summary>Leaves out marks that stand nearer to the one before than the room for one.</summary>
    private static List<AxisTick> Thinned(IReadOnlyList<AxisTick> ticks, double low, double high, int most)
    {
        double room = (high - low) / Math.Max(most, 1);
        var kept = new List<AxisTick>();
        foreach (AxisTick tick in ticks)
            if (kept.Count == 0 || tick.Position - kept[^1].Position >= room) kept.Add(tick);
        return kept;
    }
}
