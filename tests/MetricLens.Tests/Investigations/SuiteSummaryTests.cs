using System.Globalization;
using System.Text;
using System.Text.Json;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Simulation;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Investigations;

public class SuiteSummaryTests
{
    private static readonly InvestigationResult Result = Investigation.Of(RecordSet.Of(
        [.. Records("step", "a", 1), .. Records("step", "b", 2), .. Records("smooth_curve", "c", 3), .. Records("smooth_curve", "d", 4), .. Records("hinge", "e", 5), .. Records("flat", "f", 6)]),
        new() { Resamples = 1000 }).Run();

    private static readonly SuiteSummary Suite = Result.Suite();

    [Fact]
    public void Task_specificity_counts_what_survives_and_names_it()
    {
        Assert.Equal(["a", "b"], Suite.Survivors.Select(key => key.Task));
        Assert.Equal(Result.Findings.Where(finding => finding.Overall == Verdict.TakesOff).Select(finding => finding.Key), Suite.TakeOffs);
        Assert.Equal(2.0 / 6, Suite.Surviving!.Value);
        Assert.Equal(Proportion.ClopperPearson(2, 6, 0.95), (Suite.Surviving.Lower, Suite.Surviving.Upper));
    }

    [Fact]
    public void Sharpness_is_the_weighted_mean_at_which_the_shares_are_as_spread_as_their_errors_say()
    {
        StepFit[] fits = [.. Result.Findings.Where(finding => finding.Jump.Status == JumpStatus.Apparent).Select(finding => finding.Metrics[0].Survival!.Narrower!)];
        double[] weights = [.. fits.Select(fit => 1 / (Math.Pow(fit.ShareStandardError!.Value, 2) + Math.Pow(Suite.SharpnessSpread!.Value, 2)))];
        double mean = fits.Zip(weights, (fit, weight) => weight * fit.Share!.Value).Sum() / weights.Sum();
        Assert.Equal(mean, Suite.Sharpness!.Value, 1e-9);
        // Paule and Mandel: the weighted squares equal their degrees of freedom. Steps and smooth rises differ by more than their errors.
        Assert.True(Suite.SharpnessSpread > 0.1);
        Assert.Equal(fits.Length - 1, fits.Zip(weights, (fit, weight) => weight * Math.Pow(fit.Share!.Value - mean, 2)).Sum(), 1e-6);
        double half = StudentT.Quantile(0.975, fits.Length - 1) / Math.Sqrt(weights.Sum());
        Assert.Equal(mean + half, Suite.Sharpness.Upper, 1e-6);
    }

    [Fact]
    public void Unpredictability_counts_first_scales_above_and_all_of_them()
    {
        Forecast[] forecasts = [.. Result.Findings.Where(finding => finding.Jump.Status == JumpStatus.Apparent).Select(finding => finding.Metrics[0].Forecast).OfType<Forecast>()];
        Assert.Equal(forecasts.Count(forecast => forecast.IsUnannounced) / (double)forecasts.Length, Suite.Unannounced!.Value);
        double scales = forecasts.Sum(forecast => forecast.Fits[0].Points.Count);
        Assert.Equal(1 - (forecasts.Sum(forecast => forecast.Unpredictability * forecast.Fits[0].Points.Count) / scales), Suite.ForecastCoverage!.Value, 1e-12);
        // The ratio of sums, its variance from the tasks' residuals, by hand.
        (double Inside, double Scales)[] tasks = [.. forecasts.Select(forecast => ((1 - forecast.Unpredictability) * forecast.Fits[0].Points.Count, (double)forecast.Fits[0].Points.Count))];
        double share = Suite.ForecastCoverage.Value, squares = tasks.Sum(task => Math.Pow(task.Inside - (share * task.Scales), 2));
        double half = StudentT.Quantile(0.975, tasks.Length - 1) * Math.Sqrt(tasks.Length * squares / (tasks.Length - 1)) / scales;
        Assert.InRange(share, 0.01, 0.99);
        Assert.Equal((Math.Max(share - half, 0), Math.Min(share + half, 1)), (Suite.ForecastCoverage.Lower, Suite.ForecastCoverage.Upper));
    }

    [Fact]
    public void Every_loss_has_the_plain_law_of_its_curve_and_one_with_a_floor_where_that_is_above_nought()
    {
        Assert.Equal(["a", "b", "c", "d", "e", "f"], Suite.ScalingLaws.Where(law => !law.Law.HasFloor).Select(law => law.Key.Task));
        foreach (TaskFinding finding in Result.Findings)
        {
            ScaleCurve curve = finding.Metrics[0].Curve!;
            Estimate?[] floors = [.. Suite.ScalingLaws.Where(law => law.Key == finding.Key && law.Law.HasFloor).Select(law => law.Law.Floor)];
            Assert.Equal(ScalingLaw.Of(curve, hasFloor: true)?.Floor is { Value: > 0 } floor ? [floor] : [], floors);
            Assert.Equal(ScalingLaw.Of(curve, hasFloor: false)!.Exponent, Suite.ScalingLaws.First(law => law.Key == finding.Key).Law.Exponent);
        }
    }

    [Fact]
    public void Scales_of_which_none_is_foretold_leave_room_for_doubt()
    {
        Estimate coverage = Investigation.Of(RecordSet.Of([.. Records("step", "a", 1), .. Records("step", "b", 2)]), new() { Resamples = 1000 }).Run().Suite().ForecastCoverage!;
        Assert.Equal((0, 2), (coverage.Value, coverage.Count));
        Assert.Equal(Proportion.ClopperPearson(0, 2, 0.95), (coverage.Lower, coverage.Upper));
    }

    [Fact]
    public void A_suite_without_jumps_says_what_it_can()
    {
        SuiteSummary flat = Investigation.Of(RecordSet.Of(Records("flat", "f", 1)), new() { Resamples = 1000 }).Run().Suite();
        Assert.Equal((null, null, null, null), (flat.Sharpness, flat.SharpnessSpread, flat.Unannounced, flat.ForecastCoverage));
        Assert.Equal("Task specificity: 0 of 1 comparisons survive after correction, 0 % [0, 98].", Assert.Single(SuiteWords.Sentences(flat)));
        using var json = JsonDocument.Parse(Written(stream => SuiteJson.Write(flat, stream)));
        Assert.Equal(JsonValueKind.Null, json.RootElement.GetProperty("sharpness").ValueKind);
    }

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    public void Sentences_and_files_are_the_same_in_every_culture(string culture)
    {
        string[] own = All();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(own, All());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
        Assert.Matches(@"^Sharpness: over \d apparent jumps that have a step share a step makes up \d+ % \[−?\d+, \d+\] of the latent improvement on average; ", own[0]);
        Assert.Contains("a (simulated), b (simulated)", own[2], StringComparison.Ordinal);

        static string[] All() => [.. SuiteWords.Sentences(Suite), Written(stream => SuiteJson.Write(Suite, stream)), Written(stream => ScalingCsv.Write(Suite.ScalingLaws, stream))];
    }

    private static IEnumerable<Record> Records(string world, string task, long seed) => Simulator.Records(WorldCatalogue.Get(world), new() { Task = task, Seed = seed });

    private static string Written(Action<Stream> write)
    {
        using var stream = new MemoryStream();
        write(stream);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
