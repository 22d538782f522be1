namespace MetricLens.Planning;

/// <summary>How much weight a kind of truth has.</summary>
/// <param name="Truth">The kind of truth.</param>
/// <param name="Weight">Its posterior weight, 0 to 1; those of one lean add up to 1.</param>
public sealed record LeanWeight(PlannedTruth Truth, double Weight);
