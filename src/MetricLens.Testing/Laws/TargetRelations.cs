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
        ByTokens("target_loss", "target_loss_is_sum", "The loss of a reference is the sum of its tokens' losses.", static logprobs => -logprobs.Sum()),
        ByTokens("token_loss", "token_loss_is_mean", "The loss of a token is the mean of the tokens' losses.", static logprobs => -logprobs.Average()),
        ByTokens("token_probability", "token_probability_is_geometric_mean", "The probability of a token is e to the mean of the log-probabilities.", static logprobs => Math.Exp(logprobs.Average())),
        ByTokens("perplexity", "perplexity_is_exponential_of_loss", "Perplexity is e to the mean of the tokens' losses.", static logprobs => Math.Exp(-logprobs.Average())),
        ByTokens("expected_token_errors", "expected_errors_are_sum", "The expected errors are the sum of what the tokens' probabilities lack of 1.", static logprobs => logprobs.Sum(static logprob => 1 - Math.Exp(logprob))),
        ByTokens("expected_token_error_rate", "expected_error_rate_is_mean", "The expected error rate is the mean of what the tokens' probabilities lack of 1.", static logprobs => logprobs.Average(static logprob => 1 - Math.Exp(logprob))),
        new()
        {
            Id = "expected_distance_at_most_expected_errors",
            Statement = "The expected edit distance of an output whose tokens are sampled one by one is at most the expected token errors.",
            Scope = "`expected_token_errors`",
            AppliesTo = static card => card.Id == "expected_token_errors",
            Cases = static _ => static (stream, _) => new([TestRecord.Target(LogProbabilities.Moderate(stream, 1 + stream.NextInt(4)))], stream.NextInt(1000)),
            Examine = ExpectedDistance,
            Cost = 2,
        },
        new()
        {
            Id = "linear_in_token_error",
            Statement = "Halfway between two probabilities of a token the score is halfway between those at both.",
            Scope = "metrics declared linear in the tokens' errors",
            AppliesTo = static card => card.IsLinearInTokenError && card.LooksAt(RecordFields.TargetLogprobs),
            Cases = Scoring.One,
            Examine = Linear,
        },
    ];

    private static MetricLaw ByTokens(string metric, string id, string statement, Func<double[], double> definition) => Relations.Of(metric, id, statement, Target, (candidate, record) =>
    {
        double[] logprobs = record.TargetLogprobs.ToArray();
        // A sum of what is far apart is not of this law; where the definition has no finite value, neither has the score.
        return logprobs.Length == 0 || !double.IsFinite(definition(logprobs)) ? LawFinding.DoesNotApply : Relations.Equals(candidate, record, "by definition", definition(logprobs));
    });

    /// <summary>Every output over three symbols, of which 0 is right at each place and the others share the rest, weighed by its probability.</summary>
    private static LawFinding ExpectedDistance(IMetric metric, LawCase one)
    {
        const int Symbols = 3;
        double[] logprobs = one.First.TargetLogprobs.ToArray();
        if (logprobs.Length is 0 or > 4 || !metric.Measure(one.First).IsScored) return LawFinding.DoesNotApply;
        // The right token of each place, from the number, so that a shift of the output may happen to fit.
        int[] target = [.. logprobs.Select((_, i) => (one.Number >> i) & 1)];
        double expected = 0;
        for (int code = 0; code < (int)Math.Pow(Symbols, logprobs.Length); code++)
        {
            int[] output = [.. logprobs.Select((_, i) => code / (int)Math.Pow(Symbols, i) % Symbols)];
            double weight = 1;
            for (int i = 0; i < output.Length; i++)
            {
                double right = Math.Exp(logprobs[i]);
                weight *= output[i] == target[i] ? right : (1 - right) / (Symbols - 1);
            }
            expected += weight * Relations.By("token_edit_distance", TestRecord.Tokens(output, target)).Value;
        }
        Score errors = metric.Measure(one.First);
        return LawFinding.Of(expected <= errors.Value + Scoring.Tolerance(expected, errors.Value), ("expected distance", Score.Of(expected)), ("expected errors", errors));
    }

    private static LawFinding Linear(IMetric metric, LawCase one)
    {
        double[] logprobs = one.First.TargetLogprobs.ToArray();
        if (logprobs.Length == 0) return LawFinding.DoesNotApply;
        Score At(double probability)
        {
            double[] moved = [.. logprobs];
            moved[one.Number % moved.Length] = Math.Log(probability);
            return metric.Measure(one.First.With(targetLogprobs: moved));
        }
        Score low = At(0.125), middle = At(0.5), high = At(0.875);
        return low.IsScored && middle.IsScored && high.IsScored
            ? LawFinding.Of(Scoring.AreAlike(middle, Score.Of((low.Value + high.Value) / 2)), ("halfway between both scores", Score.Of((low.Value + high.Value) / 2)), ("halfway between both probabilities", middle))
            : LawFinding.DoesNotApply;
    }

    private static Record Target(RandomStream stream, int size) =>
        TestRecord.Target([.. Enumerable.Range(0, 1 + stream.NextInt(size)).Select(_ => LogProbabilities.DrawOrImpossible(stream))]);
}
