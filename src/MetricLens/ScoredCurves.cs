using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens;

/// <summary>Curves of scores, example by example.</summary>
internal sealed class ScoredCurves(ScoreTable scores) : ICurveSource
{
    public IEnumerable<(Comparison Comparison, MetricChoice Choice)> Comparisons(InvestigationOptions options) =>
        Comparison.Of(scores.Keys).Select(comparison => (comparison, MetricChoice.Of(comparison, scores, options)));

    public IEnumerable<MetricCard> MetricsOf(Comparison comparison) => scores.Columns.Where(comparison.IsCoveredBy).Select(column => column.Metric);

    public ScaleCurve? Curve(Comparison comparison, MetricCard metric, ScaleAxis axis, params IReadOnlyList<MetricCard> alongside) =>
        ScaleCurve.Of(comparison, scores.Column(metric.Id), axis, [.. alongside.Select(other => scores.Column(other.Id))]);
}
