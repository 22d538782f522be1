using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricLens.Statistics;

/// <summary>Examples resampled with replacement, drawn once and shared by every model and metric.</summary>
/// <remarks>
/// Sharing the draw keeps what the models have in common, the examples, in every difference between them. Without
/// clusters single examples are drawn; with clusters whole ones, so that a resample's number of examples varies.
/// Immutable, and safe to read from many threads; every result has the same bits on any number of them.
/// Reference: Efron and Tibshirani (1993), An Introduction to the Bootstrap.
/// </remarks>
public sealed class BootstrapIndex
{
    /// <summary>The most multiplicities that are kept, 64 MB of them; of more, each resample is drawn anew when it is asked for, which gives the same.</summary>
    private const long MostKept = 1 << 25;

    private readonly ClusterMap _map;
    private readonly long _seed;
    private readonly ushort[]?[] _kept;
    private readonly double[] _sizes;

    private BootstrapIndex(ClusterMap map, long seed, ushort[]?[] kept, double[] sizes)
    {
        _map = map;
        _seed = seed;
        _kept = kept;
        _sizes = sizes;
    }

    /// <summary>The number of examples, 1 or more.</summary>
    public int Examples => _map.Examples;

    /// <summary>The number of units that are drawn: clusters, or examples where there are no clusters.</summary>
    public int Units => _map.Units;

    /// <summary>The number of resamples, 1 or more.</summary>
    public int Resamples => _sizes.Length;

    /// <summary>Draws the resamples.</summary>
    /// <remarks>
    /// Resample b comes from the sub-stream (seed, "bootstrap", b): it depends neither on the number of resamples nor
    /// on that of threads. Memory: two bytes a resample and unit, at most 64 MB.
    /// </remarks>
    /// <param name="examples">The number of examples, 1 or more.</param>
    /// <param name="clusters">The cluster of each example, ids 0 to G - 1 without a gap; null where examples are independent.</param>
    /// <param name="resamples">The number of resamples, 1 or more.</param>
    /// <param name="seed">The seed.</param>
    /// <returns>The resamples.</returns>
    /// <exception cref="ArgumentException">The cluster ids do not match the examples or leave a gap.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A number is below 1.</exception>
    public static BootstrapIndex Draw(int examples, int[]? clusters, int resamples, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(resamples, 1);
        return Draw(examples, clusters, resamples, seed, MostKept);
    }

    /// <summary>The same, keeping at most so many multiplicities.</summary>
    internal static BootstrapIndex Draw(int examples, int[]? clusters, int resamples, long seed, long mostKept)
    {
        ClusterMap map = new(examples, clusters);
        bool isKept = (long)resamples * map.Units <= mostKept;
        ushort[]?[] kept = new ushort[resamples][];
        double[] sizes = new double[resamples];
        for (int b = 0; b < resamples; b++)
        {
            ushort[]? counts = isKept || map.IsClustered ? DrawOne(map.Units, seed, b) : null;
            if (isKept) kept[b] = counts;
            sizes[b] = SizeOf(map, counts);
        }

        return new BootstrapIndex(map, seed, kept, sizes);
    }

    /// <summary>How often each unit was drawn in one resample.</summary>
    /// <param name="resample">The resample, 0 or more and below <see cref="Resamples"/>.</param>
    /// <returns>The multiplicities, one a unit, summing to <see cref="Units"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such resample.</exception>
    public ReadOnlySpan<ushort> Multiplicities(int resample)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(resample);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(resample, Resamples);
        return Counts(resample);
    }

    /// <summary>The mean of the values over the examples of each resample.</summary>
    /// <remarks>
    /// Sums of whole numbers are exact, so that scores of 0 and 1 tie where they should; equal values give exactly
    /// their value.
    /// </remarks>
    /// <param name="values">One finite value an example.</param>
    /// <returns>The means, one a resample, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There is not one finite value an example.</exception>
    public double[] Means(ReadOnlySpan<double> values) => Means([values.ToArray()])[0];

    /// <summary>The means of several columns of values, such as models, over the examples of each resample; each is what it would be alone.</summary>
    /// <remarks>Quicker than one after the other: each resample is read once.</remarks>
    /// <param name="columns">Columns of one finite value an example.</param>
    /// <returns>The means: a row a column, with one a resample.</returns>
    /// <exception cref="ArgumentException">A column has not one finite value an example.</exception>
    public double[][] Means(IReadOnlyList<double[]> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        double[][] sums = [.. columns.Select(column => _map.Sums(column))];
        double[][] means = [.. columns.Select(_ => new double[Resamples])];
        for (int b = 0; b < Resamples; b++)
        {
            ushort[] counts = Counts(b);
            int column = 0;
            for (; column + 1 < sums.Length; column += 2)
            {
                (double first, double second) = Dots(counts, sums[column], sums[column + 1]);
                means[column][b] = first / _sizes[b];
                means[column + 1][b] = second / _sizes[b];
            }
            if (column < sums.Length) means[column][b] = Dot(counts, sums[column]) / _sizes[b];
        }
        for (int column = 0; column < means.Length; column++)
            if (!columns[column].AsSpan().ContainsAnyExcept(columns[column][0])) Array.Fill(means[column], columns[column][0]);
        return means;
    }

    /// <summary>The mean of the values with one unit left out, for each unit in turn.</summary>
    /// <param name="values">One finite value an example.</param>
    /// <returns>The means, one a unit, in the unit of the values.</returns>
    /// <exception cref="ArgumentException">There is not one finite value an example.</exception>
    /// <exception cref="InvalidOperationException">There is only one unit: without it nothing is left.</exception>
    public double[] JackknifeMeans(ReadOnlySpan<double> values)
    {
        if (Units < 2) throw new InvalidOperationException("The jackknife needs at least two units; there is one.");
        double[] sums = _map.Sums(values);
        double total = CompensatedSum.Of(sums);
        for (int unit = 0; unit < sums.Length; unit++)
            sums[unit] = (total - sums[unit]) / (Examples - _map.Size(unit));
        return sums;
    }

    /// <summary>The number of units over which the values do not sum to nought.</summary>
    /// <param name="values">One finite value an example.</param>
    /// <exception cref="ArgumentException">There is not one finite value an example.</exception>
    public int UnitsOffZero(ReadOnlySpan<double> values) => _map.Sums(values).Count(sum => sum != 0);

    private ushort[] Counts(int resample) => _kept[resample] ?? DrawOne(Units, _seed, resample);

    private static ushort[] DrawOne(int units, long seed, int resample)
    {
        ushort[] counts = new ushort[units];
        RandomStream.Derive(seed, "bootstrap", resample).Count(counts);
        return counts;
    }

    private static double SizeOf(ClusterMap map, ushort[]? counts)
    {
        if (counts is null || !map.IsClustered) return map.Examples;
        long size = 0;
        for (int unit = 0; unit < counts.Length; unit++) size += (long)counts[unit] * map.Sizes[unit];
        return size;
    }

    /// <summary>Σ count × sum of two columns, each in sixteen fixed lanes, whatever the machine's own vector width, so that the bits agree.</summary>
    private static (double First, double Second) Dots(ushort[] counts, double[] first, double[] second)
    {
        ref ushort count = ref MemoryMarshal.GetArrayDataReference(counts);
        ref double left = ref MemoryMarshal.GetArrayDataReference(first);
        ref double right = ref MemoryMarshal.GetArrayDataReference(second);
        Vector256<double> a = default, b = default, c = default, d = default, e = default, f = default, g = default, h = default;
        int i = 0;
        for (; i <= counts.Length - 16; i += 16)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(Vector256.LoadUnsafe(ref count, (nuint)i));
            Vector256<float> lower = Vector256.ConvertToSingle(low.AsInt32()), upper = Vector256.ConvertToSingle(high.AsInt32());
            Vector256<double> w = Vector256.WidenLower(lower), x = Vector256.WidenUpper(lower), y = Vector256.WidenLower(upper), z = Vector256.WidenUpper(upper);
            a += w * Vector256.LoadUnsafe(ref left, (nuint)i);
            b += x * Vector256.LoadUnsafe(ref left, (nuint)i + 4);
            c += y * Vector256.LoadUnsafe(ref left, (nuint)i + 8);
            d += z * Vector256.LoadUnsafe(ref left, (nuint)i + 12);
            e += w * Vector256.LoadUnsafe(ref right, (nuint)i);
            f += x * Vector256.LoadUnsafe(ref right, (nuint)i + 4);
            g += y * Vector256.LoadUnsafe(ref right, (nuint)i + 8);
            h += z * Vector256.LoadUnsafe(ref right, (nuint)i + 12);
        }

        double dotLeft = Sum((a + b) + (c + d)), dotRight = Sum((e + f) + (g + h));
        for (; i < counts.Length; i++)
        {
            dotLeft += counts[i] * first[i];
            dotRight += counts[i] * second[i];
        }

        return (dotLeft, dotRight);
    }

    /// <summary>The same of one column.</summary>
    private static double Dot(ushort[] counts, double[] sums)
    {
        ref ushort count = ref MemoryMarshal.GetArrayDataReference(counts);
        ref double sum = ref MemoryMarshal.GetArrayDataReference(sums);
        Vector256<double> a = default, b = default, c = default, d = default;
        int i = 0;
        for (; i <= counts.Length - 16; i += 16)
        {
            (Vector256<uint> low, Vector256<uint> high) = Vector256.Widen(Vector256.LoadUnsafe(ref count, (nuint)i));
            Vector256<float> lower = Vector256.ConvertToSingle(low.AsInt32()), upper = Vector256.ConvertToSingle(high.AsInt32());
            a += Vector256.WidenLower(lower) * Vector256.LoadUnsafe(ref sum, (nuint)i);
            b += Vector256.WidenUpper(lower) * Vector256.LoadUnsafe(ref sum, (nuint)i + 4);
            c += Vector256.WidenLower(upper) * Vector256.LoadUnsafe(ref sum, (nuint)i + 8);
            d += Vector256.WidenUpper(upper) * Vector256.LoadUnsafe(ref sum, (nuint)i + 12);
        }

        double dot = Sum((a + b) + (c + d));
        for (; i < counts.Length; i++) dot += counts[i] * sums[i];
        return dot;
    }

    private static double Sum(Vector256<double> lanes) => (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
}
