namespace MetricLens.Simulation;

/// <summary>What ability truly does over scale.</summary>
public enum WorldTruth
{
    /// <summary>It does not change.</summary>
    Flat = 0,

    /// <summary>It improves smoothly; whatever jumps, the metric made it.</summary>
    Smooth,

    /// <summary>Most of its improvement is a step between two scales.</summary>
    Step,

    /// <summary>As much of its improvement is a step as is smooth: on the line between verdicts.</summary>
    HalfStep,

    /// <summary>It is flat up to an onset and rises smoothly above it.</summary>
    Onset,

    /// <summary>It takes a step in some of the examples and is smooth in the others.</summary>
    SubsetStep,

    /// <summary>It falls before it rises.</summary>
    Reversal,
}
