namespace MetricLens.Comparisons;

/// <summary>What becomes of the order of models when the metric changes.</summary>
public enum Ordering
{
    /// <summary>No metric tells them apart.</summary>
    Open = 0,

    /// <summary>Every metric tells them apart, all in the same direction.</summary>
    Holds,

    /// <summary>Some metrics tell them apart and others do not; none contradicts another.</summary>
    RestsOnMetric,

    /// <summary>One metric puts one of them first, significantly, and another metric the other one, significantly.</summary>
    Flips,
}
