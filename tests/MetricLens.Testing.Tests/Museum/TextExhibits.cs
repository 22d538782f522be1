using System.Globalization;
using MetricLens.Metrics;
using MetricLens.Text;

namespace MetricLens.Testing.Tests.Museum;

/// <summary>Broken metrics of texts and tokens, and impure ones.</summary>
internal static class TextExhibits
{
    private static readonly IMetric Exact = MetricCatalogue.Get("exact_match");
    private static readonly IMetric Distance = MetricCatalogue.Get("token_edit_distance");
    private static readonly IMetric Normalized = MetricCatalogue.Get("normalized_token_edit_distance");
    private static readonly IMetric Accuracy = MetricCatalogue.Get("token_accuracy");
    private static readonly IMetric Steps = MetricCatalogue.Get("step_success");
    private static readonly IMetric Expected = MetricCatalogue.Get("expected_exact_match");
    private static readonly IMetric Likelihood = MetricCatalogue.Get("target_log_likelihood");

    internal static IReadOnlyList<Exhibit> All { get; } =
    [
        new("A share of steps that is declared an error.", new Broken(Steps.Card with { Direction = Direction.LowerIsBetter }, Steps.Measure), "more_that_pass_is_better"),
        new("F1 of the sets of words instead of the bags.", new Broken(F1Card, static record => OfWords(record, static (output, target) =>
        {
            string[] left = [.. output.Distinct()], right = [.. target.Distinct()];
            return output.Length == 0 ? 0 : 2.0 * left.Intersect(right).Count() / (left.Length + right.Length);
        })), "f1_by_definition"),
        new("An edit distance that is one too many at 64 tokens.", new Broken(Distance.Card, static record =>
            Distance.Measure(record) is { IsScored: true } score && record is { TargetTokens.Length: 64, OutputTokens.Length: > 0 } ? Score.Of(score.Value + 1) : Distance.Measure(record)),
            "distance_at_most_edits", "distance_by_definition"),
        new("An edit distance that is one too few at 64 tokens.", new Broken(Distance.Card, static record =>
            Distance.Measure(record) is { IsScored: true, Value: > 0 } score && record.TargetTokens is { Length: 64 } ? Score.Of(score.Value - 1) : Distance.Measure(record)),
            "distance_by_definition", "only_reference_is_best"),
        new("An edit distance in UTF-16 units.", new Broken(Distance.Card, static record =>
            Exact.Measure(record).IsScored && record.Targets.Length == 1 && record.OutputTokens is null
                ? Score.Of(EditDistance.Levenshtein<char>(record.Output, record.Targets.Span[0]))
                : Distance.Measure(record)), "distance_in_code_points"),
        new("The longest common prefix for a distance.", new Broken(Distance.Card, static record =>
            record is { TargetTokens: { Length: > 0 } target, OutputTokens: { } output } && record.Targets.Length <= 1
                ? Score.Of(Math.Max(target.Length, output.Length) - MemoryExtensions.CommonPrefixLength(target.Ids, output.Ids))
                : Distance.Measure(record)), "distance_at_most_edits", "distance_by_definition", "distance_read_backwards", "distance_with_common_ends"),
        new("The normalized distance declared a metric.", new Broken(MetricCatalogue.Get("normalized_token_edit_distance").Card with { Claims = MetricClaims.TriangleInequality },
            MetricCatalogue.Get("normalized_token_edit_distance").Measure), "triangle_inequality"),
        new("The word error rate that rewards silence, as HELM's does.", new Broken(WerCard, static record => OfWords(record, static (output, target) =>
            output.Length == 0 ? 0 : (double)EditDistance.Levenshtein<string>(output, target) / target.Length)), "silence_is_not_best", "word_error_rate_by_definition"),
        new("A match of the first reference only.", new Broken(Exact.Card, static record =>
            Exact.Measure(record) is { IsScored: true } ? Score.Of(record.Output == record.Targets.Span[0] ? 1 : 0, chance: 0) : Exact.Measure(record)),
            "match_is_no_distance", "order_of_targets", "worked_examples"),
        new("A match that is right where any reference occurs in the output.", new Broken(Exact.Card, static record =>
            Exact.Measure(record) is { IsScored: true } ? Score.Of(record.Targets.ToArray().Any(target => target.Length > 0 && record.Output!.Contains(target, StringComparison.Ordinal)) ? 1 : 0, chance: 0) : Exact.Measure(record)),
            "match_is_no_distance", "only_reference_is_best", "symmetric", "worked_examples"),
        new("A match in the current culture's lower case.", new Broken(Exact.Card with { Claims = MetricClaims.None, Examples = [] }, static record =>
            Exact.Measure(record) is { IsScored: true }
                ? Score.Of(record.Targets.ToArray().Any(target => target.Length > 0 && CultureInfo.CurrentCulture.CompareInfo.Compare(record.Output, target, CompareOptions.IgnoreCase) == 0) ? 1 : 0)
                : Exact.Measure(record)), "culture_independent"),
        new("A match that rewrites the reference only.", new Broken(MetricCatalogue.Get("quasi_exact_match").Card, static record =>
            MetricCatalogue.Get("quasi_exact_match").Measure(record) is { IsScored: true } ? Score.Of(record.Targets.ToArray().Any(target => TextNormalization.QuasiExact(target) == record.Output) ? 1 : 0, chance: 0)
                : MetricCatalogue.Get("quasi_exact_match").Measure(record)), "match_is_quasi_match", "worked_examples"),
        new("The mean over the references.", new Broken(Exact.Card, static record =>
            Exact.Measure(record) is { IsScored: true } ? Score.Of(record.Targets.ToArray().Average(target => target == record.Output ? 1.0 : 0), chance: 0) : Exact.Measure(record)), "more_targets_never_hurt"),
        new("A replacement that counts as two edits.", new Broken(Distance.Card, static record =>
            Distance.Measure(record) is { IsScored: true } score && record is { TargetTokens: { } target, OutputTokens: { } output } && target.Length == output.Length ? Score.Of(score.Value * 2) : Distance.Measure(record)),
            "distance_at_most_edits", "distance_by_definition", "distance_within_lengths"),
        new("A normalized distance over the reference's length.", new Broken(Normalized.Card, static record =>
            Normalized.Measure(record) is { IsScored: true } score && record is { TargetTokens: { } target, OutputTokens: { } output } ? Score.Of(score.Value * Math.Max(target.Length, output.Length) / target.Length, score.Units) : Normalized.Measure(record)),
            "normalized_is_distance_over_longer", "within_bounds"),
        new("A token accuracy over the shorter length.", new Broken(Accuracy.Card, static record =>
            Accuracy.Measure(record) is { IsScored: true } score && record is { TargetTokens: { } target, OutputTokens: { Length: > 0 } output } && record.Targets.Length <= 1
                ? Score.Of(Math.Min(1, score.Value * Math.Max(target.Length, output.Length) / Math.Min(target.Length, output.Length)), score.Units) : Accuracy.Measure(record)),
            "accuracy_is_equal_places", "only_reference_is_best"),
        new("ROUGE-L without regard to order.", new Broken(F1Card with { Id = "rouge_l" }, static record => OfWords(record, static (output, target) =>
            2.0 * target.Distinct().Sum(word => Math.Min(output.Count(word.Equals), target.Count(word.Equals))) / (output.Length + target.Length))), "rouge_l_by_definition"),
        new("A character error rate over the longer length.", new Broken(WerCard with { Id = "character_error_rate" }, static record =>
            Exact.Measure(record) is { IsScored: true } ? Score.Of(EditDistance.Levenshtein<char>(record.Output, record.Targets.Span[0]) / (double)Math.Max(1, Math.Max(record.Output!.Length, record.Targets.Span[0].Length))) : Exact.Measure(record)),
            "character_error_rate_by_definition"),
        new("The geometric mean of the tokens' probabilities for their product.", new Broken(Expected.Card, static record =>
            Expected.Measure(record) is { IsScored: true } ? Score.Of(Math.Exp(record.TargetLogprobs.ToArray().Average())) : Expected.Measure(record)), "expected_match_at_most_least", "expected_match_is_product"),
        new("The sum of the log-probabilities for their mean.", new Broken(Likelihood.Card, static record =>
            Likelihood.Measure(record) is { IsScored: true } score ? Score.Of(score.Value * score.Units, score.Units) : Likelihood.Measure(record)), "likelihood_is_mean", "worked_examples"),
        OfTarget("target_loss", "target_loss_is_sum", static logprobs => -logprobs.Average()),
        OfTarget("token_loss", "token_loss_is_mean", static logprobs => -logprobs.Sum()),
        OfTarget("token_probability", "token_probability_is_geometric_mean", static logprobs => logprobs.Average(Math.Exp)),
        OfTarget("perplexity", "perplexity_is_exponential_of_loss", static logprobs => Math.Pow(2, -logprobs.Average())),
        OfTarget("expected_token_error_rate", "expected_error_rate_is_mean", static logprobs => 1 - Math.Exp(logprobs.Average())),
        new("The chance of any error for the expected number of errors.", new Broken(TargetCard("expected_token_errors") with { IsLinearInTokenError = true }, static record =>
            Expected.Measure(record) is { IsScored: true } match ? Score.Of(1 - match.Value) : Expected.Measure(record)), "expected_distance_at_most_expected_errors", "expected_errors_are_sum"),
        new("A squared error declared linear.", new Broken(TargetCard("expected_token_errors") with { IsLinearInTokenError = true }, static record =>
            Expected.Measure(record) is { IsScored: true } ? Score.Of(record.TargetLogprobs.ToArray().Sum(static logprob => Math.Pow(1 - Math.Exp(logprob), 2))) : Expected.Measure(record)), "linear_in_token_error"),
        new("A null that is unscored.", new NullUnscored(), "null_is_argument_error"),
        new("A score that is always the best.", new Broken(Exact.Card, static record => Exact.Measure(record) is { IsScored: true } ? Score.Of(1, chance: 0) : Exact.Measure(record)),
            "direction", "has_a_jump", "match_is_no_distance", "only_reference_is_best", "silence_is_not_best"),
        new("An absent output that scores 0.", new Broken(Exact.Card, static record => Exact.Measure(record) is { IsScored: true } score ? score : Score.Of(0)),
            "missing_inputs_unscored", "worked_examples"),
        new("A length bonus from the prompt, which the card does not name.", new Broken(Likelihood.Card, static record =>
            Likelihood.Measure(record) is { IsScored: true } score ? Score.Of(score.Value * (1 + (record.Prompt?.Length ?? 0)), score.Units) : Likelihood.Measure(record)),
            "declared_inputs_only"),
        new("A score that remembers how many came before.", new Remembering(), "deterministic", "order_of_examples"),
        new("A buffer that threads share.", new Sharing(), "thread_safe"),
        new("A range that is too narrow.", new Broken(Likelihood.Card with { Minimum = -1 }, Likelihood.Measure), "within_bounds"),
        new("A card without a name.", new Broken(Exact.Card with { Name = "" }, Exact.Measure), "card_is_complete"),
    ];

    private static MetricCard F1Card => Exact.Card with
    {
        Id = "token_f1",
        Claims = MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Continuity = Continuity.ThresholdFine,
        Examples = [],
    };

    private static MetricCard WerCard => Exact.Card with
    {
        Id = "word_error_rate",
        Direction = Direction.LowerIsBetter,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.ThresholdFine,
        Claims = MetricClaims.MoreTargetsNeverHurt,
        Examples = [],
    };

    private static MetricCard TargetCard(string id) => Likelihood.Card with { Id = id, Direction = Direction.LowerIsBetter, Minimum = 0, Maximum = double.PositiveInfinity, Examples = [] };

    private static Exhibit OfTarget(string id, string caughtBy, Func<double[], double> wrong) => new($"Another function of the tokens' log-probabilities than {id}.", new Broken(TargetCard(id), record =>
        Likelihood.Measure(record) is { IsScored: true } ? Score.Of(wrong(record.TargetLogprobs.ToArray())) : Likelihood.Measure(record)), caughtBy);

    private static Score OfWords(Record record, Func<string[], string[], double> compare)
    {
        if (record.Targets.IsEmpty || record.Output is null) return Score.Unscored("nothing to compare");
        string[] target = Words(record.Targets.Span[0]);
        return target.Length == 0 ? Score.Unscored("the target has no words") : Score.Of(compare(Words(record.Output), target));
    }

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);

    private sealed class NullUnscored : IMetric
    {
        public MetricCard Card => Exact.Card;

        public Score Measure(Record record) => record is null ? Score.Unscored("nothing") : Exact.Measure(record);
    }

    private sealed class Remembering : IMetric
    {
        private int _count;

        public MetricCard Card => Likelihood.Card;

        public Score Measure(Record record)
        {
            ArgumentNullException.ThrowIfNull(record);
            Score score = Likelihood.Measure(record);
            return score.IsScored ? Score.Of(score.Value - (1e-9 * (++_count % 5)), score.Units) : score;
        }
    }

    /// <summary>Gives up its processor between writing and reading what all threads share, as a longer computation would.</summary>
    private sealed class Sharing : IMetric
    {
        private double _buffer;

        public MetricCard Card => Likelihood.Card;

        public Score Measure(Record record)
        {
            ArgumentNullException.ThrowIfNull(record);
            Score score = Likelihood.Measure(record);
            if (!score.IsScored) return score;
            _buffer = score.Value;
            Thread.Sleep(0);
            return Score.Of(_buffer, score.Units);
        }
    }
}
