namespace MetricLens.Metrics;

/// <summary>The scale on which the mean of a metric is tested for a step; higher is better on each.</summary>
public enum LatentScale
{
    /// <summary>The metric has no such scale, and the survival test is not run under it.</summary>
    None = 0,

    /// <summary>−log of the mean loss, where the loss is the metric's distance from its best score.</summary>
    NegativeLogLoss,

    /// <summary>Log-odds of the mean, where the range is mapped to 0 (worst) to 1 (best).</summary>
    Logit,
}
