using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>The answers of about one confidence.</summary>
/// <param name="Confidence">Their mean confidence. Range 0 to 1.</param>
/// <param name="Accuracy">The share of them that is right, with Wilson's interval; of several runs it is as wide as for one run's answers.</param>
public sealed record ReliabilityBin(double Confidence, Estimate Accuracy);
