namespace MetricLens.Comparisons;

/// <summary>Two models on one task, under every metric.</summary>
public sealed record PairFinding
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The arm, where the comparison is made in each arm by itself.</summary>
    public string? Arm { get; init; }

    /// <summary>The first model.</summary>
    public required Contender First { get; init; }

    /// <summary>The second model.</summary>
    public required Contender Second { get; init; }

    /// <summary>The number of examples that all were scored on under all metrics.</summary>
    public required int Examples { get; init; }

    /// <summary>The number of independent units: clusters where examples share them, else examples.</summary>
    public required int Units { get; init; }

    /// <summary>The number of examples left out because some run lacks them or has no score on them.</summary>
    public required int DroppedExamples { get; init; }

    /// <summary>The differences, one a metric.</summary>
    public required IReadOnlyList<MetricDifference> Differences { get; init; }

    /// <summary>Whether the order of the two survives the change of metric.</summary>
    public Ordering Ordering => Orderings.Of(Differences);
}
