using System.Diagnostics.CodeAnalysis;
using MathNet.Numerics.Distributions;

namespace MetricLens.Statistics;

/// <summary>A stream of random numbers that a seed, a purpose and an index fix to the bit, on every machine.</summary>
/// <remarks>
/// The generator is xoshiro256** (Blackman and Vigna 2021, ACM TOMS 47), its state filled by SplitMix64 (Steele, Lea
/// and Flood 2014). Not for secrets. One stream serves one thread; threads derive one each.
/// </remarks>
[SuppressMessage("Naming", "CA1711", Justification = "A stream of random numbers is the field's term; nothing here reads bytes.")]
public sealed class RandomStream
{
    private ulong _a, _b, _c, _d;

    /// <summary>Starts the stream of one seed.</summary>
    /// <param name="seed">The seed; every value is as good as any other.</param>
    public RandomStream(long seed)
    {
        ulong state = unchecked((ulong)seed);
        _a = SplitMix(ref state);
        _b = SplitMix(ref state);
        _c = SplitMix(ref state);
        _d = SplitMix(ref state);
    }

    /// <summary>Starts a stream from the generator's own four words, as the published reference does; not all zero.</summary>
    internal RandomStream(ulong a, ulong b, ulong c, ulong d) => (_a, _b, _c, _d) = (a, b, c, d);

    /// <summary>The sub-stream of a seed that belongs to one purpose and index, independent of all others.</summary>
    /// <remarks>
    /// The purpose is hashed by 64-bit FNV-1a over its UTF-16 code units, low byte first, then mixed with the seed and
    /// the index by SplitMix64. Drawing from one sub-stream moves no other, so that work may be split over threads.
    /// </remarks>
    /// <param name="seed">The seed of the whole analysis.</param>
    /// <param name="purpose">What the numbers are for, such as "bootstrap"; compared by ordinal.</param>
    /// <param name="index">Which of the purpose's streams, such as the resample.</param>
    /// <returns>A new stream at its start.</returns>
    /// <exception cref="ArgumentNullException">The purpose is null.</exception>
    public static RandomStream Derive(long seed, string purpose, long index)
    {
        ArgumentNullException.ThrowIfNull(purpose);
        ulong mixed = unchecked((ulong)seed);
        mixed = SplitMix(ref mixed);
        mixed ^= Hash(purpose);
        mixed = SplitMix(ref mixed);
        mixed ^= unchecked((ulong)index);
        mixed = SplitMix(ref mixed);
        return new RandomStream(unchecked((long)mixed));
    }

    /// <summary>The next 64 random bits.</summary>
    /// <returns>Any value, all equally likely.</returns>
    public ulong NextUInt64()
    {
        ulong result = unchecked(ulong.RotateLeft(_b * 5, 7) * 9);
        ulong shifted = _b << 17;
        _c ^= _a;
        _d ^= _b;
        _b ^= _c;
        _a ^= _d;
        _c ^= shifted;
        _d = ulong.RotateLeft(_d, 45);
        return result;
    }

    /// <summary>A uniform number of 53 random bits.</summary>
    /// <returns>A value in [0, 1).</returns>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>A whole number below a bound, all equally likely.</summary>
    /// <remarks>Without division but for rare rejections: Lemire (2019), ACM TOMACS 29.</remarks>
    /// <param name="exclusiveMax">The bound, 1 or more.</param>
    /// <returns>A value in [0, <paramref name="exclusiveMax"/>).</returns>
    /// <exception cref="ArgumentOutOfRangeException">The bound is below 1.</exception>
    public int NextInt(int exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(exclusiveMax, 1);
        ulong range = (ulong)exclusiveMax;
        ulong high = Math.BigMul(NextUInt64(), range, out ulong low);
        if (low < range)
        {
            ulong unfair = unchecked(0UL - range) % range;
            while (low < unfair) high = Math.BigMul(NextUInt64(), range, out low);
        }

        return (int)high;
    }

    /// <summary>Draws as many places as there are, with replacement, and counts how often each comes: the same draws as of <see cref="NextInt"/>, with the state at hand.</summary>
    internal void Count(Span<ushort> counts)
    {
        ulong range = (ulong)counts.Length, unfair = unchecked(0UL - range) % range;
        (ulong a, ulong b, ulong c, ulong d) = (_a, _b, _c, _d);
        for (int draw = 0; draw < counts.Length;)
        {
            ulong high = Math.BigMul(unchecked(ulong.RotateLeft(b * 5, 7) * 9), range, out ulong low);
            ulong shifted = b << 17;
            c ^= a;
            d ^= b;
            b ^= c;
            a ^= d;
            c ^= shifted;
            d = ulong.RotateLeft(d, 45);
            if (low < unfair) continue;
            ref ushort count = ref counts[(int)high];
            count = checked((ushort)(count + 1));
            draw++;
        }

        (_a, _b, _c, _d) = (a, b, c, d);
    }

    /// <summary>A standard normal number, by inverting its distribution function at one uniform number.</summary>
    /// <remarks>
    /// 52 bits put in the middle of their cells, so that the sign is fair and no value is infinite; at most 8.3 in size.
    /// The same on every machine as far as the logarithm and the square root of the tails are.
    /// </remarks>
    /// <returns>A value with mean 0 and standard deviation 1.</returns>
    public double NextNormal() => Normal.InvCDF(0, 1, ((NextUInt64() >> 12) + 0.5) * (1.0 / (1UL << 52)));

    /// <summary>A number with Student's t distribution.</summary>
    /// <remarks>
    /// The polar method: Bailey (1994), Mathematics of Computation 62. Its variance is df/(df - 2), not 1, above two
    /// degrees of freedom, and infinite up to there.
    /// </remarks>
    /// <param name="degreesOfFreedom">The degrees of freedom, at least 0.1, finite, not necessarily whole.</param>
    /// <returns>A finite value, symmetric about 0.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The degrees of freedom are outside their range or NaN.</exception>
    public double NextStudentT(double degreesOfFreedom)
    {
        if (degreesOfFreedom is not (>= 0.1 and < double.PositiveInfinity))
            throw new ArgumentOutOfRangeException(
                nameof(degreesOfFreedom), degreesOfFreedom,
                "The degrees of freedom must be finite and at least 0.1, below which values overflow.");
        double x, square;
        do
        {
            x = 2 * NextDouble() - 1;
            double y = 2 * NextDouble() - 1;
            square = x * x + y * y;
        }
        while (square is not (> 1e-30 and < 1));
        return x * Math.Sqrt(degreesOfFreedom * Elementary.Expm1(-2 / degreesOfFreedom * Math.Log(square)) / square);
    }

    /// <summary>One step of SplitMix64: advances the state and returns its mixed value.</summary>
    internal static ulong SplitMix(ref ulong state)
    {
        unchecked
        {
            state += 0x9E3779B97F4A7C15;
            ulong mixed = (state ^ (state >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }

    private static ulong Hash(string purpose)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (char unit in purpose)
        {
            hash = unchecked((hash ^ (byte)unit) * 0x100000001B3);
            hash = unchecked((hash ^ (byte)(unit >> 8)) * 0x100000001B3);
        }

        return hash;
    }
}
