using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds between the metrics of a target's log-probabilities.</summary>
internal static class TargetRelations
{
    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        Relations.Of("expected_exact_match", "expected_match_at_most_least", "Expected exact match is at most the least token's probability.", Target, static (metric, record) =>
        {
            Score score = metric.Measure(record);
            double least = record.TargetLogprobs.IsEmpty ? 1 : Math.Exp(record.TargetLogprobs.ToArray().Min());
            return score.IsScored ? LawFinding.Of(score.Value <= least * (1 + Scoring.Rounding), ("least probability", Score.Of(least)), ("the metric", score)) : LawFinding.DoesNotApply;
        }),
        Relations.Of("expected_exact_match", "expected_match_is_product", "Expected exact match is the product of the tokens' probabilities.", Target, static (metric, record) =>
            Relations.Equals(metric, record, "product", record.TargetLogprobs.ToArray().Aggregate(1.0, static (product, logprob) => product * Math.Exp(logprob)))),
        Relations.Of("target_log_likelihood", "likelihood_is_mean", "The log-likelihood is the mean of the tokens' log-probabilities.", Target, static (metric, record) =>
            Relations.Equals(metric, record, "mean", record.TargetLogprobs.IsEmpty || double.IsNegativeInfinity(record.TargetLogprobs.ToArray().Min()) ? 0 : record.TargetLogprobs.ToArray().Average())),
    ];

    private static Record Target(RandomStream stream, int size) =>
        TestRecord.Target([.. Enumerable.Range(0, 1 + stream.NextInt(size)).Select(_ => LogProbabilities.DrawOrImpossible(stream))]);
}
