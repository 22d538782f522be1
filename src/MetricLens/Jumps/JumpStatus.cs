namespace MetricLens.Jumps;

/// <summary>Whether a raw metric shows an apparent jump.</summary>
public enum JumpStatus
{
    /// <summary>The data cannot tell.</summary>
    Inconclusive = 0,

    /// <summary>There is no apparent jump.</summary>
    NoApparentJump,

    /// <summary>There is an apparent jump.</summary>
    Apparent,
}
