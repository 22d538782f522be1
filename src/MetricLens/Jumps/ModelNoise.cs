using MetricLens.Statistics;

namespace MetricLens.Jumps;

/// <summary>Could models that do not improve show a gap as large? What resampling examples cannot tell.</summary>
internal static class ModelNoise
{
    /// <summary>Scales that cannot show a trend, whatever they are: they are let pass, for they are too few for any claim.</summary>
    private const int MostScalesWithoutTrend = 3;

    /// <summary>Whether noise between models explains the gap: between replicates where both sides have some, and else between all scales.</summary>
    /// <param name="runs">The means of the runs at each scale, higher is better.</param>
    /// <param name="gap">The index of the scale below the gap.</param>
    /// <param name="alpha">The level.</param>
    /// <param name="seed">The seed of the random numbers that are needed where scales have different numbers of runs.</param>
    public static bool Explains(double[][] runs, int gap, double alpha, long seed)
    {
        if (runs[gap].Length > 1 && runs[gap + 1].Length > 1) return IsWithinSeedNoise(runs, gap, alpha);
        double[] means = Array.ConvertAll(runs, scale => scale.Average());
        return runs.Length > MostScalesWithoutTrend && !(IsotonicTrend.Of(means, Array.ConvertAll(runs, scale => scale.Length), seed).PValue < alpha);
    }

    /// <summary>
    /// Whether the gap is no larger than runs at one scale differ by: a t test of the runs' means with the variance within scales, pooled, by
    /// Bonferroni over the gaps. It asks what resampling examples cannot: whether other seeds would show the gap too.
    /// </summary>
    public static bool IsWithinSeedNoise(double[][] runs, int gap, double alpha)
    {
        double[] means = Array.ConvertAll(runs, scale => scale.Average());
        int degreesOfFreedom = runs.Sum(scale => scale.Length - 1);
        double within = 0;
        for (int k = 0; k < runs.Length; k++)
            foreach (double run in runs[k]) within += (run - means[k]) * (run - means[k]);
        double error = Math.Sqrt(within / degreesOfFreedom * ((1.0 / runs[gap].Length) + (1.0 / runs[gap + 1].Length)));
        double gain = Math.Abs(means[gap + 1] - means[gap]);
        return error > 0 && !(StudentT.Survival(gain / error, degreesOfFreedom) * 2 * (runs.Length - 1) < alpha);
    }
}
