using System.Collections.Concurrent;
using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>The random numbers behind the p-value of a shape: the same for every curve of as many scales and degrees of freedom, so drawn once.</summary>
internal sealed class ShapeDraws
{
    /// <summary>The number of curves drawn.</summary>
    public const int Count = 2000;

    /// <summary>Sets kept: more than the numbers of scales that one suite has, and a few megabytes.</summary>
    private const int MostKept = 32;

    private static readonly ConcurrentDictionary<(long Seed, int Scales, int DegreesOfFreedom), ShapeDraws> Kept = new();

    private readonly double[] _normals;
    private readonly double[] _chiSquares;
    private readonly int _scales;

    private ShapeDraws(long seed, int scales, int degreesOfFreedom)
    {
        _scales = scales;
        _normals = new double[Count * scales];
        _chiSquares = new double[Count];
        RandomStream stream = RandomStream.Derive(seed, "shape", 0);
        for (int draw = 0; draw < Count; draw++)
        {
            for (int k = 0; k < scales; k++) _normals[(draw * scales) + k] = stream.NextNormal();
            // A declared variance is known, not estimated: its χ² over degrees of freedom is 1.
            if (degreesOfFreedom >= MixedModel.KnownVariance) _chiSquares[draw] = degreesOfFreedom;
            else for (int i = 0; i < degreesOfFreedom; i++) _chiSquares[draw] += Math.Pow(stream.NextNormal(), 2);
        }
    }

    /// <summary>The draws of a seed for a number of scales and of degrees of freedom.</summary>
    public static ShapeDraws Of(long seed, int scales, int degreesOfFreedom)
    {
        if (Kept.Count >= MostKept) Kept.Clear();
        return Kept.GetOrAdd((seed, scales, degreesOfFreedom), key => new(key.Seed, key.Scales, key.DegreesOfFreedom));
    }

    /// <summary>One standard normal number a scale.</summary>
    public ReadOnlySpan<double> Normals(int draw) => _normals.AsSpan(draw * _scales, _scales);

    /// <summary>The χ² of a draw.</summary>
    public double ChiSquare(int draw) => _chiSquares[draw];
}
