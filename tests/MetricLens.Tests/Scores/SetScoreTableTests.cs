using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Tests.Scores;

public class SetScoreTableTests
{
    private static readonly ISetMetric Auroc = MetricCatalogue.Library.ParseSet("auroc:of_scores");

    [Fact]
    public void Rows_are_runs_by_metrics_and_carry_intervals()
    {
        SetScoreTable table = SetScoreTable.Of(RecordSet.Of(Answers(120)), [Auroc, MetricCatalogue.Library.ParseSet("calibration_error:of_scores")]);
        Assert.Equal(4, table.Rows.Count);
        Assert.All(table.Rows, row => Assert.True(row.Lower <= row.Upper && row.Upper - row.Lower > 0));
        SetScore auroc = table.Rows[0];
        Assert.True(auroc.Lower < auroc.Value && auroc.Value < auroc.Upper);
        Assert.Equal((120, 0), (auroc.Count, auroc.Unscored));
    }

    [Fact]
    public void Neither_threads_nor_the_order_of_records_leave_a_trace()
    {
        Record[] records = [.. Answers(60)];
        SetScore[] one = [.. SetScoreTable.Of(RecordSet.Of(records), [Auroc], new() { Threads = 1, Resamples = 200 }).Rows];
        SetScore[] two = [.. SetScoreTable.Of(RecordSet.Of(records.Reverse()), [Auroc], new() { Threads = 2, Resamples = 200 }).Rows];
        Assert.Equal(one.Select(Figures).Order(), two.Select(Figures).Order());
    }

    [Fact]
    public void A_mean_is_the_mean_and_its_interval_that_of_the_bootstrap()
    {
        Record[] records = [.. Answers(200).Where(record => record.Model == "a")];
        SetScore row = SetScoreTable.Of(RecordSet.Of(records), [new MetricLens.Metrics.Sets.MeanScore(new DeclaredScore(new()
        {
            Id = "right", Name = "right", Summary = "Right.", Direction = Direction.HigherIsBetter, Minimum = 0, Maximum = 1, Continuity = Continuity.ThresholdCoarse, Inputs = RecordFields.Scores, Reference = "", Examples = [],
        }, "correct"))]).Rows.Single();
        double mean = records.Average(record => record.Scores!["correct"]), error = Math.Sqrt(mean * (1 - mean) / records.Length);
        Assert.Equal(mean, row.Value!.Value, 1e-12);
        Assert.Equal(mean - (1.96 * error), row.Lower!.Value, 0.02);
        Assert.Equal(mean + (1.96 * error), row.Upper!.Value, 0.02);
    }

    [Fact]
    public void Clusters_are_drawn_whole()
    {
        // Each answer thrice: as many records, a third of the information.
        Record[] alone = [.. Answers(60)];
        Record[] thrice = [.. alone.SelectMany(record => Enumerable.Range(0, 3).Select(copy => Answer(record.Model, $"{record.ExampleId}-{copy}", record.Scores!["confidence"], record.Scores["correct"], record.ExampleId)))];
        SetScore one = SetScoreTable.Of(RecordSet.Of(alone), [Auroc]).Rows[0], three = SetScoreTable.Of(RecordSet.Of(thrice), [Auroc]).Rows[0];
        Assert.Equal(one.Value!.Value, three.Value!.Value, 1e-12);
        Assert.Equal(one.Upper!.Value - one.Lower!.Value, three.Upper!.Value - three.Lower!.Value, 0.03);
    }

    [Fact]
    public void A_run_without_a_score_says_why()
    {
        SetScore row = SetScoreTable.Of(RecordSet.Of([Answer("a", "1", 0.5, 1), Answer("a", "2", 0.7, 1)]), [Auroc]).Rows.Single();
        Assert.Equal((null, "no answer is wrong", 2), (row.Value, row.UnscoredReason, row.Count));
        SetScore none = SetScoreTable.Of(RecordSet.Of([new Record { Task = "t", Model = "a", ExampleId = "1", Output = "x", Target = "x" }]), [Auroc]).Rows.Single();
        Assert.Equal((null, "no score 'confidence'", 0, 1), (none.Value, none.UnscoredReason, none.Count, none.Unscored));
    }

    [Fact]
    public void One_unit_has_no_interval()
    {
        ISetMetric error = MetricCatalogue.Library.ParseSet("calibration_error:of_scores");
        SetScore row = SetScoreTable.Of(RecordSet.Of([Answer("a", "1", 0.5, 1)]), [error]).Rows.Single();
        Assert.Equal((0.5, null, null), (row.Value, row.Lower, row.Upper));
    }

    private static string Figures(SetScore row) => FormattableString.Invariant($"{row.Run.Model} {row.Value:R} {row.Lower:R} {row.Upper:R}");

    private static IEnumerable<Record> Answers(int examples)
    {
        var random = RandomStream.Derive(3, "answers", 0);
        for (int example = 0; example < examples; example++)
        {
            foreach (string model in new[] { "a", "b" })
            {
                double confidence = random.NextDouble();
                yield return Answer(model, example.ToString(System.Globalization.CultureInfo.InvariantCulture), confidence, random.NextDouble() < confidence ? 1 : 0);
            }
        }
    }

    private static Record Answer(string model, string example, double confidence, double correct, string? cluster = null) => new()
    {
        Task = "t",
        Model = model,
        ExampleId = example,
        Cluster = cluster,
        Scores = new Dictionary<string, double> { ["confidence"] = confidence, ["correct"] = correct },
    };
}
