using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>How far two metrics rank the same models alike.</summary>
/// <param name="First">The one metric.</param>
/// <param name="Second">The other metric.</param>
/// <param name="TauB">Kendall's tau-b of the models' means with its BCa interval over examples; <see langword="null"/> where a metric ties all models.</param>
/// <param name="Agreeing">The number of pairs of models that both metrics tell apart in the same direction.</param>
/// <param name="OnlyFirst">The number of pairs that only the first metric tells apart.</param>
/// <param name="OnlySecond">The number of pairs that only the second metric tells apart.</param>
/// <param name="Flipped">The number of pairs that both tell apart, in opposite directions.</param>
public sealed record RankAgreement(MetricCard First, MetricCard Second, Estimate? TauB, int Agreeing, int OnlyFirst, int OnlySecond, int Flipped);
