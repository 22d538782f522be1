namespace MetricLens.Planning;

/// <summary>Where power is lost.</summary>
public enum PowerLoss
{
    /// <summary>Nowhere.</summary>
    None = 0,

    /// <summary>The raw metric shows no apparent jump, so that there is nothing to judge.</summary>
    NoApparentJump,

    /// <summary>The verdict is inconclusive.</summary>
    Inconclusive,

    /// <summary>The verdict is another one.</summary>
    OtherVerdict,
}
