using MetricLens.Records;

namespace MetricLens.Metrics.Wrappers;

/// <summary>Whether another metric's score lies at least a share of the way from the worst to the best of its range.</summary>
/// <remarks>
/// Score 0 or 1, higher is better. Threshold-coarse. The share turns directions and ranges alike: 0.9 of an edit distance from 1 down to 0 is 0.1 or less,
/// 0.9 of a Brier score from 2 down to 0 is 0.2 or less. The metric must have a finite range. Unscored where the metric is, for the same reason.
/// Reference: Schaeffer, Miranda and Koyejo (2023).
/// </remarks>
public sealed class AtLeast : IMetric
{
    /// <summary>What a bound may be off by, as a share of the range: some roundings of a product and a sum, far below any step of a score.</summary>
    private const double Rounding = 1e-12;

    private readonly IMetric _metric;
    private readonly double _share;

    /// <summary>Makes one.</summary>
    /// <param name="metric">The metric, with a finite range.</param>
    /// <param name="share">The share, above 0 and at most 1.</param>
    /// <exception cref="ArgumentException">The share is not in its range, or the metric has no finite one.</exception>
    public AtLeast(IMetric metric, double share)
    {
        Wrapped.RequireSingle(metric, "at_least");
        if (!metric.Card.IsBounded) throw new ArgumentException($"'{metric.Card.Id}' has no finite range, of which a share could be reached; use threshold.", nameof(metric));
        if (!(share is > 0 and <= 1)) throw new ArgumentOutOfRangeException(nameof(share), share, "The share must be above 0 and at most 1.");
        _metric = metric;
        _share = share;
        Card = Wrapped.Coarse(metric.Card, $"at_least({metric.Card.Id},{Wrapped.Text(share)})", $"{metric.Card.Name} at least {Wrapped.Text(share)} right",
            $"Whether this is at least {Wrapped.Text(share)} of the way to its best: {char.ToLowerInvariant(metric.Card.Summary[0])}{metric.Card.Summary[1..]}");
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        Score score = _metric.Measure(record);
        if (!score.IsScored) return score;
        MetricCard card = _metric.Card;
        // A little less than the share, so that a score of exactly its value is not lost to rounding: 0.1 is at least 0.9 of the way from 1 to 0.
        double bound = card.Worst + ((_share - Rounding) * (card.Best - card.Worst));
        return Score.Of((card.Best > card.Worst ? score.Value >= bound : score.Value <= bound) ? 1 : 0);
    }
}
