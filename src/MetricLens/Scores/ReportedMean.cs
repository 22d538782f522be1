using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Scores;

/// <summary>The mean score of one run on one task under one metric, as a tool reported it, without the examples behind it.</summary>
/// <param name="Task">The task.</param>
/// <param name="Run">The model, with its family, arm and scales.</param>
/// <param name="Metric">The metric.</param>
/// <param name="Mean">The mean, finite and within the metric's range.</param>
/// <param name="StandardError">Its standard error over examples, at least 0, where reported.</param>
/// <param name="Examples">The number of examples, at least 1, where reported.</param>
/// <param name="Chance">The score that guessing would be expected to reach, where reported.</param>
public sealed record ReportedMean(string Task, Run Run, MetricCard Metric, double Mean, double? StandardError, long? Examples, double? Chance);
