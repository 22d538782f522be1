namespace MetricLens.Statistics;

/// <summary>What a test finds: its statistic and how rarely chance gives one as extreme.</summary>
/// <param name="Statistic">The statistic, in the unit that the test says.</param>
/// <param name="PValue">The p-value, in [0, 1].</param>
public readonly record struct TestOutcome(double Statistic, double PValue);
