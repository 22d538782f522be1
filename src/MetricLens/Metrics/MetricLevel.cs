namespace MetricLens.Metrics;

/// <summary>What one score is of.</summary>
public enum MetricLevel
{
    /// <summary>One record: an <see cref="IMetric"/>, or a wrapper that scores groups of them.</summary>
    Example = 0,

    /// <summary>All records of a model together: an <see cref="ISetMetric"/>.</summary>
    Set,
}
