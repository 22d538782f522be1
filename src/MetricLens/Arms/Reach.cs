namespace MetricLens.Arms;

/// <summary>Whether a curve reaches a level within its scales.</summary>
public enum Reach
{
    /// <summary>It stays below it at every scale.</summary>
    Never = 0,

    /// <summary>It does, above the first scale.</summary>
    Within,

    /// <summary>It stands there at the first scale already, and where it got there is not seen.</summary>
    AtFirst,
}
