using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Arms;

/// <summary>Estimates the shift of the scale between two arms, with bounds from resampled examples and drawn noise between models.</summary>
/// <remarks>
/// Every draw resamples the examples (or clusters) of both arms alike, adds a draw of the noise to every scale, and finds both crossings of the level anew. Noise
/// in a latent score is added to it; in a raw one it is carried there by the link estimated between the two.
/// </remarks>
internal sealed class ShiftEstimate
{
    /// <summary>Both curves pass through less than this share of the longer one's range: no level of theirs is common.</summary>
    private const double LeastCommonShare = 0.25;

    private readonly ScaleCurve _arm;
    private readonly BootstrapIndex _index;
    private readonly PairNoise? _noise;
    private readonly InvestigationOptions _options;

    private ShiftEstimate(ScaleCurve arm, BootstrapIndex index, PairNoise? noise, InvestigationOptions options)
    {
        _arm = arm;
        _index = index;
        _noise = noise;
        _options = options;
    }

    /// <summary>The shift under a continuous metric, on its latent scale.</summary>
    public static ScaleShift? OfLatent(ScaleCurve arm, ScaleCurve baseline, LatentCurve difference, InvestigationOptions options, int draws)
    {
        LatentCurve ours = LatentCurve.Of(arm), theirs = LatentCurve.Of(baseline);
        var estimate = new ShiftEstimate(arm, Index(arm, options, draws), PairNoise.Of(ours, theirs, difference), options);
        return estimate.Of([.. ours.Values], [.. theirs.Values], Resampled(arm, ours), Resampled(baseline, theirs), double.Epsilon, ours.MeanAt,
            (_, by) => by, (_, by) => by);

        double[][] Resampled(ScaleCurve curve, LatentCurve latent) => estimate.Resampled(curve, latent.LatentAt);
    }

    /// <summary>The shift under the raw metric.</summary>
    /// <param name="raw">The raw curves of the arm and the baseline.</param>
    /// <param name="continuous">The primary continuous metric's curves over the same examples as <paramref name="rawAlongside"/>, which carry the noise between models; <see langword="null"/> where there are none.</param>
    /// <param name="rawAlongside">The raw curves over the examples of the continuous ones.</param>
    /// <param name="options">The level and the seed.</param>
    /// <param name="draws">The number of draws.</param>
    public static ScaleShift? OfRaw((ScaleCurve Arm, ScaleCurve Baseline) raw, (ScaleCurve Arm, ScaleCurve Baseline)? continuous,
        (ScaleCurve Arm, ScaleCurve Baseline)? rawAlongside, InvestigationOptions options, int draws)
    {
        PairNoise? noise = null;
        Func<int, double, double>? armMove = null, baselineMove = null;
        if (continuous is { } curves && rawAlongside is { } along)
        {
            LatentCurve ours = LatentCurve.Of(curves.Arm), theirs = LatentCurve.Of(curves.Baseline);
            (armMove, baselineMove) = (RawMoves.Of(along.Arm, ours) is { } own ? own.By : null, RawMoves.Of(along.Baseline, theirs) is { } other ? other.By : null);
            if (armMove is not null && baselineMove is not null) noise = PairNoise.Of(ours, theirs, LatentCurve.Difference(curves.Arm, curves.Baseline));
        }
        var estimate = new ShiftEstimate(raw.Arm, Index(raw.Arm, options, draws), noise, options);
        MetricCard metric = raw.Arm.Metric;
        return estimate.Of(Shares(raw.Arm), Shares(raw.Baseline), estimate.Resampled(raw.Arm, Share), estimate.Resampled(raw.Baseline, Share), options.Jumps.LeastGain,
            share => metric.Worst + (share * (metric.Best - metric.Worst)), armMove ?? ((_, _) => 0), baselineMove ?? ((_, _) => 0));

        double Share(double mean) => (mean - metric.Worst) / (metric.Best - metric.Worst);

        double[] Shares(ScaleCurve curve) => [.. curve.Points.Select(point => Share(point.Mean.Value))];
    }

    private static BootstrapIndex Index(ScaleCurve curve, InvestigationOptions options, int draws) =>
        (options.Draws ?? new()).Of(curve.Examples, curve.Clusters, draws, options.Seed);

    /// <summary>The value of every scale in every resample: the mean over its runs of what a run's mean score maps to.</summary>
    private double[][] Resampled(ScaleCurve curve, Func<double, double> map)
    {
        double[][] means = _index.Means([.. Enumerable.Range(0, curve.Runs.Count).Select(run => curve.RunScores(run).ToArray())]);
        double[][] runs = Array.ConvertAll(means, run => Array.ConvertAll(run, mean => map(mean)));
        int[][] runsAt = [.. Enumerable.Range(0, curve.Points.Count).Select(curve.RunsAt)];
        return [.. Enumerable.Range(0, _index.Resamples).Select(draw => Array.ConvertAll(runsAt, at => at.Average(run => runs[run][draw])))];
    }

    private ScaleShift? Of(double[] arm, double[] baseline, double[][] armDraws, double[][] baselineDraws, double least, Func<double, double> own,
        Func<int, double, double> armMove, Func<int, double, double> baselineMove)
    {
        double[] positions = [.. _arm.Points.Select(point => point.Position)], weights = [.. _arm.Points.Select(point => (double)point.Replicates)];
        if (CommonLevel(Crossing.Monotone(arm, weights), Crossing.Monotone(baseline, weights), least) is not { } level) return null;
        double[] lower = new double[armDraws.Length], upper = new double[armDraws.Length], armNoise = new double[arm.Length], baselineNoise = new double[arm.Length];
        int[] replicates = [.. _arm.Points.Select(point => point.Replicates)];
        RandomStream stream = RandomStream.Derive(_options.Seed, "shift", 0);
        for (int draw = 0; draw < armDraws.Length; draw++)
        {
            _noise?.Draw(stream, replicates, armNoise, baselineNoise);
            (lower[draw], upper[draw]) = Crossing.Shift(At(armDraws[draw], armNoise, armMove), At(baselineDraws[draw], baselineNoise, baselineMove));
        }
        Array.Sort(lower);
        Array.Sort(upper);
        double tail = _options.Alpha / 2;
        return new()
        {
            Metric = _arm.Metric,
            Axis = _arm.Axis,
            Level = own(level),
            Arm = At(arm, null, armMove),
            Baseline = At(baseline, null, baselineMove),
            Lower = OfSorted(lower, tail),
            Upper = OfSorted(upper, 1 - tail),
            Confidence = 1 - _options.Alpha,
            HasModelNoise = _noise is not null,
        };

        Crossing At(double[] values, double[]? noise, Func<int, double, double> move) =>
            Crossing.Of(positions, Crossing.Monotone(noise is null ? values : [.. values.Select((value, k) => value + move(k, noise[k]))], weights), level);
    }

    /// <summary>The type-7 quantile, of values that may be infinite: between a finite and an infinite one it is the infinite one.</summary>
    private static double OfSorted(double[] ascending, double probability)
    {
        int below = (int)((ascending.Length - 1) * probability), above = Math.Min(below + 1, ascending.Length - 1);
        if (double.IsNegativeInfinity(ascending[below])) return double.NegativeInfinity;
        if (double.IsPositiveInfinity(ascending[above])) return double.PositiveInfinity;
        return Quantile.OfSorted(ascending, probability);
    }

    /// <summary>The level at which two monotone curves are compared; <see langword="null"/> where neither rises enough.</summary>
    private static double? CommonLevel(double[] arm, double[] baseline, double least)
    {
        double[] longer = arm[^1] - arm[0] >= baseline[^1] - baseline[0] ? arm : baseline;
        if (!(longer[^1] - longer[0] >= least)) return null;
        double low = Math.Max(arm[0], baseline[0]), high = Math.Min(arm[^1], baseline[^1]);
        return high - low >= LeastCommonShare * (longer[^1] - longer[0]) ? (low + high) / 2 : (longer[0] + longer[^1]) / 2;
    }
}
