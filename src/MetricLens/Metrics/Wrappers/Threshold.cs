using MetricLens.Records;

namespace MetricLens.Metrics.Wrappers;

/// <summary>Whether another metric's score is as good as a threshold: a coarse metric made of any other.</summary>
/// <remarks>
/// Score 0 or 1, higher is better: 1 where the score is t or above, or for a metric of which lower is better, t or below. Threshold-coarse, whatever
/// the metric was: by this a jump is made from a smooth metric. Unscored where the metric is, for the same reason.
/// Reference: Schaeffer, Miranda and Koyejo (2023), who make vision models' abilities emerge by thresholds.
/// </remarks>
public sealed class Threshold : IMetric
{
    private readonly IMetric _metric;
    private readonly double _threshold;
    private readonly bool _isHigherBetter;

    /// <summary>Makes one.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="threshold">The threshold, on its scale: inside its range, and not where every score passes.</param>
    /// <exception cref="ArgumentException">Every score would pass, or none could.</exception>
    public Threshold(IMetric metric, double threshold)
    {
        Wrapped.RequireSingle(metric, "threshold");
        MetricCard card = metric.Card;
        bool isInside = threshold >= card.Minimum && threshold <= card.Maximum && threshold != card.Worst;
        if (!isInside)
            throw new ArgumentException($"The threshold of '{card.Id}' is {Wrapped.Text(threshold)}; expected a number from {Wrapped.Text(card.Minimum)} to {Wrapped.Text(card.Maximum)} that not every score passes.", nameof(threshold));
        _metric = metric;
        _threshold = threshold;
        _isHigherBetter = card.Direction == Direction.HigherIsBetter;
        string sign = _isHigherBetter ? "≥" : "≤";
        Card = Wrapped.Coarse(card, $"threshold({card.Id},{Wrapped.Text(threshold)})", $"{card.Name} {sign} {Wrapped.Text(threshold)}",
            $"Whether this is {Wrapped.Text(threshold)} or better: {char.ToLowerInvariant(card.Summary[0])}{card.Summary[1..]}");
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        Score score = _metric.Measure(record);
        if (!score.IsScored) return score;
        return Score.Of((_isHigherBetter ? score.Value >= _threshold : score.Value <= _threshold) ? 1 : 0);
    }
}
