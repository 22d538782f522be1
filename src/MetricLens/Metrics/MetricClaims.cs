namespace MetricLens.Metrics;

/// <summary>Properties that a metric's card may claim, as a set; a law holds the metric to each.</summary>
[Flags]
public enum MetricClaims
{
    /// <summary>Nothing beyond what holds of every metric.</summary>
    None = 0,

    /// <summary>An output equal to a target, with the log-probabilities of certainty where the metric looks at those, scores the best of the range.</summary>
    ReferenceIsBest = 1 << 0,

    /// <summary>Only what is equal to a target, as far as the metric looks at texts, scores the best of the range.</summary>
    OnlyReferenceIsBest = 1 << 1,

    /// <summary>An output and its one target, neither empty, may change places.</summary>
    Symmetric = 1 << 2,

    /// <summary>From one text to another is no farther than by way of a third; the score is a distance.</summary>
    TriangleInequality = 1 << 3,

    /// <summary>Another target never makes a score worse.</summary>
    MoreTargetsNeverHurt = 1 << 4,

    /// <summary>One number added to the log-probability of every choice changes nothing.</summary>
    ShiftInvariant = 1 << 5,

    /// <summary>The order of the choices does not matter.</summary>
    PermutationInvariant = 1 << 6,

    /// <summary>A rise of the right choice's or of a target token's log-probability, with all others as they were, never makes a score worse.</summary>
    MonotoneInGold = 1 << 7,

    /// <summary>Of two sets of records together the score lies between those of each: a ratio of sums, or a mean.</summary>
    UnionBetweenParts = 1 << 8,
}
