using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>Do the runs of one scale fall into two groups, some that have the ability and some that have not?</summary>
/// <remarks>
/// A dip test of the runs' latent scores at every scale of at least 20 runs, by Bonferroni over these. Their mean then stands for no run,
/// and a jump in it may be a change in how many runs succeed. Reference: Zhao et al. 2025 (arXiv 2502.17356).
/// </remarks>
/// <param name="At">The index of the scale with the smallest p-value.</param>
/// <param name="Dip">Its dip.</param>
/// <param name="PAdjusted">Its p-value that there is one group, corrected over the scales that were tested.</param>
/// <param name="Alpha">The level.</param>
public sealed record SeedModes(int At, double Dip, double PAdjusted, double Alpha)
{
    /// <summary>The least number of runs at a scale that are tested: with fewer the test has next to no power.</summary>
    public const int FewestRuns = 20;

    /// <summary>The simulated samples behind a p-value: its standard error at 0.05 is 0.005.</summary>
    private const int Samples = 2000;

    /// <summary>Whether some scale's runs are in two groups.</summary>
    public bool AreBimodal => PAdjusted < Alpha;

    /// <summary>Tests them; <see langword="null"/> where no scale has enough runs.</summary>
    /// <param name="curve">The latent curve of a metric.</param>
    /// <param name="alpha">The level.</param>
    /// <param name="seed">The seed of the simulation.</param>
    public static SeedModes? Of(LatentCurve curve, double alpha, long seed)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Source is not { } source) return null;
        int[] tested = [.. Enumerable.Range(0, curve.Count).Where(point => curve.Replicates[point] >= FewestRuns)];
        if (tested.Length == 0) return null;
        (int at, double[] values, double p) = tested
            .Select(point => (Point: point, Values: Array.ConvertAll(source.RunsAt(point), run => curve.RunValues[run])))
            .Select(scale => (scale.Point, scale.Values, P: DipTest.PValue(scale.Values, Samples, seed)))
            .MinBy(scale => scale.P);
        return new(at, DipTest.Dip(values), Math.Min(1, p * tested.Length), alpha);
    }
}
