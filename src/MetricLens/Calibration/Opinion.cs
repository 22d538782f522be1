using MetricLens.Jumps;
using MetricLens.Survival;

namespace MetricLens.Calibration;

/// <summary>What is said under one metric, or over all.</summary>
internal sealed record Opinion(string Metric, Verdict Verdict, IReadOnlyList<Reason> Reasons);
