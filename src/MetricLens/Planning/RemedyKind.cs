namespace MetricLens.Planning;

/// <summary>What could be measured besides, to settle what is inconclusive.</summary>
public enum RemedyKind
{
    /// <summary>More scales in the widest gaps about the jump.</summary>
    ScalesBetween = 0,

    /// <summary>More scales beyond the ends, above and below in turn.</summary>
    ScalesBeyond,

    /// <summary>So many seeds of every scale.</summary>
    Seeds,

    /// <summary>So many times as many examples.</summary>
    Examples,
}
