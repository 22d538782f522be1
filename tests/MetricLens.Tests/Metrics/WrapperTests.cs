using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;

namespace MetricLens.Tests.Metrics;

public class WrapperTests
{
    [Theory]
    [InlineData("threshold(normalized_token_edit_distance,0.25)", "4086", 1)]
    [InlineData("threshold(normalized_token_edit_distance,0.24)", "4086", 0)]
    [InlineData("threshold(token_edit_similarity,0.75)", "4086", 1)]
    [InlineData("threshold(token_edit_similarity,0.76)", "4086", 0)]
    [InlineData("at_least(normalized_token_edit_distance,0.75)", "4086", 1)]
    [InlineData("at_least(normalized_token_edit_distance,0.76)", "4086", 0)]
    [InlineData("threshold(normalize(token_edit_similarity,nfc),0.75)", "4086", 1)]
    [InlineData("extract(exact_match,hashes)", "so #### 4,096", 1)]
    [InlineData("extract(exact_match,hashes)", "4096", 0)]
    [InlineData("normalize(exact_match,quasi)", "4096!", 1)]
    public void A_wrapper_scores_what_it_says(string expression, string output, double score) =>
        Assert.Equal(score, MetricCatalogue.Get(expression).Measure(Given.OfText(output, "4096")).Value);

    /// <summary>1 − 0.8 is below 0.2, and 1 − 0.9 below 0.1, in floating point.</summary>
    [Theory]
    [InlineData("threshold(token_edit_similarity,0.2)", "12xxxxxxxx", 1)]
    [InlineData("at_least(normalized_token_edit_distance,0.2)", "12xxxxxxxx", 1)]
    [InlineData("at_least(normalized_token_edit_distance,0.9)", "123456789x", 1)]
    [InlineData("at_least(token_edit_similarity,0.9)", "123456789x", 1)]
    [InlineData("at_least(token_edit_similarity,0.91)", "123456789x", 0)]
    public void A_score_on_the_bound_passes(string expression, string output, double score) =>
        Assert.Equal(score, MetricCatalogue.Get(expression).Measure(Given.OfText(output, "1234567890")).Value);

    [Fact]
    public void A_target_goes_through_the_rule_where_it_finds_something() =>
        Assert.Equal(1, MetricCatalogue.Get("extract(exact_match,hashes)").Measure(Given.OfText("#### 7", "3 + 4\n#### 7")).Value);

    [Fact]
    public void What_is_unscored_stays_so_for_the_same_reason() =>
        Assert.Equal("no output", MetricCatalogue.Get("threshold(token_edit_similarity,0.5)").Measure(Given.OfText(null, "x")).UnscoredReason);

    [Fact]
    public void Own_tokens_are_of_the_untouched_texts()
    {
        Record record = Given.Blank("#### 12", ["12"], TokenSequence.Of(1, 2), TokenSequence.Of(3));
        Assert.Equal(1, MetricCatalogue.Get("extract(token_accuracy,hashes)").Measure(record).Value);
    }

    [Fact]
    public void A_group_is_right_where_every_member_is()
    {
        // Model "all" is right everywhere, "most" but for one example, "half" lacks an example.
        Record[] records = [.. Enumerable.Range(0, 10).SelectMany(example => new[]
        {
            Answer("all", example, "x"), Answer("most", example, example == 4 ? "y" : "x"), Answer("short", example, "x"),
        }).Where(record => record is not { Model: "short", ExampleId: "7" })];
        ScoreColumn column = Column("all_of(exact_match,5)", records);
        Assert.Equal([1, 1], Values(column, records, "all"));
        Assert.Equal([0, 1], Values(column, records, "most").Order());
        Assert.True(Values(column, records, "short").Length <= 1);
        Assert.Equal(8, Enumerable.Range(0, records.Length).Count(i => records[i].Model == "all" && column.UnscoredReason(i)?.StartsWith("it counts", StringComparison.Ordinal) == true));
    }

    [Fact]
    public void Groups_are_the_same_whatever_the_order_of_the_records()
    {
        Record[] records = [.. Enumerable.Range(0, 23).SelectMany(example => new[] { Answer("a", example, example % 3 == 0 ? "y" : "x"), Answer("b", example, "x") })];
        Record[] turned = [.. records.Reverse()];
        ScoreColumn one = Column("all_of(exact_match,4)", records), other = Column("all_of(exact_match,4)", turned);
        Assert.Equal(Values(one, records, "a").Sum(), Values(other, turned, "a").Sum());
        Assert.Equal(5, Values(one, records, "a").Length);
        Assert.Equal(3, Enumerable.Range(0, records.Length).Count(i => records[i].Model == "a" && one.UnscoredReason(i) is { } reason && reason.StartsWith("left over", StringComparison.Ordinal)));
    }

    [Fact]
    public void Samples_of_one_example_share_a_cluster()
    {
        Record[] records = [.. Enumerable.Range(0, 10).Select(sample => Answer("a", sample, sample < 3 ? "x" : "y", "problem 1")),
            Answer("a", 10, "x", "problem 2"), Answer("a", 11, "x")];
        ScoreColumn five = Column("pass_at_k(exact_match,5)", records), one = Column("pass_at_k(exact_match,1)", records);
        Assert.Equal([11.0 / 12], Values(five, records, "a"), (left, right) => Math.Abs(left - right) < 1e-14);
        Assert.Equal("fewer than 5 samples of the example", five.UnscoredReason(10));
        Assert.Equal([0.3, 1, 1], Values(one, records, "a"));
    }

    private static Record Answer(string model, int example, string output, string? cluster = null) => new()
    {
        Task = "t",
        Model = model,
        ExampleId = example.ToString(System.Globalization.CultureInfo.InvariantCulture),
        Cluster = cluster,
        Output = output,
        Target = "x",
    };

    private static ScoreColumn Column(string expression, Record[] records) => ScoreTable.Of(RecordSet.Of(records), [MetricCatalogue.Get(expression)], threads: 2).Columns[0];

    private static double[] Values(ScoreColumn column, Record[] records, string model) =>
        [.. Enumerable.Range(0, records.Length).Where(i => records[i].Model == model).Select(i => column[i]).OfType<double>()];
}
