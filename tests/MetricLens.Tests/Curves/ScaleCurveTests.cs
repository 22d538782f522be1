using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Tests.Curves;

public class ScaleCurveTests
{
    [Fact]
    public void Only_shared_examples_count_and_the_others_are_counted()
    {
        ScaleCurve curve = Curve(Family.Records(["0011.", "11110", "1111."]));
        Assert.Equal(4, curve.Examples);
        Assert.Equal(1, curve.DroppedExamples);
        Assert.Equal([0.5, 1, 1], curve.Points.Select(point => point.Mean.Value));
    }

    [Fact]
    public void Runs_at_one_scale_are_replicates_of_one_point()
    {
        ScaleCurve curve = Curve(Family.Records(["0000", "1100", "1111"], k => new() { Params = k == 2 ? 1e9 : 1e8 }, k => k));
        Assert.Equal(2, curve.Points.Count);
        Assert.Equal(2, curve.Points[0].Replicates);
        Assert.Equal(0.25, curve.Points[0].Mean.Value);
        Assert.Equal([0, 0, 1], curve.Runs.Select(run => run.Point));
    }

    [Fact]
    public void A_bounded_metric_keeps_its_interval_in_range()
    {
        foreach (RunMean run in Curve(Family.Records([Family.Right(0, 50), Family.Right(1, 50), Family.Right(50, 50)])).Runs)
            Assert.True(run.Mean is { Lower: >= 0, Upper: <= 1 } && run.Mean.Lower <= run.Mean.Value && run.Mean.Value <= run.Mean.Upper);
    }

    [Fact]
    public void The_interval_of_a_share_is_wilsons_at_the_effective_number_of_examples()
    {
        string[] models = [Family.Right(20, 100), Family.Right(60, 100)];
        RunMean alone = Curve(Family.Records(models)).Runs[0], clustered = Curve(Family.Records(models, clusters: i => $"c{i / 10}")).Runs[0];
        (double lower, double upper) = Proportion.Wilson(0.2 * 99, 99, 0.95);
        Assert.Equal(lower, alone.Mean.Lower, 1e-12);
        Assert.Equal(upper, alone.Mean.Upper, 1e-12);
        Assert.True(clustered.Mean.Upper - clustered.Mean.Lower > 2 * (upper - lower));
    }

    [Fact]
    public void A_floor_of_no_successes_has_an_interval_above_it() =>
        Assert.True(Curve(Family.Records([Family.Right(0, 50), Family.Right(9, 50)])).Runs[0].Mean.Upper > 0.05);

    [Fact]
    public void Examples_of_one_cluster_count_as_one_unit()
    {
        string[] models = [Family.Right(20, 80), Family.Right(60, 80)];
        ScaleCurve alone = Curve(Family.Records(models)), clustered = Curve(Family.Records(models, clusters: i => $"c{i / 20}"));
        Assert.Equal(80, alone.IndependentUnits);
        Assert.Equal(4, clustered.IndependentUnits);
        Assert.True(clustered.RunCovariance(0, 0) > 5 * alone.RunCovariance(0, 0));
        Assert.Equal(alone.Points[0].Mean.Value, clustered.Points[0].Mean.Value);
    }

    [Fact]
    public void A_single_shared_example_makes_no_curve() => Assert.Null(CurveOrNothing(Family.Records(["1.", "11"])));

    [Fact]
    public void The_order_of_records_leaves_no_trace()
    {
        Record[] records = [.. Family.Records(["0011", "0111", "1111"])];
        Assert.Equal(Curve(records).Points.Select(point => point.Mean), Curve(records.Reverse()).Points.Select(point => point.Mean));
    }

    [Fact]
    public void The_default_axis_is_the_first_that_varies()
    {
        RecordSet records = RecordSet.Of(Family.Records(["01", "11"], k => new() { Params = 1e8, Step = 100 * (k + 1) }));
        Assert.Equal(ScaleAxis.Step, AxisChoice.Of(Comparison.Of(records.Keys)[0], null));
    }

    [Fact]
    public void A_model_without_a_scale_is_a_data_error_that_names_it()
    {
        RecordSet records = RecordSet.Of(Family.Records(["01", "11"], k => k == 0 ? new() { Params = 1e8 } : new()));
        var fault = Assert.Throws<InputDataException>(() => AxisChoice.Of(Comparison.Of(records.Keys)[0], null));
        Assert.Contains("m01", fault.Message, StringComparison.Ordinal);
        Assert.Contains("--models", fault.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_lower_training_loss_lies_further_along() => Assert.True(ScaleAxis.TrainLoss.Position(2) > ScaleAxis.TrainLoss.Position(3));

    private static ScaleCurve Curve(IEnumerable<Record> records) => CurveOrNothing(records)!;

    private static ScaleCurve? CurveOrNothing(IEnumerable<Record> records)
    {
        ScoreTable table = ScoreTable.Of(RecordSet.Of(records), [MetricCatalogue.Get("exact_match")]);
        return ScaleCurve.Of(Comparison.Of(table.Keys)[0], table.Columns[0], ScaleAxis.Params);
    }
}
