using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using MetricLens.Metrics;
using MetricLens.Text;

namespace MetricLens.Tests.Laws;

/// <summary>What holds among the metrics of texts, of tokens and of a target's log-probabilities.</summary>
public class TextMetricLaws
{
    private static readonly ExactMatch Exact = new();
    private static readonly QuasiExactMatch Quasi = new();
    private static readonly TokenEditDistance Distance = new();
    private static readonly NormalizedTokenEditDistance Normalized = new();
    private static readonly TokenAccuracy Accuracy = new();
    private static readonly ExpectedExactMatch Expected = new();
    private static readonly TargetLogLikelihood Likelihood = new();

    [Property(MaxTest = 1000)]
    public Property Exact_match_is_1_exactly_where_the_edit_distance_is_0() => Prop.ForAll(Generated.Texts, record =>
    {
        Score exact = Exact.Measure(record), distance = Distance.Measure(record);
        return exact.IsScored == distance.IsScored && (!exact.IsScored || (exact.Value == 1) == (distance.Value == 0));
    });

    [Property(MaxTest = 1000)]
    public Property An_exact_match_is_a_quasi_exact_match() => Prop.ForAll(Generated.Texts, record =>
        !Exact.Measure(record).IsScored || Exact.Measure(record).Value == 0 || !Quasi.Measure(record).IsScored || Quasi.Measure(record).Value == 1
        || TextNormalization.QuasiExact(record.Output!).Length == 0);

    [Property(MaxTest = 1000)]
    public Property Normalization_leaves_no_capital_no_punctuation_and_single_spaces() => Prop.ForAll(Generated.Texts, record =>
    {
        string text = TextNormalization.QuasiExact(record.Output!);
        return text.Trim() == text && !text.Contains("  ", StringComparison.Ordinal)
            && !text.Any(char.IsUpper) && !text.Any(character => char.IsAscii(character) && char.IsPunctuation(character));
    });

    [Property(MaxTest = 1000)]
    public Property Different_texts_have_different_code_points() => Prop.ForAll(Generated.Texts, record =>
        (record.Output == record.Targets.Span[0]) == CodePoints.Of(record.Output!).SequenceEqual(CodePoints.Of(record.Targets.Span[0])));

    [Property(MaxTest = 500)]
    public Property Token_accuracy_and_distance_make_at_most_1_together_on_equal_lengths() => Prop.ForAll(Generated.Tokens, record =>
    {
        int length = record.TargetTokens!.Length;
        if (record.OutputTokens!.Length != length) return true;
        double hamming = length - Math.Round(Accuracy.Measure(record).Value * length);
        return Distance.Measure(record).Value <= hamming;
    });

    [Property(MaxTest = 500)]
    public Property The_normalized_distance_is_the_distance_over_the_longer_length() => Prop.ForAll(Generated.Tokens, record =>
        Normalized.Measure(record).Value == Distance.Measure(record).Value / Math.Max(record.OutputTokens!.Length, record.TargetTokens!.Length)
        && Normalized.Measure(record).Units == record.TargetTokens.Length && Accuracy.Measure(record).Units == record.TargetTokens.Length);

    [Property(MaxTest = 500)]
    public Property Token_accuracy_is_1_exactly_where_the_distance_is_0() => Prop.ForAll(Generated.Tokens, record =>
        (Accuracy.Measure(record).Value == 1) == (Distance.Measure(record).Value == 0));

    [Property(MaxTest = 500)]
    public Property Expected_exact_match_is_at_most_the_least_probability() => Prop.ForAll(Generated.Targets, record =>
        Expected.Measure(record).Value <= Math.Exp(record.TargetLogprobs.ToArray().Min()) * (1 + 1e-15));

    [Property(MaxTest = 500)]
    public Property Expected_exact_match_is_e_to_the_log_likelihood_times_length() => Prop.ForAll(Generated.Targets, record =>
    {
        Score likelihood = Likelihood.Measure(record);
        double expected = Expected.Measure(record).Value;
        return likelihood.IsScored
            ? Math.Abs(Math.Exp(likelihood.Value * likelihood.Units) - expected) <= 1e-12 * expected
            : expected == 0;
    });
}
