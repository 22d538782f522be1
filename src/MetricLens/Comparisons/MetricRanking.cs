using MetricLens.Metrics;

namespace MetricLens.Comparisons;

/// <summary>The models of a task as one metric ranks them.</summary>
/// <param name="Metric">The metric.</param>
/// <param name="Standings">One place a model, in the order of the leaderboard's models.</param>
public sealed record MetricRanking(MetricCard Metric, IReadOnlyList<Standing> Standings);
