using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>A record with the score that a metric must give it.</summary>
/// <param name="Fact">What the example shows, as a sentence.</param>
/// <param name="Record">The record.</param>
/// <param name="Expected">The score, or <see langword="null"/> where the record must be unscored.</param>
public sealed record WorkedExample(string Fact, Record Record, double? Expected);
