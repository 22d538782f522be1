namespace MetricLens.Planning;

/// <summary>The power at one value of a factor, all else as planned.</summary>
/// <param name="Value">The value.</param>
/// <param name="Power">The power.</param>
public sealed record FactorPoint(int Value, PlannedPower Power);
