using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Statistics;

namespace MetricLens.Arms;

/// <summary>Finds the apparent jump of a difference between arms: T0 with nought in the place of the floor.</summary>
internal static class DifferenceJump
{
    /// <summary>The largest gain of the difference from one scale to the next, and whether it counts as a jump.</summary>
    /// <remarks>
    /// As <see cref="JumpFinder.Find"/>, but that the lower side is near the floor where the upper bound of the difference there lies below the margin: the arm does
    /// no good there, or harm. Sizes are shares of the raw metric's own range.
    /// </remarks>
    /// <param name="curve">The curve of differences; <see langword="null"/> where too few examples are shared.</param>
    /// <param name="range">The width of the raw metric's range.</param>
    /// <param name="options">What counts.</param>
    /// <param name="noise">The noise between models, which the jump must exceed too; <see langword="null"/> where it cannot be told, and the order of the
    /// differences over scale must show a trend instead.</param>
    public static ApparentJump Find(ScaleCurve? curve, double range, JumpOptions options, RawNoise? noise)
    {
        if (curve is null) return new() { Reasons = [Reason.TooFewExamples] };
        double[] means = [.. curve.Points.Select(point => point.Mean.Value / range)];
        if (means.Length < 2) return new() { Curve = curve, Reasons = [Reason.TooFewScales] };
        double[] steps = [.. means.Skip(1).Zip(means, (next, before) => next - before)];
        int gap = steps.Index().MaxBy(step => step.Item).Index;
        (Estimate gain, double p) = JumpFinder.Test(curve, gap, options);
        ApparentJump jump = JumpFinder.WithIndices(new() { Curve = curve, Above = gap + 1, Gain = gain, PAdjusted = p }, means, steps);
        double spread = means.Max() - means.Min();
        bool isLarge = steps[gap] >= options.LeastGain && steps[gap] >= options.LeastShareOfRange * spread;
        bool isNoGoodBelow = Benefit.Interval(curve, gap, 1 - (2 * options.Alpha), range).Upper < options.FloorMargin * range;
        if (isLarge && p < options.Alpha && (isNoGoodBelow || JumpFinder.IsSteep(curve, gap, steps[gap] / spread, options)))
        {
            return IsNoise(curve, gap, options, noise)
                ? jump with { Reasons = [Reason.ModelNoise] }
                : jump with { Status = JumpStatus.Apparent };
        }
        return isLarge && !(p < options.Alpha) && means[gap] <= options.FloorMargin
            ? jump with { Reasons = [Reason.FloorResolution] }
            : jump with { Status = JumpStatus.NoApparentJump };
    }

    /// <summary>Whether replicates differ by as much; else whether models do by their latent scores or, where these tell nothing, by the order of the differences.</summary>
    private static bool IsNoise(ScaleCurve curve, int gap, JumpOptions options, RawNoise? noise)
    {
        double[][] runs = JumpFinder.RunsByScale(curve);
        bool hasReplicates = curve.Points[gap].Replicates > 1 && curve.Points[gap + 1].Replicates > 1;
        if (hasReplicates && ModelNoise.IsWithinSeedNoise(runs, gap, options.Alpha)) return true;
        return noise?.Explains(curve, gap, options.Alpha) ?? ModelNoise.Explains(runs, gap, options.Alpha, options.Seed);
    }
}
