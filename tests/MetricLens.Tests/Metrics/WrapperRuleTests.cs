using MetricLens.Metrics;
using MetricLens.Metrics.Wrappers;
using MetricLens.Records;

namespace MetricLens.Tests.Metrics;

/// <summary>What wrappers refuse, how they group, and what stands on the cards that they make.</summary>
public class WrapperRuleTests
{
    [Theory]
    [InlineData("threshold(all_of(brier,2),0.5)", "'all_of(brier,2)' scores groups of examples; threshold takes a metric of single ones.")]
    [InlineData("at_least(all_of(brier,2),0.5)", "'all_of(brier,2)' scores groups of examples; at_least takes a metric of single ones.")]
    [InlineData("all_of(pass_at_k(exact_match,2),2)", "'pass_at_k(exact_match,2)' scores groups of examples; all_of takes a metric of single ones.")]
    [InlineData("pass_at_k(all_of(exact_match,2),2)", "'all_of(exact_match,2)' scores groups of examples; pass_at_k takes a metric of single ones.")]
    [InlineData("extract(all_of(exact_match,2),boxed)", "'all_of(exact_match,2)' scores groups of examples; extract takes a metric of single ones.")]
    [InlineData("normalize(all_of(exact_match,2),quasi)", "'all_of(exact_match,2)' scores groups of examples; normalize takes a metric of single ones.")]
    [InlineData("extract(brier,boxed)", "'brier' does not look at the output, which extract would change.")]
    [InlineData("normalize(brier,quasi)", "'brier' does not look at the output, which normalize would change.")]
    [InlineData("all_of(choice_margin,2)", "'choice_margin' has no best score that could be reached; wrap it in threshold first.")]
    [InlineData("pass_at_k(choice_margin,2)", "'choice_margin' has no best score that could be reached; wrap it in threshold first.")]
    [InlineData("at_least(choice_log_loss,0.5)", "'choice_log_loss' has no finite range, of which a share could be reached; use threshold.")]
    [InlineData("all_of(brier,1)", "Argument 2 of all_of(metric, k) is '1'; expected a whole number from 2 to 1000.")]
    [InlineData("all_of(brier,2.5)", "Argument 2 of all_of(metric, k) is '2.5'; expected a whole number from 2 to 1000.")]
    [InlineData("all_of(brier,1001)", "Argument 2 of all_of(metric, k) is '1001'; expected a whole number from 2 to 1000.")]
    [InlineData("pass_at_k(exact_match,0)", "Argument 2 of pass_at_k(metric, k) is '0'; expected a whole number from 1 to 1000.")]
    [InlineData("pass_at_k(exact_match,1001)", "Argument 2 of pass_at_k(metric, k) is '1001'; expected a whole number from 1 to 1000.")]
    [InlineData("pass_at_k(exact_match,1.5)", "Argument 2 of pass_at_k(metric, k) is '1.5'; expected a whole number from 1 to 1000.")]
    [InlineData("threshold(brier,'x')", "Argument 2 of threshold(metric, t) is 'x'; expected a number.")]
    [InlineData("threshold(token_accuracy,0)", "The threshold of 'token_accuracy' is 0; expected a number from 0 to 1 that not every score passes.")]
    [InlineData("threshold(token_accuracy,1.5)", "The threshold of 'token_accuracy' is 1.5; expected a number from 0 to 1 that not every score passes.")]
    [InlineData("threshold(brier,2)", "The threshold of 'brier' is 2; expected a number from 0 to 2 that not every score passes.")]
    [InlineData("threshold(brier,-0.5)", "The threshold of 'brier' is -0.5; expected a number from 0 to 2 that not every score passes.")]
    [InlineData("extract(exact_match,boxed(brier))", "Argument 2 of extract(metric, rule) is 'boxed'; expected a name or a text in quotes.")]
    public void What_cannot_be_wrapped_is_refused_in_words(string expression, string said) =>
        Assert.StartsWith(said, Assert.ThrowsAny<ArgumentException>(() => MetricCatalogue.Get(expression)).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("all_of(brier,2)")]
    [InlineData("all_of(brier,1000)")]
    [InlineData("pass_at_k(exact_match,1)")]
    [InlineData("pass_at_k(exact_match,1000)")]
    [InlineData("threshold(token_accuracy,1)")]
    [InlineData("threshold(brier,0)")]
    [InlineData("threshold(choice_log_loss,1000000)")]
    [InlineData("at_least(brier,1)")]
    public void The_ends_of_what_is_allowed_are_allowed(string expression) => Assert.Equal(expression, MetricCatalogue.Get(expression).Card.Id);

    [Fact]
    public void Arguments_out_of_range_are_refused_from_code_too()
    {
        IMetric metric = MetricCatalogue.Get("brier");
        Assert.Throws<ArgumentOutOfRangeException>(() => new AllOf(metric, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SampledPassAtK(metric, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AtLeast(metric, 0));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AtLeast(metric, 1.01));
        Assert.Throws<ArgumentOutOfRangeException>(() => new AtLeast(metric, double.NaN));
        Assert.Throws<ArgumentException>(() => new Threshold(metric, double.NaN));
    }

    /// <summary>The seed is part of the definition: groups of another version would be other examples.</summary>
    [Fact]
    public void The_groups_of_all_of_are_those_that_they_were()
    {
        Record[] records = [.. Enumerable.Range(0, 11).Select(i => Answer("b", i)), .. Enumerable.Range(0, 5).Select(i => Answer("a", i))];
        RecordKeys keys = RecordSet.Of(records).Keys;
        IReadOnlyList<int> groups = new AllOf(MetricCatalogue.Get("exact_match"), 3).Groups(keys);
        Assert.Equal(
            ["a:0 0", "a:1 0", "a:2 -1", "a:3 0", "a:4 -1", "b:0 1", "b:1 2", "b:10 2", "b:2 1", "b:3 3", "b:4 1", "b:5 -1", "b:6 -1", "b:7 2", "b:8 3", "b:9 3"],
            Enumerable.Range(0, keys.Examples.Count).Select(i => FormattableString.Invariant($"{keys.Tasks[keys.Examples[i].Task]}:{keys.Examples[i].Id} {groups[i]}")).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Samples_are_grouped_by_task_and_cluster_and_others_stand_alone()
    {
        Record[] records = [Answer("a", 0), Answer("a", 1), Answer("a", 2, "p"), Answer("b", 3, "p"), Answer("a", 4, "p"), Answer("a", 5, "q"), Answer("b", 6, "p"), Answer("a", 7)];
        Assert.Equal([0, 1, 2, 3, 2, 4, 3, 5], new SampledPassAtK(MetricCatalogue.Get("exact_match"), 2).Groups(RecordSet.Of(records).Keys));
    }

    [Fact]
    public void A_single_record_is_no_group()
    {
        Record record = Given.OfText("x", "x");
        Assert.Equal("a single example is no group", MetricCatalogue.Get("all_of(exact_match,2)").Measure(record).UnscoredReason);
        Assert.Equal("a single record is not all samples of an example", MetricCatalogue.Get("pass_at_k(exact_match,2)").Measure(record).UnscoredReason);
    }

    [Fact]
    public void A_group_is_scored_where_every_member_is()
    {
        var all = new AllOf(MetricCatalogue.Get("brier"), 2);
        Assert.Equal(1, all.Combine([Score.Of(0), Score.Of(0)], 2).Value);
        Assert.Equal(0, all.Combine([Score.Of(0), Score.Of(0.1)], 2).Value);
        Assert.Equal("an example of the group has no score", all.Combine([Score.Of(0)], 2).UnscoredReason);
        var sampled = new SampledPassAtK(MetricCatalogue.Get("brier"), 2);
        Assert.Equal((0.5, 4.0), Figures(sampled.Combine([Score.Of(0), Score.Of(2), Score.Of(1), Score.Of(0.1)], 4)));
        Assert.Equal((1.0, 2.0), Figures(sampled.Combine([Score.Of(0), Score.Of(2)], 2)));
        Assert.Equal("a sample of the example has no score", sampled.Combine([Score.Of(0), Score.Of(0)], 3).UnscoredReason);
        Assert.Equal("fewer than 2 samples of the example", sampled.Combine([Score.Of(0)], 1).UnscoredReason);
    }

    /// <summary>A rewritten record keeps all but its texts and tokens.</summary>
    [Fact]
    public void A_wrapper_of_texts_leaves_the_rest_of_a_record_alone()
    {
        Record seen = Given.Blank();
        var spy = new Spy(record => seen = record);
        Record given = new()
        {
            Task = "task", Model = "model", ExampleId = "7", Prompt = "prompt", Output = "A  b", Targets = new[] { "The c", "d." }, OutputTokens = TokenSequence.Of(1), TargetTokens = TokenSequence.Of(2),
            TargetLogprobs = new[] { -1.0 }, Choices = new[] { "x", "y" }, ChoiceLogprobs = new[] { -1.0, -2 }, Gold = 1, Scores = new Dictionary<string, double> { ["s"] = 1 },
        };
        new Normalize(spy, "quasi").Measure(given);
        Assert.Equal(("task", "model", "7", "prompt", "b", 1), (seen.Task, seen.Model, seen.ExampleId, seen.Prompt, seen.Output, seen.Gold));
        Assert.Equal(["c", "d"], seen.Targets.ToArray());
        Assert.Equal((null, null), (seen.OutputTokens, seen.TargetTokens));
        Assert.Equal([-1.0], seen.TargetLogprobs.ToArray());
        Assert.Equal(["x", "y"], seen.Choices.ToArray());
        Assert.Equal([-1.0, -2], seen.ChoiceLogprobs.ToArray());
        Assert.Equal(1, seen.Scores!["s"]);
        new Extract(spy, "[a-z]").Measure(Given.OfText("1", "2", "3x"));
        Assert.Equal("", seen.Output);
        Assert.Equal(["2", "x"], seen.Targets.ToArray());
        new Extract(spy, "[a-z]").Measure(Given.OfText(null, "2"));
        Assert.Null(seen.Output);
    }

    /// <summary>Half a pair, which Unicode's forms know nothing of, stays where it is.</summary>
    [Fact]
    public void What_cannot_be_normalized_is_kept()
    {
        Assert.Equal([0.0, 0, 1], new[] { "\uD83Dx", "x\uDE00", "x" }.Select(output => MetricCatalogue.Get("exact_match:nfc").Measure(Given.OfText(output, "x")).Value));
        Assert.Equal(1, MetricCatalogue.Get("exact_match:nfc").Measure(Given.OfText("\uD83De\u0301\uDE00", "\uD83D\u00E9\uDE00")).Value);
    }

    private static (double Value, double Units) Figures(Score score) => (score.Value, score.Units);

    private static Record Answer(string task, int example, string? cluster = null) => new() { Task = task, Model = "m", ExampleId = example.ToString(System.Globalization.CultureInfo.InvariantCulture), Cluster = cluster, Output = "x", Target = "x" };

    private sealed class Spy(Action<Record> see) : IMetric
    {
        public MetricCard Card { get; } = MetricCatalogue.Get("exact_match").Card with { Id = "spy" };

        public Score Measure(Record record)
        {
            see(record);
            return Score.Of(0);
        }
    }
}
