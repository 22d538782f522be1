using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>The three things by which the literature defines emergence, measured over a suite: sharpness, unpredictability and task specificity.</summary>
/// <remarks>
/// Wei et al. 2022 (arXiv 2206.07682) call an ability emergent when it is sharp, cannot be foretold from smaller models and belongs to a task. Each is taken over the
/// apparent jumps, under the primary metric of each comparison. Intervals over tasks treat the tasks as independent draws, although the same models answered
/// them, and a task in several families or arms counts once in each: they are of the tasks, not of the models. Step shares enter with their estimated errors
/// as if these were known, at the gap that was chosen as the largest, so that sharpness errs upwards. The scaling law of each comparison's loss stands beside them.
/// </remarks>
public sealed record SuiteSummary
{
    /// <summary>The two-sided level of the intervals.</summary>
    public const double Level = 0.95;

    /// <summary>The number of comparisons (task, family and arm).</summary>
    public required int Comparisons { get; init; }

    /// <summary>The comparisons whose raw metric shows an apparent jump.</summary>
    public required IReadOnlyList<ComparisonKey> ApparentJumps { get; init; }

    /// <summary>
    /// Sharpness: the mean step share of the apparent jumps, each weighted by one over its variance and the variance between tasks; <see langword="null"/> with
    /// fewer than two that have a share.
    /// </summary>
    public required Estimate? Sharpness { get; init; }

    /// <summary>The standard deviation of the true step shares from task to task; <see langword="null"/> where <see cref="Sharpness"/> is.</summary>
    public required double? SharpnessSpread { get; init; }

    /// <summary>Unpredictability: the share of the jumps with at least three scales below whose first scale above lies above all that those foretell; exact interval.</summary>
    public required Estimate? Unannounced { get; init; }

    /// <summary>The share of all scales above these jumps that lie inside the 95 % prediction interval of a smooth curve of some degree, with a t
    /// interval over tasks. Over smooth jumps more than 95 % would where two degrees are tried, and fewer at the first scale above, which was chosen for its gain.</summary>
    public required Estimate? ForecastCoverage { get; init; }

    /// <summary>Task specificity: the share of the comparisons that survive after correction for their number; exact interval.</summary>
    public required Estimate? Surviving { get; init; }

    /// <summary>The comparisons that survive.</summary>
    public required IReadOnlyList<ComparisonKey> Survivors { get; init; }

    /// <summary>The comparisons that take off: an onset without a step.</summary>
    public required IReadOnlyList<ComparisonKey> TakeOffs { get; init; }

    /// <summary>The scaling laws of the losses, each without an irreducible part and, where that is above 0, with one; none where there is no loss or no degree of freedom.</summary>
    public required IReadOnlyList<(ComparisonKey Key, ScaleAxis Axis, MetricCard Metric, ScalingLaw Law)> ScalingLaws { get; init; }

    /// <summary>The summary of an investigation.</summary>
    internal static SuiteSummary Of(InvestigationResult result)
    {
        TaskFinding[] jumps = [.. result.Findings.Where(finding => finding.Jump.Status == JumpStatus.Apparent)];
        MetricFinding[] primary = [.. jumps.SelectMany(jump => jump.Metrics.Take(1))];
        (Estimate? sharpness, double? spread) = SharpnessOf([.. primary.Select(metric => metric.Survival?.Narrower).OfType<StepFit>()]);
        Forecast[] forecasts = [.. primary.Select(metric => metric.Forecast).OfType<Forecast>()];
        ComparisonKey[] survivors = [.. KeysOf(result, Verdict.Survives)];
        return new()
        {
            Comparisons = result.Findings.Count,
            ApparentJumps = [.. jumps.Select(jump => jump.Key)],
            Sharpness = sharpness,
            SharpnessSpread = spread,
            Unannounced = Share(forecasts.Count(forecast => forecast.IsUnannounced), forecasts.Length, "share of jumps"),
            ForecastCoverage = CoverageOf(forecasts),
            Surviving = Share(survivors.Length, result.Findings.Count, "share of comparisons"),
            Survivors = survivors,
            TakeOffs = [.. KeysOf(result, Verdict.TakesOff)],
            ScalingLaws = [.. result.Findings.SelectMany(LawsOf)],
        };
    }

    private static IEnumerable<ComparisonKey> KeysOf(InvestigationResult result, Verdict verdict) =>
        result.Findings.Where(finding => finding.Overall == verdict).Select(finding => finding.Key);

    private static (Estimate? Mean, double? Spread) SharpnessOf(StepFit[] fits)
    {
        if (fits.Length < 2) return (null, null);
        double[,] covariance = new double[fits.Length, fits.Length];
        for (int i = 0; i < fits.Length; i++) covariance[i, i] = fits[i].ShareStandardError!.Value * fits[i].ShareStandardError!.Value;
        var model = new MixedModel([.. fits.Select(fit => fit.Share!.Value)], covariance);
        if (model.Fit([.. Enumerable.Repeat(1.0, fits.Length)]) is not { } mean) return (null, null);
        double half = StudentT.Quantile((1 + Level) / 2, mean.DegreesOfFreedom) * mean.StandardError([1]), value = mean.Coefficients[0];
        return (new(value, value - half, value + half, Level, fits.Length, "share of the latent improvement"), Math.Sqrt(mean.Tau2));
    }

    private static Estimate? Share(int successes, int trials, string unit)
    {
        if (trials == 0) return null;
        (double lower, double upper) = Proportion.ClopperPearson(successes, trials, Level);
        return new((double)successes / trials, lower, upper, Level, trials, unit);
    }

    private static Estimate? CoverageOf(Forecast[] forecasts)
    {
        if (forecasts.Length == 0) return null;
        (int Inside, int Scales)[] tasks = [.. forecasts.Select(forecast => (Enumerable.Range(0, forecast.Fits[0].Points.Count)
            .Count(i => forecast.Fits.Any(fit => fit.Points[i].IsInside)), forecast.Fits[0].Points.Count))];
        double scales = tasks.Sum(task => task.Scales), share = tasks.Sum(task => task.Inside) / scales;
        // Where every scale is inside, or none, no residual says how far the share may be off: the exact interval of as many tasks does.
        if (share is 0 or 1 || tasks.Length < 2)
        {
            (double lower, double upper) = share is 0 or 1 ? Proportion.ClopperPearson(share * tasks.Length, tasks.Length, Level) : (0, 1);
            return new(share, lower, upper, Level, tasks.Length, "share of scales");
        }
        // A ratio of sums: its variance is that of the tasks' residuals (Cochran 1977, Sampling Techniques, 6.4).
        double squares = tasks.Sum(task => Math.Pow(task.Inside - (share * task.Scales), 2)) * tasks.Length / (tasks.Length - 1.0);
        double half = StudentT.Quantile((1 + Level) / 2, tasks.Length - 1) * Math.Sqrt(squares) / scales;
        return new(share, Math.Max(share - half, 0), Math.Min(share + half, 1), Level, tasks.Length, "share of scales");
    }

    private static IEnumerable<(ComparisonKey Key, ScaleAxis Axis, MetricCard Metric, ScalingLaw Law)> LawsOf(TaskFinding finding)
    {
        if (finding.Axis == ScaleAxis.TrainLoss) yield break;
        foreach (MetricFinding metric in finding.Metrics.Where(metric => metric.Metric.LatentScale == LatentScale.NegativeLogLoss))
        {
            if (metric.Curve is not { HasSamplingError: true } curve || curve.Points.Count < 2) continue;
            if (ScalingLaw.Of(curve, hasFloor: false) is { } plain) yield return (finding.Key, finding.Axis, metric.Metric, plain);
            // At its bound of 0 an irreducible part leaves the plain law.
            if (ScalingLaw.Of(curve, hasFloor: true) is { Floor.Value: > 0 } floored) yield return (finding.Key, finding.Axis, metric.Metric, floored);
        }
    }
}
