using MetricLens.Metrics;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>The parts that latent curves are made of, on values that one can work out.</summary>
public class LatentPartsTests
{
    [Theory]
    [InlineData("normalized_token_edit_distance", 0.3, false)]
    [InlineData("brier", -0.4, false)]
    [InlineData("target_log_likelihood", -1.7, false)]
    [InlineData("target_log_likelihood", -1.7, true)]
    [InlineData("choice_log_loss", 0.9, false)]
    [InlineData("choice_log_loss", 0.9, true)]
    public void A_mean_comes_back_and_the_derivative_is_the_slope(string metric, double mean, bool onOdds)
    {
        MetricCard card = MetricCatalogue.Get(metric).Card;
        mean = Math.Clamp(mean, card.Minimum, card.Maximum) is var kept && (kept == card.Minimum || kept == card.Maximum) ? card.Minimum + (0.3 * (card.Maximum - card.Minimum)) : kept;
        var link = new LatentLink(card, 1000, [mean], onOdds);
        (double value, double derivative, double extra) = link.Apply(mean);
        const double Step = 1e-6;
        Assert.Equal(mean, link.Mean(value), 1e-12);
        Assert.Equal((link.Latent(mean + Step) - link.Latent(mean - Step)) / (2 * Step), derivative, 1e-5 * Math.Abs(derivative));
        Assert.Equal(card.Direction == Direction.HigherIsBetter, derivative > 0);
        Assert.Equal(0, extra);
    }

    [Fact]
    public void Runs_given_directly_share_the_errors_of_their_examples()
    {
        var curve = LatentCurve.OfRuns([0, 1], [[1, 3], [2]], [0.5, 1], 0.25, isOfLoss: false);
        Assert.Equal([2, 2], curve.Values);
        Assert.Equal([2, 1], curve.Replicates);
        // One run's variance is σ², that of the mean of two σ² (ρ + (1 − ρ) / 2), and any two runs' covariance is ρ σ σ'.
        Assert.Equal(0.25 * (0.25 + (0.75 / 2)), curve.Covariance[0, 0], 1e-15);
        Assert.Equal(1, curve.Covariance[1, 1], 1e-15);
        Assert.Equal(0.5 * 0.25, curve.Covariance[0, 1], 1e-15);
        Assert.Null(curve.OnOdds);
    }

    [Fact]
    public void Runs_of_a_loss_have_a_curve_on_the_odds_scale()
    {
        double loss = Math.Exp(-0.5), odds = Math.Log(Math.Exp(-loss) / (1 - Math.Exp(-loss)));
        LatentCurve curve = LatentCurve.OfRuns([0, 1], [[0.5], [0.5]], [0.1, 0.1], 0, isOfLoss: true);
        Assert.Equal(odds, curve.OnOdds!.Values[0], 1e-12);
        // log odds move loss / (1 − exp(−loss)) times as fast as −log(loss).
        Assert.Equal(0.01 * Math.Pow(loss / (1 - Math.Exp(-loss)), 2), curve.OnOdds.Covariance[1, 1], 1e-12);
    }

    [Fact]
    public void The_best_cut_of_two_values_lies_between_them()
    {
        TwoGroups groups = TwoGroups.Of([0, 0.1], [1, 1])!;
        Assert.Equal(TwoGroups.Of([0, 0, 0.1], [1, 0, 1]), groups);
        Assert.Equal((0.05, 0.5, 0.1, 1), (groups.Threshold, groups.UpperShare, Math.Round(groups.Difference, 12), groups.Explained));
        Assert.Null(TwoGroups.Of([0.1, 0.1], [1, 1]));
    }

    [Fact]
    public void A_gap_lies_between_two_scales()
    {
        var curve = LatentCurve.Of([0, 1, 2, 3], [0, 1, 2, 4], new double[,] { { 1, 0, 0, 0 }, { 0, 1, 0, 0 }, { 0, 0, 1, 0 }, { 0, 0, 0, 1 } });
        foreach (int above in new[] { -1, 0, 4, 5 })
        {
            Assert.Throws<ArgumentOutOfRangeException>("above", () => StepFit.Of(curve, above, 1));
            Assert.Throws<ArgumentOutOfRangeException>("above", () => Forecast.Of(curve, above));
        }
        Assert.NotNull(StepFit.Of(curve, 1, 1));
        Assert.NotNull(StepFit.Of(curve, 3, 1));
        Assert.Null(HiddenProgress.Of(curve, 1));
        Assert.NotNull(HiddenProgress.Of(curve, 2));
    }

    [Fact]
    public void What_makes_no_latent_curve_is_an_argument_error()
    {
        Assert.Throws<ArgumentException>("positions", () => LatentCurve.Of([0], [1], new double[1, 1]));
        Assert.Throws<ArgumentException>("positions", () => LatentCurve.Of([0, 1], [1], new double[1, 1]));
        Assert.Throws<ArgumentException>("positions", () => LatentCurve.Of([0, double.NaN], [1, 2], new double[2, 2]));
        var curve = LatentCurve.Of([0, 1], [1, 2], new double[2, 2]);
        Assert.Throws<InvalidOperationException>(() => curve.MeanAt(0));
        Assert.Throws<InvalidOperationException>(() => curve.LatentAt(0));
        foreach (double deviation in new[] { -1, double.NaN, double.PositiveInfinity }) Assert.Throws<ArgumentOutOfRangeException>(() => curve.WithModelStandardDeviation(deviation));
    }

    [Fact]
    public void The_interval_of_a_score_given_directly_is_the_normal_one()
    {
        var curve = LatentCurve.Of([0, 1], [1, 2], new double[,] { { 4, 0 }, { 0, 1 } });
        (double lower, double upper) = curve.Interval(0, 0.95);
        Assert.Equal(1 - (2 * 1.959963984540054), lower, 1e-9);
        Assert.Equal(1 + (2 * 1.959963984540054), upper, 1e-9);
    }
}
