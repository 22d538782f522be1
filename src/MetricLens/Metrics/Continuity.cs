namespace MetricLens.Metrics;

/// <summary>How a score moves when the model's probabilities move a little.</summary>
public enum Continuity
{
    /// <summary>It jumps between few values: exact match, accuracy.</summary>
    ThresholdCoarse = 0,

    /// <summary>It moves in many small steps, those of the greedy text: edit distance.</summary>
    ThresholdFine,

    /// <summary>It moves by as little: a function of log-probabilities.</summary>
    Continuous,
}
