using System.Globalization;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

/// <summary>T5 on worked examples, and its coverage on latent curves drawn directly, with fixed seeds.</summary>
public class ForecastTests(ITestOutputHelper output)
{
    private const int Runs = 400;

    [Fact]
    public void A_perfect_line_foretells_itself()
    {
        Forecast forecast = Forecast.Of(Curve([0, 1, 2, 3, 4, 5, 6, 7], 0.01), 5)!;
        Assert.Equal([1, 2], forecast.Fits.Select(fit => fit.Degree));
        Assert.Equal([5.0, 6, 7], forecast.Fits[0].Points.Select(point => Math.Round(point.Predicted, 9)));
        Assert.Equal(1, forecast.Fits[0].Coverage);
        Assert.Equal(0, forecast.Unpredictability);
        Assert.False(forecast.IsUnannounced);
        Assert.All(forecast.Fits[0].Points, point => Assert.Null(point.RawPredicted));
    }

    [Fact]
    public void A_step_comes_unannounced_and_a_fall_does_not_count_as_one()
    {
        Forecast up = Forecast.Of(Curve([0, 0.1, 0.2, 0.3, 0.4, 3.5, 3.6, 3.7], 0.02), 5)!, down = Forecast.Of(Curve([0, 0.1, 0.2, 0.3, 0.4, -3, -3, -3], 0.02), 5)!;
        Assert.True(up.IsUnannounced);
        Assert.True(up.PFirst < 0.05 && down.PFirst < 0.05);
        Assert.False(down.IsUnannounced);
        Assert.True(up.Unpredictability > 0.3);
    }

    [Theory]
    [InlineData(1, false)]
    [InlineData(2, false)]
    [InlineData(3, true)]
    public void Three_scales_below_are_needed(int above, bool isForecast) => Assert.Equal(isForecast, Forecast.Of(Curve([0, 1, 2, 3, 4, 5], 0.1), above) is not null);

    [Fact]
    public void Without_sampling_error_the_interval_is_the_textbook_one()
    {
        double[] y = [0.1, 0.9, 2.2, 2.8, 4.1, 5.5, 6];
        ForecastPoint point = Forecast.Of(Curve(y, 1e-6), 5)!.Fits[0].Points[0];
        (double predicted, double half) = Textbook(y, 5);
        Assert.Equal(predicted, point.Predicted, 1e-6);
        Assert.Equal(half, (point.Upper - point.Lower) / 2, 0.02 * half);
    }

    /// <summary>The noise between models at least matches that over examples; where it is less, nothing can tell it from none and the interval errs to the wide side.</summary>
    [Theory]
    [InlineData(8, 4, 1.5)]
    [InlineData(8, 5, 1.5)]
    [InlineData(8, 5, 4)]
    [InlineData(12, 6, 1.5)]
    [InlineData(12, 7, 1.5)]
    [InlineData(12, 6, 4)]
    public void In_smooth_worlds_the_interval_covers_at_its_level(int scales, int above, double ratio)
    {
        int first = 0;
        double all = 0;
        for (int run = 0; run < Runs; run++)
        {
            ForecastFit line = ForecastFit.Of(Draw(scales, unit => 3 * unit, ratio, run), above, 1, 0.95, null)!;
            first += line.Points[0].IsInside ? 1 : 0;
            all += line.Coverage;
        }
        Say($"line, K {scales}, {above} below, tau {ratio} standard errors: first scale above {(double)first / Runs:P1}, all {all / Runs:P1} of {Runs}");
        AssertWithin(first, 0.93, 0.97);
        AssertWithin((int)Math.Round(all), 0.93, 0.97);
    }

    [Theory]
    [InlineData("step", 8, 0.9)]
    [InlineData("step", 12, 0.9)]
    [InlineData("hinge", 8, 0.6)]
    [InlineData("hinge", 12, 0.6)]
    public void Above_a_step_or_an_onset_the_first_scale_is_mostly_outside(string world, int scales, double least)
    {
        int above = scales / 2, unannounced = 0, line = 0;
        double knot = (above - 1.0) / (scales - 1);
        for (int run = 0; run < Runs; run++)
        {
            Forecast forecast = Forecast.Of(Draw(scales, Path, 1.5, run), above)!;
            unannounced += forecast.IsUnannounced ? 1 : 0;
            line += forecast.Fits[0].Points[0].Observed > forecast.Fits[0].Points[0].Upper ? 1 : 0;
        }
        Say($"{world}, K {scales}: first scale above is outside the line's interval in {(double)line / Runs:P1}, outside every degree's in {(double)unannounced / Runs:P1} of {Runs}");
        Assert.True(line >= least * Runs);

        double Path(double unit) => world == "step" ? 0.5 * unit + (unit > knot + 1e-9 ? 4.5 : 0) : 5.5 * Math.Max(unit - knot, 0) / (1 - knot);
    }

    private static void AssertWithin(int count, double least, double most)
    {
        double low = (least * Runs) - (3 * Math.Sqrt(least * (1 - least) * Runs)), high = (most * Runs) + (3 * Math.Sqrt(most * (1 - most) * Runs));
        Assert.InRange(count, low, high);
    }

    private void Say(FormattableString text) => output.WriteLine(text.ToString(CultureInfo.InvariantCulture));

    private static (double Predicted, double Half) Textbook(double[] y, int n)
    {
        double centre = (n - 1) / 2.0, squares = Enumerable.Range(0, n).Sum(k => (k - centre) * (k - centre)), mean = y[..n].Average();
        double slope = Enumerable.Range(0, n).Sum(k => (k - centre) * y[k]) / squares;
        double rest = Enumerable.Range(0, n).Sum(k => Math.Pow(y[k] - mean - (slope * (k - centre)), 2)) / (n - 2);
        return (mean + (slope * (n - centre)), StudentT.Quantile(0.975, n - 2) * Math.Sqrt(rest * (1 + (1.0 / n) + ((n - centre) * (n - centre) / squares))));
    }

    /// <summary>A latent curve with a standard error of 0.06 over examples, a third of its variance shared, and noise between models on top.</summary>
    internal static LatentCurve Draw(int scales, Func<double, double> path, double ratio, int run)
    {
        const double Error = 0.06, Shared = 1.0 / 3;
        RandomStream stream = RandomStream.Derive(20261123, "latent curve", run);
        double common = Error * Math.Sqrt(Shared) * stream.NextNormal(), own = Error * Math.Sqrt(1 - Shared);
        double[] units = [.. Enumerable.Range(0, scales).Select(k => k / (scales - 1.0))];
        double[] values = Array.ConvertAll(units, unit => path(unit) + common + (own * stream.NextNormal()) + (ratio * own * stream.NextNormal()));
        double[,] covariance = new double[scales, scales];
        for (int i = 0; i < scales; i++)
            for (int j = 0; j < scales; j++) covariance[i, j] = Error * Error * (i == j ? 1 : Shared);
        return LatentCurve.Of([.. units.Select(unit => 7 + (3 * unit))], values, covariance);
    }

    private static LatentCurve Curve(double[] values, double error)
    {
        double[,] covariance = new double[values.Length, values.Length];
        for (int k = 0; k < values.Length; k++) covariance[k, k] = error * error;
        return LatentCurve.Of([.. Enumerable.Range(0, values.Length).Select(k => 7.0 + k)], values, covariance);
    }
}
