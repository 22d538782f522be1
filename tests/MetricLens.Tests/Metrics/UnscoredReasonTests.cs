using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>Why a record has no score, in words; and what hostile records from outside a record set do.</summary>
public class UnscoredReasonTests
{
    private const double Never = double.NegativeInfinity;

    public static TheoryData<string, string, Record> Cases => new()
    {
        { "exact_match", "no target", Given.OfText("x") },
        { "exact_match", "the target is empty", Given.OfText("x", "", "") },
        { "exact_match", "no output", Given.OfText(null, "x") },
        { "quasi_exact_match", "the target is empty after normalization", Given.OfText("x", "The", "...") },
        { "token_edit_distance", "no target", Given.OfText("x") },
        { "token_edit_distance", "the target is empty", Given.OfText("x", "", "") },
        { "token_accuracy", "no output", Given.OfText(null, "x", "y") },
        { "token_accuracy", "the target has tokens and the output has none", Given.Blank("x", targetTokens: TokenSequence.Of(1)) },
        { "token_accuracy", "the target is empty", Given.Blank(outputTokens: TokenSequence.Of(1), targetTokens: TokenSequence.Of((int[])[])) },
        { "token_accuracy", "the tokens of target and output are of different vocabularies", Given.Blank(outputTokens: TokenSequence.Of("1"), targetTokens: TokenSequence.Of(1)) },
        { "target_log_likelihood", "the reference has probability zero: its log-likelihood is unbounded", Given.Blank(targetLogprobs: [-1, Never]) },
        { "target_log_likelihood", "the reference has probability zero: its log-likelihood is unbounded", Given.Blank(targetLogprobs: [double.MinValue, double.MinValue]) },
        { "target_log_likelihood", "no log-probabilities of the target", Given.OfText("x", "x") },
        { "target_log_likelihood", "a log-probability of the target is not a number at most 0", Given.Blank(targetLogprobs: [-1, double.NaN]) },
        { "expected_exact_match", "a log-probability of the target is not a number at most 0", Given.Blank(targetLogprobs: [0.5]) },
        { "choice_log_loss", "the right choice has probability zero: its loss is infinite", Given.Choice([Never, -1], 0) },
        { "choice_margin", "the right choice has probability zero: its margin is infinite", Given.Choice([Never, -1], 0) },
        { "choice_margin", "every other choice has probability zero: the margin is infinite", Given.Choice([-1, Never], 0) },
        { "brier", "every choice has probability zero", Given.Choice([Never, Never], 0) },
        { "brier", "no log-probabilities of the choices", Given.OfText("x", "x") },
        { "brier", "no right choice is given", Given.Choice([-1, -2], null) },
        { "brier", "the right choice is not among the choices", Given.Choice([-1, -2], 2) },
        { "brier", "the right choice is not among the choices", Given.Choice([-1, -2], -1) },
        { "brier", "one choice is no choice", Given.Choice([-1], 0) },
        { "multiple_choice_accuracy", "a log-probability of a choice is not a number at most 0", Given.Choice([double.NaN, -2], 0) },
        { "multiple_choice_accuracy", "a log-probability of a choice is not a number at most 0", Given.Choice([-2, double.NaN], 0) },
        { "multiple_choice_accuracy", "a log-probability of a choice is not a number at most 0", Given.Choice([-2, 1], 0) },
    };

    [Theory, MemberData(nameof(Cases), DisableDiscoveryEnumeration = true)]
    public void The_reason_says_what_is_missing(string id, string reason, Record record) =>
        Assert.Equal(reason, MetricCatalogue.Get(id).Measure(record).UnscoredReason);
}
