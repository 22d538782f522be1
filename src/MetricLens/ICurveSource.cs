using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens;

/// <summary>Where an investigation's curves come from: scores of examples, or means alone.</summary>
internal interface ICurveSource
{
    /// <summary>Every comparison with the metrics by which it is judged, ordered by task, family and arm.</summary>
    /// <exception cref="InputDataException">A comparison has no raw metric where it must have one.</exception>
    IEnumerable<(Comparison Comparison, MetricChoice Choice)> Comparisons(InvestigationOptions options);

    /// <summary>The metrics under which some answer of a comparison has a score.</summary>
    IEnumerable<MetricCard> MetricsOf(Comparison comparison);

    /// <summary>The curve of a metric; <see langword="null"/> where too little is shared by all runs for one.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="metric">The metric.</param>
    /// <param name="axis">The axis.</param>
    /// <param name="alongside">Metrics under which the examples must be scored too, so that curves can be compared example by example.</param>
    ScaleCurve? Curve(Comparison comparison, MetricCard metric, ScaleAxis axis, params IReadOnlyList<MetricCard> alongside);
}
