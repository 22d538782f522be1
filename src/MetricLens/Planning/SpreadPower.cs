namespace MetricLens.Planning;

/// <summary>The power of a design as planned at another standard deviation between models.</summary>
/// <param name="ModelStandardDeviation">The standard deviation, on the logit scale.</param>
/// <param name="Power">The power.</param>
public sealed record SpreadPower(double ModelStandardDeviation, PlannedPower Power);
