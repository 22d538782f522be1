using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

public class ExampleGainsTests
{
    [Fact]
    public void Examples_are_ordered_by_the_gap_of_their_largest_gain_and_those_that_gain_nowhere_come_last()
    {
        // Example by example: gains over the second gap, over the first, over none, over the second by half (two runs), over the first.
        ExampleGains gains = Of(Family.Records(["01001", "01001", "11011", "11001"], scales: k => new() { Params = k < 2 ? 10 * (k + 1) : 40 }, seeds: k => k));
        Assert.Equal([2, 0, 0, 2, 0], gains.Above);
        Assert.Equal([1, 0, 0, 0.5, 0], gains.Sizes);
        Assert.Equal([0, 3, 1, 2, 4], gains.Order);
        Assert.Equal([0, 0.4], gains.Shares);
    }

    [Fact]
    public void Of_gaps_with_the_same_gain_the_first_counts()
    {
        ExampleGains gains = Of(Family.Records(["00", "10", "00", "10"]));
        Assert.Equal([1, 0], gains.Above);
    }

    [Fact]
    public void Under_a_metric_of_which_less_is_better_a_fall_is_a_gain()
    {
        ExampleGains gains = Of(Family.Records(["00", "10", "11"]), "token_edit_distance");
        Assert.Equal([1, 2], gains.Above);
        Assert.All(gains.Sizes, size => Assert.Equal(3, size));
    }

    [Fact]
    public void Under_a_log_loss_gains_are_those_of_the_probability_and_not_of_the_loss()
    {
        // The loss falls most over the first gap, from hopeless to nearly so; the probability rises most over the second, and the logit over the third.
        double[] logprobs = [-9, -4, -0.2, -0.0001];
        Record[] records = [.. from k in Enumerable.Range(0, logprobs.Length) from example in new[] { "a", "b" } select new Record
        {
            Task = "t", Model = $"m{k}", ExampleId = example, Scales = new() { Params = Math.Pow(10, k + 1) }, Targets = new[] { "x" }, Output = "x", TargetLogprobs = new[] { logprobs[k] },
        }];
        ExampleGains gains = Of(records, "target_log_likelihood");
        Assert.Equal([2, 2], gains.Above);
        Assert.Equal(Math.Exp(-0.2) - Math.Exp(-4), gains.Sizes[0], 1e-12);
        Assert.Equal(Math.Exp(-4), gains.Levels(1)[0], 1e-12);
    }

    [Fact]
    public void One_scale_has_no_gap_and_every_example_a_row()
    {
        ExampleGains gains = Of(Family.Records(["0110"]));
        Assert.Empty(gains.Shares);
        Assert.Equal([0, 1, 2, 3], gains.Order);
    }

    private static ExampleGains Of(IEnumerable<Record> records, string metric = "exact_match")
    {
        ScoreTable scores = ScoreTable.Of(RecordSet.Of(records), [MetricCatalogue.Get(metric)]);
        return ExampleGains.Of(ScaleCurve.Of(Comparison.Of(scores.Keys).Single(), scores.Columns[0], ScaleAxis.Params)!);
    }
}
