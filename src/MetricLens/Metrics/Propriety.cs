namespace MetricLens.Metrics;

/// <summary>Whether reporting one's true probabilities is best under a scoring rule.</summary>
public enum Propriety
{
    /// <summary>The metric is no proper scoring rule.</summary>
    NotProper = 0,

    /// <summary>No report beats the true probabilities, but others may equal them.</summary>
    Proper,

    /// <summary>Every other report is worse than the true probabilities.</summary>
    StrictlyProper,
}
