using MetricLens.Statistics;

namespace MetricLens.Testing.Generation;

/// <summary>Log-probabilities at the places where functions of them go wrong.</summary>
/// <remarks>
/// Every finite one is a multiple of 2⁻²⁰, so that a shift by another multiple loses no digit, ties are exact, and no library's logarithm takes part:
/// the same draws give the same bits on every machine.
/// </remarks>
public static class LogProbabilities
{
    /// <summary>The grid on which log-probabilities lie.</summary>
    public const double Grain = 1.0 / (1 << 20);

    /// <summary>A log-probability: spread over 0 to −20, a small whole number (so that ties are common), next to certainty, or far below any double's logarithm.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    public static double Draw(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.NextInt(4) switch
        {
            0 => -Grain * stream.NextInt((20 << 20) + 1),
            1 => -stream.NextInt(4),
            2 => -700 - stream.NextInt(201),
            _ => -Grain * stream.NextInt(4),
        };
    }

    /// <summary>The same, and in one of ten a probability of zero.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    public static double DrawOrImpossible(RandomStream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return stream.NextInt(10) == 0 ? double.NegativeInfinity : Draw(stream);
    }

    /// <summary>Several log-probabilities of moderate size, in [−8, 0], none of them extreme.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="count">How many.</param>
    public static double[] Moderate(RandomStream stream, int count)
    {
        ArgumentNullException.ThrowIfNull(stream);
        double[] values = new double[count];
        for (int i = 0; i < count; i++) values[i] = -Grain * stream.NextInt((8 << 20) + 1);
        return values;
    }

    /// <summary>Log-probabilities of options near a corner of the simplex: one takes nearly all, or some take nothing to speak of.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="count">How many options.</param>
    public static double[] NearCorner(RandomStream stream, int count)
    {
        double[] values = Moderate(stream, count);
        int corner = stream.NextInt(count);
        for (int i = 0; i < count; i++)
        {
            if (i == corner) values[i] = -Grain * stream.NextInt(4);
            else if (stream.NextInt(3) > 0) values[i] -= 1 << stream.NextInt(6);
        }
        return values;
    }
}
