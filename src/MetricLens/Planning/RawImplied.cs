using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Planning;

/// <summary>The raw curve that latent scores imply through the task's own link, and the apparent jump in it: the method's T0 in brief.</summary>
/// <remarks>
/// The link is tabulated once a scale; between scales, and so for scales that are not there yet, the two neighbours' are mixed. Of T0 the rules on size, place,
/// floor, steepness and noise between models hold as they are; the exact test of the examples' disagreements is a normal one of the gain.
/// </remarks>
internal sealed class RawImplied
{
    /// <summary>The step and the reach of a table, in latent units.</summary>
    private const double Step = 0.1, Reach = 4;

    /// <summary>What neighbouring scales' scores share of their variance over examples.</summary>
    private const double SharedVariance = 0.5;

    /// <summary>The seed of the trend's own draws, the same for every future.</summary>
    private const long TrendSeed = 1;

    private readonly double[] _positions;
    private readonly double[][] _tables;
    private readonly double _first;
    private readonly double _chance;
    private readonly double _units;

    private RawImplied(double[] positions, double[][] tables, double first, double chance, double units)
    {
        _positions = positions;
        _tables = tables;
        _first = first;
        _chance = chance;
        _units = units;
    }

    /// <summary>The link of a task; <see langword="null"/> where the raw and the continuous metric are not over the same examples, or no link settles.</summary>
    public static RawImplied? Of(ScaleCurve raw, LatentCurve latent)
    {
        if (latent.Source is not { HasExamples: true } source || !raw.SharedExamples.AsSpan().SequenceEqual(source.SharedExamples) || RawLink.Of(raw, latent) is not { } link) return null;
        double first = latent.Values.Min() - Reach;
        int count = (int)Math.Ceiling((latent.Values.Max() + Reach - first) / Step) + 1;
        double[][] tables = [.. Enumerable.Range(0, latent.Count).Select(point =>
            Enumerable.Range(0, count).Select(i => Share(raw.Metric, link.At(point, first + (i * Step)))).ToArray())];
        return new([.. latent.Positions], tables, first, raw.Chance is { } chance ? Share(raw.Metric, chance) : 0, raw.IndependentUnits);
    }

    /// <summary>Whether there is an apparent jump, and the index of the first scale above the largest gain.</summary>
    /// <param name="runs">The latent scores of the runs at each scale.</param>
    /// <param name="design">The design.</param>
    /// <param name="alpha">The level.</param>
    /// <param name="stream">The random numbers of the examples.</param>
    public (JumpStatus Status, int Above) Jump(double[][] runs, FutureDesign design, double alpha, RandomStream stream)
    {
        var rules = new JumpOptions();
        double[] positions = design.Positions;
        double units = Math.Max(2, _units * design.ExampleFactor);
        double[] means = new double[positions.Length], variances = new double[positions.Length];
        double[][] raw = new double[positions.Length][];
        for (int k = 0; k < means.Length; k++)
        {
            // Runs at one scale answer the same examples: the error over these is theirs together.
            raw[k] = Array.ConvertAll(runs[k], run => At(positions[k], run));
            double expected = raw[k].Average();
            variances[k] = (1 - SharedVariance) * expected * (1 - expected) / units;
            double error = Math.Sqrt(variances[k]) * stream.NextNormal();
            raw[k] = Array.ConvertAll(raw[k], mean => Math.Clamp(mean + error, 0, 1));
            means[k] = raw[k].Average();
        }
        int above = Enumerable.Range(1, means.Length - 1).MaxBy(k => means[k] - means[k - 1]);
        double gain = means[above] - means[above - 1], range = means.Max() - means.Min();
        bool isLarge = gain >= rules.LeastGain && gain >= rules.LeastShareOfRange * range;
        double critical = -MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, alpha / (2 * (means.Length - 1)));
        bool isSignificant = gain > critical * Math.Sqrt(variances[above] + variances[above - 1]);
        bool fromFloor = Proportion.ClopperPearson(means[above - 1] * units, units, 1 - alpha).Upper < _chance + rules.FloorMargin;
        bool isSteep = gain / range > rules.Steepness * (positions[above] - positions[above - 1]) / (positions[^1] - positions[0]);
        if (isLarge && isSignificant && (fromFloor || isSteep))
            return (ModelNoise.Explains(raw, above - 1, alpha, TrendSeed) ? JumpStatus.Inconclusive : JumpStatus.Apparent, above);
        bool isUnconfirmed = isLarge && !isSignificant && means[above - 1] <= _chance + rules.FloorMargin;
        return (isUnconfirmed ? JumpStatus.Inconclusive : JumpStatus.NoApparentJump, above);
    }

    private double At(double position, double latent)
    {
        int right = Array.FindIndex(_positions, known => known >= position);
        if (right < 0) return Table(_tables[^1], latent);
        if (right == 0) return Table(_tables[0], latent);
        double part = (position - _positions[right - 1]) / (_positions[right] - _positions[right - 1]);
        return ((1 - part) * Table(_tables[right - 1], latent)) + (part * Table(_tables[right], latent));
    }

    private double Table(double[] table, double latent)
    {
        double place = Math.Clamp((latent - _first) / Step, 0, table.Length - 1);
        int low = Math.Min((int)place, table.Length - 2);
        return table[low] + ((place - low) * (table[low + 1] - table[low]));
    }

    private static double Share(MetricCard metric, double score) => Math.Clamp((score - metric.Worst) / (metric.Best - metric.Worst), 0, 1);
}
