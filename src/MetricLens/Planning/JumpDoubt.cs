using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Statistics;

namespace MetricLens.Planning;

/// <summary>What would show a jump that is itself in doubt, were the gain and the disagreements what was observed.</summary>
/// <param name="Examples">The fewest examples at which the gain would be significant with the power asked for, or none of them right would exclude a floor; <see langword="null"/> where that is not the question, how examples disagree is not known, or it is more than <see cref="MostExamples"/>.</param>
/// <param name="Seeds">The fewest seeds on either side of the gap at which it would exceed what seeds differ by; <see langword="null"/> where that is not the question, or more than <see cref="MostSeeds"/>.</param>
/// <param name="IsSpreadUnknown">Whether it is what models differ by that is in question, and single runs do not tell.</param>
public sealed record JumpDoubt(long? Examples, int? Seeds, bool IsSpreadUnknown)
{
    /// <summary>The most examples that are tried.</summary>
    public const int MostExamples = 20_000;

    /// <summary>The most seeds that are tried.</summary>
    public const int MostSeeds = 30;

    private const int Draws = 2000;

    /// <summary>What would show the jump.</summary>
    internal static JumpDoubt Of(ApparentJump jump, double alpha, OutlookOptions options)
    {
        if (jump.Curve is not { } curve || !jump.HasGap) return new(null, null, false);
        if (jump.Reasons.Contains(Reason.FloorResolution)) return new(jump.ExamplesNeeded ?? ExamplesFor(jump, curve, alpha, options), null, false);
        bool isNoise = jump.Reasons.Contains(Reason.ModelNoise);
        return new(null, isNoise ? SeedsFor(jump, curve, alpha, options) : null, isNoise && curve.Runs.Count == curve.Points.Count);
    }

    /// <summary>By McNemar's exact test at the level that Holm's correction gives the smallest p-value, where examples go on to disagree as often.</summary>
    private static long? ExamplesFor(ApparentJump jump, ScaleCurve curve, double alpha, OutlookOptions options)
    {
        if (!curve.HasExamples) return null;
        double[] below = curve.PointScores(jump.Above - 1), above = curve.PointScores(jump.Above);
        double disagreement = below.Zip(above, (before, after) => before == after ? 0.0 : 1).Average();
        double gain = Math.Abs(jump.Gain!.Value) / (curve.Metric.Maximum - curve.Metric.Minimum);
        double level = alpha / (curve.Points.Count - 1);
        if (!Shows(MostExamples)) return null;
        int low = curve.IndependentUnits, high = MostExamples;
        while (high - low > 1)
        {
            int middle = (low + high) / 2;
            if (Shows(middle)) high = middle;
            else low = middle;
        }
        return high;

        // Rounded down: one disagreement too many would be one against the gain.
        bool Shows(int examples) => PairedTest.SmallestShown(examples, (int)(disagreement * examples), level, options.Target) <= gain;
    }

    /// <summary>By simulation of the t test of the runs' means, with the variance within scales as observed.</summary>
    private static int? SeedsFor(ApparentJump jump, ScaleCurve curve, double alpha, OutlookOptions options)
    {
        int freedom = curve.Runs.Count - curve.Points.Count;
        if (freedom < 1) return null;
        double within = curve.Runs.Sum(run => Math.Pow(run.Mean.Value - curve.Points[run.Point].Mean.Value, 2)) / freedom;
        double gain = Math.Abs(jump.Gain!.Value);
        for (int seeds = 2; seeds <= MostSeeds; seeds++) if (Power(seeds) >= options.Target) return seeds;
        return null;

        double Power(int seeds)
        {
            int degrees = curve.Points.Count * (seeds - 1), found = 0;
            double error = Math.Sqrt(2 * within / seeds), critical = StudentT.Quantile(1 - (alpha / (2 * (curve.Points.Count - 1))), degrees);
            RandomStream stream = RandomStream.Derive(options.Seed, "settle jump", seeds);
            for (int draw = 0; draw < Draws; draw++)
            {
                double chiSquare = 0;
                for (int i = 0; i < degrees; i++) chiSquare += Math.Pow(stream.NextNormal(), 2);
                if (gain + (error * stream.NextNormal()) > critical * error * Math.Sqrt(chiSquare / degrees)) found++;
            }
            return (double)found / Draws;
        }
    }
}
