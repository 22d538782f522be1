namespace MetricLens.Planning;

/// <summary>What a design can tell where one truth holds.</summary>
/// <param name="Truth">The truth.</param>
/// <param name="Planned">The power of the design as planned, from all runs.</param>
/// <param name="AtOtherSpreads">The power as planned at other standard deviations between models, where these were asked for.</param>
/// <param name="Factors">The power over each factor; empty where no search was asked for.</param>
public sealed record TruthPower(PlannedTruth Truth, PlannedPower Planned, IReadOnlyList<SpreadPower> AtOtherSpreads, IReadOnlyList<FactorPower> Factors);
