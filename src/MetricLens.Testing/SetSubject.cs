using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Testing;

/// <summary>A set-level metric in the place where laws take a metric: its card is looked at, and single records it cannot score.</summary>
internal sealed class SetSubject(ISetMetric metric) : IMetric
{
    public ISetMetric Metric => metric;

    public MetricCard Card => metric.Card;

    public Score Measure(Record record) => throw new InvalidOperationException($"'{metric.Card.Id}' scores sets of records, not single ones.");
}
