using MetricLens.Metrics;

namespace MetricLens.Tests.Metrics;

/// <summary>What counts of several references: the best, the first of equals, and none that cannot be compared.</summary>
public class SeveralTargetsTests
{
    private static readonly string Long = new('a', 200_000), Other = new('b', 100_000);

    public static TheoryData<string> OfDistance => ["token_edit_distance:code_points", "normalized_token_edit_distance:code_points", "token_edit_similarity:osa", "character_error_rate"];

    [Theory, MemberData(nameof(OfDistance))]
    public void A_record_with_a_target_too_long_to_compare_is_unscored(string id) =>
        Assert.Equal("the output and the target are too long to compare", MetricCatalogue.Get(id).Measure(Given.OfText(Long, "a", Other)).UnscoredReason);

    [Fact]
    public void An_error_rate_leaves_out_what_it_cannot_be_measured_against()
    {
        ISetMetric words = MetricCatalogue.Library.ParseSet("pooled_word_error_rate"), characters = MetricCatalogue.Library.ParseSet("pooled_character_error_rate");
        Assert.Equal([1.0, 1], words.Read(Given.OfText("dog", "", "cat", " ")).Values.ToArray());
        Assert.Equal([199_999.0, 1], characters.Read(Given.OfText(Long, Other, "a")).Values.ToArray());
        Assert.Equal("no target that it can be compared with", words.Read(Given.OfText("dog", " ")).UnscoredReason);
        Assert.Equal("no output", words.Read(Given.OfText(null, "dog")).UnscoredReason);
    }

    /// <summary>One error of two words is the rate of two of four.</summary>
    [Fact]
    public void Of_equal_rates_the_first_counts()
    {
        ISetMetric words = MetricCatalogue.Library.ParseSet("pooled_word_error_rate");
        Assert.Equal([1.0, 2], words.Read(Given.OfText("a b", "a c", "a b c d")).Values.ToArray());
        Assert.Equal([2.0, 4], words.Read(Given.OfText("a b", "a b c d", "a c")).Values.ToArray());
    }

    [Fact]
    public void The_penalty_of_bleu_takes_the_nearest_length_and_the_shorter_of_equals()
    {
        ISetMetric bleu = MetricCatalogue.Library.ParseSet("bleu:1");
        Assert.Equal([4.0, 5, 4, 4], bleu.Read(Given.OfText("a b c d", "a", "a b c d e")).Values.ToArray());
        Assert.Equal([3.0, 2, 3, 3], bleu.Read(Given.OfText("a b c", "a b c d e f", "a b", "a b c d")).Values.ToArray());
    }

    /// <summary>A score averages as many outcomes as the target that it is of: the first of those that are equally near.</summary>
    [Theory]
    [InlineData("normalized_token_edit_distance:words", "a b", 2, 4)]
    [InlineData("correct_prefix:words", "x", 2, 4)]
    [InlineData("token_f1:none", "x", 2, 4)]
    [InlineData("word_error_rate", "a b", 2, 4)]
    public void Of_equal_scores_the_first_counts(string id, string output, double first, double second)
    {
        string[] targets = ["a c", "a b c d"];
        IMetric metric = MetricCatalogue.Get(id);
        Assert.Equal(metric.Measure(Given.OfText(output, targets[0])).Value, metric.Measure(Given.OfText(output, targets[1])).Value);
        Assert.Equal(first, metric.Measure(Given.OfText(output, targets)).Units);
        Assert.Equal(second, metric.Measure(Given.OfText(output, [.. targets.Reverse()])).Units);
    }
}
