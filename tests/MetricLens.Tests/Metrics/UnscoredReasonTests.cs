using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Tests.Laws;

namespace MetricLens.Tests.Metrics;

/// <summary>Why a record has no score, in words; and what hostile records from outside a record set do.</summary>
public class UnscoredReasonTests
{
    private const double Never = double.NegativeInfinity;

    public static TheoryData<string, string, Record> Cases => new()
    {
        { "exact_match", "no target", Generated.OfText("x") },
        { "exact_match", "the target is empty", Generated.OfText("x", "", "") },
        { "exact_match", "no output", Generated.OfText(null, "x") },
        { "quasi_exact_match", "the target is empty after normalization", Generated.OfText("x", "The", "...") },
        { "token_edit_distance", "no target", Generated.OfText("x") },
        { "token_edit_distance", "the target is empty", Generated.OfText("x", "", "") },
        { "token_accuracy", "no output", Generated.OfText(null, "x", "y") },
        { "token_accuracy", "the target has tokens and the output has none", Generated.Blank("x", targetTokens: TokenSequence.Of(1)) },
        { "token_accuracy", "the target is empty", Generated.Blank(outputTokens: TokenSequence.Of(1), targetTokens: TokenSequence.Of((int[])[])) },
        { "token_accuracy", "the tokens of target and output are of different vocabularies", Generated.Blank(outputTokens: TokenSequence.Of("1"), targetTokens: TokenSequence.Of(1)) },
        { "target_log_likelihood", "the reference has probability zero: its log-likelihood is unbounded", Generated.Blank(targetLogprobs: [-1, Never]) },
        { "target_log_likelihood", "the reference has probability zero: its log-likelihood is unbounded", Generated.Blank(targetLogprobs: [double.MinValue, double.MinValue]) },
        { "target_log_likelihood", "no log-probabilities of the target", Generated.OfText("x", "x") },
        { "target_log_likelihood", "a log-probability of the target is not a number at most 0", Generated.Blank(targetLogprobs: [-1, double.NaN]) },
        { "expected_exact_match", "a log-probability of the target is not a number at most 0", Generated.Blank(targetLogprobs: [0.5]) },
        { "choice_log_loss", "the right choice has probability zero: its loss is infinite", Generated.Choice([Never, -1], 0) },
        { "choice_margin", "the right choice has probability zero: its margin is infinite", Generated.Choice([Never, -1], 0) },
        { "choice_margin", "every other choice has probability zero: the margin is infinite", Generated.Choice([-1, Never], 0) },
        { "brier", "every choice has probability zero", Generated.Choice([Never, Never], 0) },
        { "brier", "no log-probabilities of the choices", Generated.OfText("x", "x") },
        { "brier", "no right choice is given", Generated.Choice([-1, -2], null) },
        { "brier", "the right choice is not among the choices", Generated.Choice([-1, -2], 2) },
        { "brier", "the right choice is not among the choices", Generated.Choice([-1, -2], -1) },
        { "brier", "one choice is no choice", Generated.Choice([-1], 0) },
        { "multiple_choice_accuracy", "a log-probability of a choice is not a number at most 0", Generated.Choice([double.NaN, -2], 0) },
        { "multiple_choice_accuracy", "a log-probability of a choice is not a number at most 0", Generated.Choice([-2, double.NaN], 0) },
        { "multiple_choice_accuracy", "a log-probability of a choice is not a number at most 0", Generated.Choice([-2, 1], 0) },
    };

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void The_reason_says_what_is_missing(string id, string reason, Record record) =>
        Assert.Equal(reason, MetricCatalogue.Get(id).Measure(record).UnscoredReason);
}
