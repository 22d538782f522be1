using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Metrics.Sets;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Tests.Curves;

public class ReliabilityTests
{
    [Fact]
    public void A_bin_holds_answers_of_about_one_confidence_and_says_how_many_are_right()
    {
        // Twenty answers at 0.62, twelve right; twenty at 0.92, all right.
        Reliability found = Assert.Single(Of(Answers(20, 0.62, 12).Concat(Answers(20, 0.92, 20, 20))));
        Assert.Equal((40, 1, "m"), (found.Answers, found.Replicates, found.Label));
        Assert.Equal(0.77, found.Confidence, 1e-12);
        Assert.Equal(0.8, found.Accuracy, 1e-12);
        Assert.Equal([.. Enumerable.Repeat(0.62, 5), .. Enumerable.Repeat(0.92, 5)], found.Bins.Select(bin => Math.Round(bin.Confidence, 12)));
        (double lower, double upper) = Proportion.Wilson(4, 4, 0.95);
        Assert.Equal((1, lower, upper), (found.Bins[^1].Accuracy.Value, found.Bins[^1].Accuracy.Lower, found.Bins[^1].Accuracy.Upper));
        Assert.Equal(20, found.Histogram[12]);
        Assert.Equal(40, found.Histogram.Sum());
    }

    [Fact]
    public void The_calibration_error_is_the_mean_distance_of_the_bins_that_are_shown()
    {
        var random = new Random(2);
        Record[] records = [.. Enumerable.Range(0, 137).SelectMany(i => Answers(1, 0.35 + (0.6 * random.NextDouble()), random.Next(2), i))];
        Reliability found = Assert.Single(Of(records));
        Assert.Equal(found.Bins.Sum(bin => bin.Accuracy.Count * Math.Abs(bin.Confidence - bin.Accuracy.Value)) / 137, found.Error, 1e-12);
        SetSample sample = SetSample.Of(records.Select(record => new CalibrationError().Read(record)))!;
        Assert.Equal(MetricCatalogue.Library.ParseSet("calibration_error:equal_mass").Measure(sample).Value, found.Error);
        Assert.Equal([.. Enumerable.Repeat(14, 7), .. Enumerable.Repeat(13, 3)], found.Bins.Select(bin => bin.Accuracy.Count));
    }

    [Fact]
    public void Runs_of_one_scale_count_together_and_make_no_interval_narrower()
    {
        Record[] one = [.. Answers(100, 0.6, 50)];
        Reliability alone = Assert.Single(Of(one)), twice = Assert.Single(Of(one.Concat(one.Select(record => record.Seeded(2)))));
        Assert.Equal((200, 2), (twice.Answers, twice.Replicates));
        // Five bins hold the wrong answers and five the right ones, of one run or of two.
        Assert.Equal(alone.Bins.Select(bin => bin.Accuracy.Upper), twice.Bins.Select(bin => bin.Accuracy.Upper), (left, right) => Math.Abs(left - right) < 1e-12);
    }

    [Fact]
    public void Fewer_answers_than_bins_are_a_bin_each() => Assert.Equal(3, Assert.Single(Of(Answers(3, 0.6, 1))).Bins.Count);

    [Fact]
    public void A_scale_without_log_probabilities_is_left_out()
    {
        var text = new Record { Task = "t", Model = "other", ExampleId = "0", Scales = new() { Params = 5 }, Target = "a", Output = "a" };
        Assert.Equal(["m"], Of(Answers(5, 0.7, 2).Append(text)).Select(found => found.Label));
    }

    [Fact]
    public void Records_of_another_comparison_or_without_the_fields_are_refused()
    {
        RecordSet many = RecordSet.Of(Answers(5, 0.7, 2)), few = RecordSet.Of(Answers(2, 0.7, 2));
        Comparison comparison = Comparison.Of(many.Keys).Single();
        Assert.Throws<ArgumentException>(() => Reliability.Of(comparison, ScaleAxis.Params, few));
    }

    private static IReadOnlyList<Reliability> Of(IEnumerable<Record> records)
    {
        RecordSet set = RecordSet.Of(records);
        return Reliability.Of(Comparison.Of(set.Keys).Single(), ScaleAxis.Params, set);
    }

    /// <summary>Answers between two options, the likelier one of a probability, the first of them right.</summary>
    private static IEnumerable<Record> Answers(int count, double confidence, int right, int first = 0) => Enumerable.Range(0, count).Select(i => new Record
    {
        Task = "t", Model = "m", ExampleId = $"{first + i:0000}", Scales = new() { Params = 10 }, Choices = new[] { "a", "b" }, Gold = i < right ? 0 : 1,
        ChoiceLogprobs = new[] { Math.Log(confidence), Math.Log(1 - confidence) },
    });
}

internal static class Seeds
{
    public static Record Seeded(this Record record, long seed) => new()
    {
        Task = record.Task, Model = record.Model, ExampleId = record.ExampleId, Scales = record.Scales, Choices = record.Choices, Gold = record.Gold, ChoiceLogprobs = record.ChoiceLogprobs, Seed = seed,
    };
}
