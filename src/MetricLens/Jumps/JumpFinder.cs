using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Jumps;

/// <summary>Finds the apparent jump of a raw metric: the method's T0.</summary>
public static class JumpFinder
{
    /// <summary>The largest gain of a curve and whether it counts as a jump.</summary>
    /// <remarks>
    /// It does where all hold: the gain is large (of the range and of the curve); it is significant (exact McNemar for single runs of a
    /// 0/1 metric without clusters, else a paired, clustered bootstrap; Holm over the gaps); its lower side is near the floor, or the gap is steep; and it is
    /// more than models differ by: than replicates do where both sides have some, and else the whole curve rises as noise about one mean would not.
    /// Where it is not, the data cannot tell. Means without examples are compared as independent ones, by the normal approximation, which shared examples make too
    /// cautious; means without standard errors cannot be compared.
    /// </remarks>
    /// <param name="curve">The raw metric's curve, or <see langword="null"/> where too few examples are shared.</param>
    /// <param name="options">What counts.</param>
    /// <exception cref="ArgumentException">The metric's range is not finite, so that no gain in it is large or small.</exception>
    public static ApparentJump Find(ScaleCurve? curve, JumpOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        if (curve is null) return new() { Reasons = [Reason.TooFewExamples] };
        if (!curve.Metric.IsBounded) throw new ArgumentException($"A raw metric needs a finite range; '{curve.Metric.Id}' has none.", nameof(curve));
        double[] means = [.. curve.Points.Select(point => Oriented(curve.Metric, point.Mean.Value))];
        if (means.Length < 2) return new() { Curve = curve, Reasons = [Reason.TooFewScales] };
        double[] steps = [.. means.Skip(1).Zip(means, (next, before) => next - before)];
        int gap = steps.Index().MaxBy(step => step.Item).Index;
        if (!curve.HasSamplingError) return WithIndices(new() { Curve = curve, Above = gap + 1, Gain = Untested(curve, gap, options), Reasons = [Reason.NoStandardError] }, means, steps);
        (Estimate gain, double p) = curve.HasExamples ? Test(curve, gap, options) : TestOfMeans(curve, gap, options);
        ApparentJump jump = new() { Curve = curve, Above = gap + 1, Gain = gain, PAdjusted = p };
        jump = WithIndices(jump, means, steps);
        double range = means.Max() - means.Min();
        bool isLarge = steps[gap] >= options.LeastGain && steps[gap] >= options.LeastShareOfRange * range;
        (double floor, double floorUpper) = Floor(curve, gap, means[gap], options);
        bool fromFloor = floorUpper < floor + options.FloorMargin;
        if (isLarge && p < options.Alpha && (fromFloor || IsSteep(curve, gap, steps[gap] / range, options)))
        {
            return ModelNoise.Explains(RunsByScale(curve), gap, options.Alpha, options.Seed)
                ? jump with { Reasons = [Reason.ModelNoise] }
                : jump with { Status = JumpStatus.Apparent };
        }
        return Unresolved(jump, curve, means, isLarge && !(p < options.Alpha) && means[gap] <= floor + options.FloorMargin, options)
            ?? jump with { Status = JumpStatus.NoApparentJump };
    }

    /// <summary>The mean as a share of the way from the worst score to the best.</summary>
    private static double Oriented(MetricCard metric, double value) => (value - metric.Worst) / (metric.Best - metric.Worst);

    internal static (Estimate Gain, double PAdjusted) Test(ScaleCurve curve, int gap, JumpOptions options)
    {
        var index = new Lazy<BootstrapIndex>(() => (options.Draws ?? new()).Of(curve.Examples, curve.Clusters, options.Resamples, options.Seed));
        double[] pValues = new double[curve.Points.Count - 1];
        for (int i = 0; i < pValues.Length; i++)
            pValues[i] = McNemarPValue(curve, i) ?? PairedTest.BootstrapPValue(Differences(curve, i), index.Value);
        Estimate estimate = PairedTest.Difference(Differences(curve, gap), GainOver(curve, gap), index.Value, 1 - (2 * options.Alpha), curve.Metric.Name);
        return (estimate, MultipleTesting.Holm(pValues)[gap]);
    }

    /// <summary>The gain where nothing says how far it may be off.</summary>
    private static Estimate Untested(ScaleCurve curve, int gap, JumpOptions options) =>
        new(GainOver(curve, gap), double.NegativeInfinity, double.PositiveInfinity, 1 - (2 * options.Alpha), curve.Examples, curve.Metric.Name);

    private static (Estimate Gain, double PAdjusted) TestOfMeans(ScaleCurve curve, int gap, JumpOptions options)
    {
        MetricCard metric = curve.Metric;
        double range = metric.Maximum - metric.Minimum, level = 1 - (2 * options.Alpha);
        IndependentDifference.Share[] shares = [.. curve.Points.Select((point, k) =>
            new IndependentDifference.Share((point.Mean.Value - metric.Minimum) / range, curve.PointVariance(k) / range / range, curve.IndependentUnits))];
        double[] pValues = [.. shares.Skip(1).Zip(shares, (after, before) => IndependentDifference.Of(before, after, level).PValue)];
        (_, double lower, double upper) = IndependentDifference.Of(shares[gap], shares[gap + 1], level);
        return (new(GainOver(curve, gap), range * lower, range * upper, level, curve.Examples, metric.Name), MultipleTesting.Holm(pValues)[gap]);
    }

    private static double GainOver(ScaleCurve curve, int gap) => curve.Points[gap + 1].Mean.Value - curve.Points[gap].Mean.Value;

    private static double[] Differences(ScaleCurve curve, int gap)
    {
        double[] below = curve.PointScores(gap), above = curve.PointScores(gap + 1);
        return [.. above.Zip(below, (after, before) => after - before)];
    }

    /// <summary>The exact test of the discordant pairs; <see langword="null"/> where it does not apply: replicates, clusters, or partial credit.</summary>
    private static double? McNemarPValue(ScaleCurve curve, int gap) =>
        curve.Clusters is not null || curve.Points[gap].Replicates > 1 || curve.Points[gap + 1].Replicates > 1
            ? null
            : PairedTest.McNemarPValue(Differences(curve, gap));

    /// <summary>Chance as a share of the range, and the upper Clopper–Pearson bound of the lower side, at the effective number of examples.</summary>
    private static (double Floor, double Upper) Floor(ScaleCurve curve, int gap, double share, JumpOptions options)
    {
        double floor = curve.Chance is { } chance ? Oriented(curve.Metric, chance) : 0;
        double trials = curve.IndependentUnits;
        return (floor, Proportion.ClopperPearson(share * trials, trials, 1 - options.Alpha).Upper);
    }

    /// <summary>The means of the runs at each scale, in the metric's own unit, higher is better.</summary>
    internal static double[][] RunsByScale(ScaleCurve curve)
    {
        int sign = Math.Sign(curve.Metric.Best - curve.Metric.Worst);
        return [.. Enumerable.Range(0, curve.Points.Count).Select(point => Array.ConvertAll(curve.RunsAt(point), run => sign * curve.Runs[run].Mean.Value))];
    }

    internal static bool IsSteep(ScaleCurve curve, int gap, double shareOfGain, JumpOptions options)
    {
        double first = curve.Points[0].Position, last = curve.Points[^1].Position;
        return shareOfGain > options.Steepness * (curve.Points[gap + 1].Position - curve.Points[gap].Position) / (last - first);
    }

    /// <summary>The case in which n is too small to tell: a gain from the floor that n cannot confirm, or a floor that could hide one.</summary>
    private static ApparentJump? Unresolved(ApparentJump jump, ScaleCurve curve, double[] means, bool isUnconfirmed, JumpOptions options)
    {
        double hidden = Proportion.HiddenAt(curve.IndependentUnits, options.Alpha);
        bool allAtFloor = means.Max() == 0 && hidden >= options.LeastGain;
        if (!isUnconfirmed && !allAtFloor) return null;
        return jump with
        {
            Reasons = [Reason.FloorResolution],
            HiddenAccuracy = allAtFloor ? hidden : null,
            ExamplesNeeded = allAtFloor ? Proportion.TrialsToShow(options.LeastGain, options.Alpha) : null,
        };
    }

    internal static ApparentJump WithIndices(ApparentJump jump, double[] means, double[] steps)
    {
        double[] squares = [.. steps.Select(step => step * step)];
        double signedRange = Math.Sign(Array.IndexOf(means, means.Max()) - Array.IndexOf(means, means.Min())) * (means.Max() - means.Min());
        double median = Quantile.Of(squares, 0.5), mean = squares.Average();
        return jump with
        {
            Breakthroughness = median > 0 ? signedRange / Math.Sqrt(median) : null,
            Linearity = mean > 0 ? signedRange / Math.Sqrt(mean) : null,
        };
    }
}
