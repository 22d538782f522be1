namespace MetricLens;

/// <summary>What is changed to see whether a verdict hangs on it.</summary>
public enum SensitivityChange
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>One scale is left out.</summary>
    WithoutScale,

    /// <summary>The smooth curves that a step is held against are those of one degree alone.</summary>
    SmoothNull,

    /// <summary>Δ, the step share from which most of the improvement counts as a step.</summary>
    LeastStepShare,

    /// <summary>The scale axis.</summary>
    Axis,

    /// <summary>The standard deviation between models is declared instead of estimated.</summary>
    ModelStandardDeviation,
}
