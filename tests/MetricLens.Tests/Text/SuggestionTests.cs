using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class SuggestionTests
{
    /// <summary>Two edits are near, and a third of the name where that is more.</summary>
    [Theory]
    [InlineData("brie", "There is no metric 'brie'; did you mean 'brier'?")]
    [InlineData("brixx", "There is no metric 'brixx'; did you mean 'brier'?")]
    [InlineData("brxxx", "There is no metric 'brxxx'; there are: auroc, brier, exact_match.")]
    [InlineData("xxact_matxx", "There is no metric 'xxact_matxx'; did you mean 'exact_match'?")]
    [InlineData("xxxxx_match", "There is no metric 'xxxxx_match'; there are: auroc, brier, exact_match.")]
    [InlineData("xxxxx_match_", "There is no metric 'xxxxx_match_'; there are: auroc, brier, exact_match.")]
    [InlineData("exact_matchxxx", "There is no metric 'exact_matchxxx'; did you mean 'exact_match'?")]
    [InlineData("xxexact_matchxx", "There is no metric 'xxexact_matchxx'; did you mean 'exact_match'?")]
    [InlineData("", "There is no metric ''; there are: auroc, brier, exact_match.")]
    public void The_nearest_name_is_named_where_it_is_near(string name, string said) => Assert.Equal(said, Suggestion.Unknown("metric", name, ["exact_match", "brier", "auroc"]));

    [Fact]
    public void Of_equally_near_names_the_first_in_order_is_taken() => Assert.Equal("There is no unit 'c'; did you mean 'a'?", Suggestion.Unknown("unit", "c", ["b", "a"]));

    [Fact]
    public void Nothing_is_near_where_nothing_is_known() => Assert.Equal("There is no unit 'x'; there are: .", Suggestion.Unknown("unit", "x", []));
}
