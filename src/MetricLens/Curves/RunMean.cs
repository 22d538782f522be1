using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>One run's mean score over the shared examples.</summary>
/// <param name="Run">The run.</param>
/// <param name="Scale">Its value on the curve's axis.</param>
/// <param name="Point">The index of its scale among the curve's points.</param>
/// <param name="Mean">The mean with its interval over examples.</param>
public sealed record RunMean(Run Run, double Scale, int Point, Estimate Mean);
