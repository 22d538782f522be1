namespace MetricLens.Calibration;

/// <summary>How a measured rate stands to its target.</summary>
public enum CalibrationStatus
{
    /// <summary>Too few runs with an apparent jump to measure the rate.</summary>
    TooFewRuns = 0,

    /// <summary>The rate keeps the target.</summary>
    Met,

    /// <summary>The rate is on the wrong side, but its interval holds the target.</summary>
    WithinError,

    /// <summary>The rate and its whole interval are on the wrong side.</summary>
    Missed,
}
