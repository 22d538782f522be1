using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

public class LatentCurveTests
{
    [Fact]
    public void A_replicate_that_answers_alike_adds_no_information()
    {
        LatentCurve one = Curve([20, 50, 90]), two = Curve([20, 50, 50, 90], k => k < 2 ? k : k - 1);
        for (int k = 0; k < 3; k++)
            for (int l = 0; l < 3; l++) Assert.Equal(one.Covariance[k, l], two.Covariance[k, l], 1e-12);
        Assert.Equal(one.Values, two.Values);
        Assert.Equal([1, 2, 1], two.Replicates);
    }

    [Fact]
    public void The_variance_of_a_share_is_that_of_its_logit()
    {
        LatentCurve curve = Curve([20, 50, 90]);
        // Every example is all right or all wrong: variance p(1 − p) / (n − 1) over (p(1 − p))².
        Assert.Equal(1 / (99 * 0.2 * 0.8), curve.Covariance[0, 0], 1e-12);
        Assert.Equal(Math.Log(0.2 / 0.8), curve.Values[0], 1e-12);
    }

    [Fact]
    public void A_mean_at_the_end_of_the_range_is_pulled_in_by_half_an_outcome()
    {
        LatentCurve curve = Curve([0, 50, 100]);
        // One hundred examples of three characters each.
        double edge = 0.5 / 300;
        Assert.Equal(Math.Log(edge / (1 - edge)), curve.Values[0], 1e-12);
        Assert.Equal(-curve.Values[0], curve.Values[2], 1e-12);
        Assert.Equal(1 / (300 * edge * (1 - edge)), curve.Covariance[0, 0], 1e-12);
    }

    [Fact]
    public void Scales_given_directly_must_rise() =>
        Assert.Throws<ArgumentException>(() => LatentCurve.Of([1, 1], [0, 1], new double[2, 2]));

    /// <summary>Right answers are whole and wrong ones share no character with the target.</summary>
    private static LatentCurve Curve(int[] right, Func<int, int>? scale = null)
    {
        IEnumerable<Record> records = Family.Records([.. right.Select(count => Family.Right(count, 100))], k => new() { Params = Math.Pow(10, 7 + (scale?.Invoke(k) ?? k)) }, k => k)
            .Select(record => new Record { Task = record.Task, Model = record.Model, Seed = record.Seed, ExampleId = record.ExampleId, Scales = record.Scales, Target = "yes", Output = record.Output == "yes" ? "yes" : "abc" });
        ScoreTable table = ScoreTable.Of(RecordSet.Of(records), [MetricCatalogue.Get("normalized_token_edit_distance")]);
        return LatentCurve.Of(ScaleCurve.Of(Comparison.Of(table.Keys)[0], table.Columns[0], ScaleAxis.Params)!);
    }
}
