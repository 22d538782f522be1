using MetricLens.Records;

namespace MetricLens.Metrics.Sets;

/// <summary>The mean of a metric's scores over records, as a set-level metric: so that one table can hold both kinds.</summary>
/// <param name="metric">The metric of single records.</param>
public sealed class MeanScore(IMetric metric) : ISetMetric
{
    /// <summary>The metric's own card, at the level of sets.</summary>
    public MetricCard Card { get; } = (metric ?? throw new ArgumentNullException(nameof(metric))).Card with { Level = MetricLevel.Set, Examples = [] };

    /// <inheritdoc/>
    public SetContribution Read(Record record)
    {
        Score score = metric.Measure(record);
        return score.IsScored ? SetContribution.Of(score.Value, 1) : SetContribution.Unscored(score.UnscoredReason!);
    }

    /// <inheritdoc/>
    public Score Measure(SetSample sample) => RatioOfSums.Of(sample) is { } mean ? Score.Of(mean.Ratio, units: mean.Divisor) : Score.Unscored("no record counts");
}
