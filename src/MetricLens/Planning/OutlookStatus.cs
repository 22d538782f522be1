namespace MetricLens.Planning;

/// <summary>What can be said of a task that is inconclusive.</summary>
public enum OutlookStatus
{
    /// <summary>Which way the evidence leans, and what would settle it.</summary>
    Leans = 0,

    /// <summary>The jump itself is in doubt: what would show it.</summary>
    JumpInDoubt,

    /// <summary>Nothing: there are fewer than three scales.</summary>
    TooFewScales,

    /// <summary>Nothing: no continuous metric can be computed.</summary>
    NoContinuousMetric,

    /// <summary>Nothing: too few examples are shared by every run.</summary>
    TooFewExamples,

    /// <summary>Nothing: the latent score falls as well as rises, which none of the truths compared does.</summary>
    NonMonotone,

    /// <summary>Nothing: the gain is concentrated in some of the examples, so that a mean over all of them leans nowhere.</summary>
    Concentrated,

    /// <summary>Nothing: the runs of a scale are no replicates of each other, and must be told apart first.</summary>
    MixedScales,
}
