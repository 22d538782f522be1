using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>The second scale of a loss: the logit of exp(−mean loss).</summary>
public class OddsScaleTests
{
    [Fact]
    public void Its_values_are_logits_of_the_geometric_mean_probability()
    {
        LatentCurve curve = Loss([0.5, 0.75, 0.9]);
        Assert.Equal([0, Math.Log(3), Math.Log(9)], curve.OnOdds!.Values.Select(value => Math.Round(value, 12)), (expected, actual) => Math.Abs(expected - actual) < 1e-11);
        Assert.Null(curve.OnOdds.OnOdds);
    }

    [Fact]
    public void Its_derivative_carries_the_covariance_over()
    {
        // By a difference: the latent score at a mean a little larger, over the step.
        var link = new LatentLink(MetricCatalogue.Get("target_log_likelihood").Card, 1000, [-2.0, -0.001], onOdds: true);
        foreach (double mean in (double[])[-2, -0.5, -0.01])
        {
            const double Step = 1e-6;
            double slope = (link.Latent(mean + (mean < -0.1 ? Step : Step / 100)) - link.Latent(mean)) / (mean < -0.1 ? Step : Step / 100);
            Assert.Equal(1, link.Apply(mean).Derivative / slope, 1e-4);
        }
    }

    [Theory]
    [InlineData(-800)]
    [InlineData(-3.2)]
    [InlineData(-1e-6)]
    public void A_mean_comes_back_from_either_scale(double mean)
    {
        foreach (bool onOdds in (bool[])[false, true])
        {
            var link = new LatentLink(MetricCatalogue.Get("target_log_likelihood").Card, 1000, [mean], onOdds);
            Assert.Equal(mean, link.Mean(link.Latent(mean)), Math.Abs(mean) * 1e-9);
        }
    }

    [Fact]
    public void Bounded_metrics_and_declared_noise_have_none()
    {
        Assert.Null(LatentCurve.Of(Curve("normalized_token_edit_distance", [0.5, 0.9])).OnOdds);
        Assert.Null(Loss([0.5, 0.9]).WithModelStandardDeviation(0.1).OnOdds);
    }

    [Fact]
    public void A_rise_that_is_straight_in_the_odds_takes_off_there()
    {
        // Flat at −2, then a line in the logit, which bends on the scale of the loss.
        double[] odds = [-2, -1.98, -2.02, -2.01, -0.7, 0.61, 1.9, 3.2, 4.5];
        LatentCurve curve = Loss([.. odds.Select(value => 1 / (1 + Math.Exp(-value)))]);
        Onset onset = Onset.Of(curve, new())!;
        Assert.True(onset is { TakesOff: true, IsOnOdds: true, At: 3 });
        Assert.False(Onset.Of(LatentCurve.Of([.. curve.Positions], [.. curve.Values], curve.Covariance), new())!.TakesOff);
        Assert.Equal(onset.Level + (onset.SlopeAbove / 8), onset.ValueAt(1 / 8.0), 1e-12);
        Assert.Equal(onset.Level - (onset.SlopeBelow / 8), onset.ValueAt(-1 / 8.0), 1e-12);
    }

    [Fact]
    public void Progress_is_measured_where_noise_is_even()
    {
        TaskFinding finding = MadeWorld.Jumping(WorldCatalogue.Get("smooth_distractor"), new() { Models = 6, Tau = 0.15 });
        SurvivalFinding survival = finding.Metrics[0].Survival!;
        Assert.Equal(HiddenProgress.Of(survival.Latent.OnOdds!, survival.Above), survival.Progress);
        Assert.NotEqual(HiddenProgress.Of(survival.Latent, survival.Above), survival.Progress);
    }

    [Fact]
    public void The_shape_is_judged_where_noise_is_even()
    {
        TaskFinding finding = MadeWorld.Jumping(WorldCatalogue.Get("u_shape"), new() { Models = 12, Tau = 0.15 });
        SurvivalFinding survival = finding.Metrics[0].Survival!;
        Assert.Equal(Shape.Of(survival.Latent.OnOdds!, survival.Above, survival.Options)!.Distance, survival.Shape!.Distance);
        Assert.NotEqual(Shape.Of(survival.Latent, survival.Above, survival.Options)!.Distance, survival.Shape.Distance);
    }

    [Fact]
    public void A_loss_in_bits_has_the_odds_of_the_same_loss_in_nats()
    {
        MetricCard bits = MetricCatalogue.Get("bits_per_byte").Card, nats = bits with { NatsPerUnit = 1 };
        LatentLink own = new(bits, 1000, [1.5], onOdds: true), other = new(nats, 1000, [1.5 * Math.Log(2)], onOdds: true);
        Assert.Equal(other.Latent(1.5 * Math.Log(2)), own.Latent(1.5), 1e-12);
        Assert.Equal(other.Apply(1.5 * Math.Log(2)).Derivative * Math.Log(2), own.Apply(1.5).Derivative, 1e-12);
        Assert.Equal(1.5, own.Mean(own.Latent(1.5)), 1e-12);
    }

    private static LatentCurve Loss(double[] probabilities) => LatentCurve.Of(Curve("target_log_likelihood", probabilities));

    /// <summary>Two hundred examples of one token whose probabilities lie closely about the given ones, a scale each.</summary>
    private static ScaleCurve Curve(string metric, double[] probabilities)
    {
        IEnumerable<Record> records = probabilities.SelectMany((p, k) => Enumerable.Range(0, 200).Select(i => new Record
        {
            Task = "t", Model = FormattableString.Invariant($"m{k}"), ExampleId = FormattableString.Invariant($"{i}"), Scales = new() { Params = Math.Pow(10, 7 + k) },
            Target = "1", Output = i < 200 * p ? "1" : "0", TargetLogprobs = new[] { Math.Log(p) * (i % 2 == 0 ? 0.99 : 1.01) },
        }));
        ScoreTable table = ScoreTable.Of(RecordSet.Of(records), [MetricCatalogue.Get(metric)]);
        return ScaleCurve.Of(Comparison.Of(table.Keys)[0], table.Columns[0], ScaleAxis.Params)!;
    }
}
