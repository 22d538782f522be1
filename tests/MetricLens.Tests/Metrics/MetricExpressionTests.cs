using MetricLens.Metrics;
using MetricLens.Metrics.Sets;

namespace MetricLens.Tests.Metrics;

/// <summary>How metrics are asked for.</summary>
public class MetricExpressionTests
{
    [Theory]
    [InlineData("brier", "brier")]
    [InlineData(" brier ", "brier")]
    [InlineData("brier:sum", "brier")]
    [InlineData("brier:half", "brier:half")]
    [InlineData("token_edit_distance:osa:graphemes", "token_edit_distance:graphemes:osa")]
    [InlineData("pass_at_k:1", "pass_at_k")]
    [InlineData("pass_at_k:10", "pass_at_k:10")]
    [InlineData("lm_eval:exact_match:ignore_case", "lm_eval:exact_match:ignore_case")]
    [InlineData("threshold( normalized_token_edit_distance , 0.10 )", "threshold(normalized_token_edit_distance,0.1)")]
    [InlineData("all_of(threshold(brier:half,0.2),5)", "all_of(threshold(brier:half,0.2),5)")]
    [InlineData("at_least(brier,0.9)", "at_least(brier,0.9)")]
    [InlineData("extract(exact_match, boxed)", "extract(exact_match,boxed)")]
    [InlineData("extract(exact_match, \"x=([0-9]+), (y)\")", "extract(exact_match,'x=([0-9]+), (y)')")]
    [InlineData("extract(exact_match, \"it's ([0-9])\")", "extract(exact_match,\"it's ([0-9])\")")]
    [InlineData("normalize(token_accuracy,nfkc)", "normalize(token_accuracy,nfkc)")]
    [InlineData("pass_at_k(exact_match,3)", "pass_at_k(exact_match,3)")]
    [InlineData(" all_of ( brier , 2 ) ", "all_of(brier,2)")]
    [InlineData("extract(exact_match, 'x=(.)' )", "extract(exact_match,'x=(.)')")]
    public void An_expression_has_one_canonical_form_that_reads_back_the_same(string expression, string id)
    {
        Assert.Equal(id, MetricCatalogue.Get(expression).Card.Id);
        Assert.Equal(id, MetricCatalogue.Get(id).Card.Id);
    }

    [Theory]
    [InlineData("brier:haf", "did you mean 'half'?")]
    [InlineData("brier:half:mean", "is set twice")]
    [InlineData("choice_margin:half", "has no options")]
    [InlineData("pass_at_k:0", "a whole number from 1 to 1000")]
    [InlineData("lm_eval:ac", "did you mean 'lm_eval:acc'?")]
    [InlineData("threshhold(brier,1)", "did you mean 'threshold'?")]
    [InlineData("threshold(brier)", "is written threshold(metric, t)")]
    [InlineData("threshold(brier,x)", "expected a number")]
    [InlineData("threshold(brier,2)", "that not every score passes")]
    [InlineData("threshold(brier,-1)", "from 0 to 2")]
    [InlineData("threshold('brier',1)", "a text where a metric is expected")]
    [InlineData("threshold(brier,'1')", "expected a number")]
    [InlineData("threshold(brier,infinity)", "expected a number")]
    [InlineData("extract(exact_match,'')", "rule")]
    [InlineData("extract(exact_match,boxed(x))", "expected a name or a text in quotes")]
    [InlineData("threshold(brier,1,2)", "it has 3 of 2 arguments")]
    [InlineData("(brier)", "has '(' at character 1; expected a metric's name")]
    [InlineData("threshold(brier, )", "expected a metric, a number or a text in quotes")]
    [InlineData("brier brier", "has 'b' at character 7; expected the end")]
    [InlineData("at_least(choice_log_loss,0.5)", "no finite range")]
    [InlineData("at_least(brier,0)", "above 0 and at most 1")]
    [InlineData("all_of(brier,1)", "a whole number from 2")]
    [InlineData("all_of(all_of(brier,2),2)", "scores groups")]
    [InlineData("all_of(choice_margin,2)", "no best score")]
    [InlineData("extract(brier,boxed)", "does not look at the output")]
    [InlineData("normalize(exact_match,upper)", "There is no normalization 'upper'")]
    [InlineData("threshold(brier,1", "ends early; expected ',' or ')'")]
    [InlineData("brier)", "has ')' at character 6")]
    [InlineData("extract(exact_match,'x)", "a quote at character 21 that does not end")]
    [InlineData("", "ends early; expected a metric's name")]
    [InlineData("auroc", "scores whole sets of records")]
    [InlineData("threshold(auroc,0.5)", "scores whole sets of records")]
    public void A_faulty_expression_says_what_is_wrong(string expression, string said) =>
        Assert.Contains(said, Assert.ThrowsAny<ArgumentException>(() => Parse(expression)).Message, StringComparison.Ordinal);

    [Fact]
    public void Nesting_ends_before_the_stack_does()
    {
        string deep = string.Concat(Enumerable.Repeat("threshold(", 10_000)) + "brier";
        Assert.Contains("nests deeper", Assert.Throws<ArgumentException>(() => MetricCatalogue.Get(deep)).Message, StringComparison.Ordinal);
        Assert.Equal(1, MetricCatalogue.Get(Nested(8)).Measure(Given.Choice([-1, -1], 0)).Value);
        Assert.Contains("nests deeper than 8", Assert.Throws<ArgumentException>(() => MetricCatalogue.Get(Nested(9))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_list_is_parted_outside_parentheses_and_quotes() => Assert.Equal(
        ["exact_match", "threshold(brier, 1)", "extract(exact_match, 'a,(b')", "auroc"],
        MetricCatalogue.Split("exact_match, threshold(brier, 1),extract(exact_match, 'a,(b') , auroc"));

    [Theory]
    [InlineData("'a,b',c", "'a,b'|c")]
    [InlineData("(a,b),c", "(a,b)|c")]
    [InlineData(",a", "|a")]
    [InlineData("a,", "a|")]
    [InlineData("\"it's, so\",b", "\"it's, so\"|b")]
    public void A_list_is_parted_from_its_first_character_to_its_last(string list, string parts) => Assert.Equal(parts.Split('|'), MetricCatalogue.Split(list));

    [Fact]
    public void Set_metrics_take_options_too()
    {
        Assert.Equal("calibration_error:15:equal_mass:of_scores", MetricCatalogue.Library.ParseSet("calibration_error:of_scores:equal_mass:15").Card.Id);
        Assert.IsType<Bleu>(MetricCatalogue.Library.ParseSet("bleu:2"));
        Assert.Contains("did you mean 'auroc'?", Assert.Throws<ArgumentException>(() => MetricCatalogue.Library.ParseSet("aurok")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Variants_do_what_their_options_say()
    {
        Assert.Equal(0.25, MetricCatalogue.Get("brier:half").Measure(Given.Choice([-1, -1], 0)).Value);
        Assert.Equal(1, MetricCatalogue.Get("token_edit_distance:osa").Measure(Given.OfText("ab", "ba")).Value);
    }

    /// <summary>A metric inside so many wrappers, every one of which it passes.</summary>
    private static string Nested(int depth) => string.Concat(Enumerable.Repeat("threshold(", depth)) + "brier,0.5)" + string.Concat(Enumerable.Repeat(",1)", depth - 1));

    private static void Parse(string expression) => MetricCatalogue.Get(expression);
}
