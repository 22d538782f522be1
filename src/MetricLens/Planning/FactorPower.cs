namespace MetricLens.Planning;

/// <summary>The power over one factor, all else as planned, and the smallest value that reaches the target.</summary>
/// <param name="Factor">The factor.</param>
/// <param name="Points">The values tried, rising.</param>
/// <param name="Smallest">The smallest value whose estimated power reaches the target; <see langword="null"/> where none tried does.</param>
/// <param name="IsLeastTried">Whether it is the smallest value tried, so that a smaller one may do as well.</param>
public sealed record FactorPower(PlannedFactor Factor, IReadOnlyList<FactorPoint> Points, FactorPoint? Smallest, bool IsLeastTried);
