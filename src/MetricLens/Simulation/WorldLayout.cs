using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>What a world is laid out over: the scales, and the number of examples.</summary>
public sealed class WorldLayout
{
    private readonly double[] _units;

    internal WorldLayout(double[] positions, int examples)
    {
        double first = positions[0], range = positions[^1] - first;
        _units = Array.ConvertAll(positions, position => (position - first) / range);
        Examples = examples;
    }

    /// <summary>The places of the scales on the log axis, rescaled to rise from 0 to 1.</summary>
    public IReadOnlyList<double> Units => _units;

    /// <summary>The number of scales, at least 2.</summary>
    public int Scales => _units.Length;

    /// <summary>The number of examples.</summary>
    public int Examples { get; }

    /// <summary>Draws the index of the first scale above a gap about the middle: within one of half the scales, with two scales on either side where there are that many.</summary>
    /// <param name="stream">The random numbers.</param>
    public int DrawAbove(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        int lowest = Math.Min(Math.Max(2, (Scales / 2) - 1), Scales - 1);
        int highest = Math.Max(lowest, Math.Min(Scales - 2, (Scales / 2) + 1));
        return lowest + stream.NextInt(highest - lowest + 1);
    }
}
