using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>One run's score on one task under a set-level metric.</summary>
/// <param name="Task">The task.</param>
/// <param name="Run">The run.</param>
/// <param name="Metric">The metric's card.</param>
/// <param name="Value">The score; <see langword="null"/> where there is none.</param>
/// <param name="Lower">The lower bound of its bootstrap interval; <see langword="null"/> where there is none.</param>
/// <param name="Upper">The upper bound.</param>
/// <param name="Count">How many records count.</param>
/// <param name="Unscored">How many do not.</param>
/// <param name="UnscoredReason">Why there is no score; <see langword="null"/> where there is one.</param>
public sealed record SetScore(string Task, Run Run, MetricCard Metric, double? Value, double? Lower, double? Upper, int Count, int Unscored, string? UnscoredReason);
