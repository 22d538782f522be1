namespace MetricLens.Comparisons;

/// <summary>The ranking of the models on one task, under every metric.</summary>
public sealed record TaskLeaderboard
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The arm, where there is one.</summary>
    public string? Arm { get; init; }

    /// <summary>The number of examples that all models were scored on under all metrics.</summary>
    public required int Examples { get; init; }

    /// <summary>The number of independent units: clusters where examples share them, else examples.</summary>
    public required int Units { get; init; }

    /// <summary>The number of examples left out because some run lacks them or has no score on them.</summary>
    public required int DroppedExamples { get; init; }

    /// <summary>The models, best first under the first metric.</summary>
    public required IReadOnlyList<Contender> Contenders { get; init; }

    /// <summary>The rankings, one a metric.</summary>
    public required IReadOnlyList<MetricRanking> Rankings { get; init; }

    /// <summary>Every pair of models, the first of each the better placed in <see cref="Contenders"/>.</summary>
    public required IReadOnlyList<PairFinding> Pairs { get; init; }

    /// <summary>Every pair of metrics.</summary>
    public required IReadOnlyList<RankAgreement> Agreements { get; init; }

    /// <summary>The number of pairs of models with an ordering.</summary>
    public int Count(Ordering ordering) => Pairs.Count(pair => pair.Ordering == ordering);

    /// <summary>Whether the ranking survives the change of metric: it flips where one pair does, and holds where every pair that is told apart does.</summary>
    public Ordering Ordering => Count(Ordering.Flips) > 0 ? Ordering.Flips
        : Count(Ordering.RestsOnMetric) > 0 ? Ordering.RestsOnMetric
        : Count(Ordering.Holds) > 0 ? Ordering.Holds
        : Ordering.Open;
}
