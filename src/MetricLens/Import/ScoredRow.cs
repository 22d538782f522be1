using MetricLens.Records;

namespace MetricLens.Import;

/// <summary>One row of a scored table: what one metric made of one answer.</summary>
/// <param name="Record">Who answered what, without content.</param>
/// <param name="Metric">The metric's id.</param>
/// <param name="Score">The score, finite; <see langword="null"/> where the answer is unscored.</param>
/// <param name="UnscoredReason">Why there is no score.</param>
/// <param name="Units">How many elementary outcomes the score averages, at least 1.</param>
/// <param name="Chance">The score that guessing would be expected to reach, where known.</param>
public sealed record ScoredRow(Record Record, string Metric, double? Score, string? UnscoredReason, double Units, double? Chance);
