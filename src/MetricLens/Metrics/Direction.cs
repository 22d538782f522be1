namespace MetricLens.Metrics;

/// <summary>Which way a metric is better.</summary>
public enum Direction
{
    /// <summary>A higher score is better.</summary>
    HigherIsBetter = 0,

    /// <summary>A lower score is better.</summary>
    LowerIsBetter,
}
