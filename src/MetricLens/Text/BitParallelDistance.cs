using System.Buffers;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace MetricLens.Text;

/// <summary>Levenshtein and indel distances, 64 cells of a column at a time.</summary>
/// <remarks>
/// Neighbouring cells of the dynamic program differ by −1, 0 or 1, so that a column's differences are two words of bits, and one addition carries them to the next column.
/// Longer sequences are done in strips of 64 rows; what a strip's last row does to the strip below is kept as a byte a column.
/// References: Myers (1999), in the form of Hyyrö (2003), A bit-vector algorithm for computing Levenshtein and Damerau edit distances; for indels Hyyrö (2004), Bit-parallel LCS-length computation revisited.
/// </remarks>
internal static class BitParallelDistance
{
    /// <summary>The rows of a strip.</summary>
    private const int Rows = 64;

    /// <summary>The rows that stand in one vector of 512 bits of integers.</summary>
    private const int FewRows = 16;

    /// <summary>Carries of sequences up to this length stay on the stack.</summary>
    private const int StackCarries = 1024;

    private const byte Up = 1;

    /// <summary>The distance by the fastest way that the machine has.</summary>
    /// <param name="longer">One sequence, not empty.</param>
    /// <param name="shorter">The other, not empty.</param>
    /// <param name="isIndel">Whether a replacement costs 2, as a deletion and an insertion, and not 1.</param>
    public static int Of<T>(ReadOnlySpan<T> longer, ReadOnlySpan<T> shorter, bool isIndel)
        where T : unmanaged, IBinaryInteger<T> =>
        Of(longer, shorter, isIndel, Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : Vector128.IsHardwareAccelerated ? 128 : 0);

    /// <summary>The distance, with vectors of a number of bits, or none.</summary>
    internal static int Of<T>(ReadOnlySpan<T> longer, ReadOnlySpan<T> shorter, bool isIndel, int vectorBits)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (shorter.Length <= Rows) return longer.Length + Strip(longer, shorter, default, isIndel, vectorBits);
        byte[]? rented = longer.Length > StackCarries ? ArrayPool<byte>.Shared.Rent(longer.Length) : null;
        Span<byte> carries = (rented is null ? stackalloc byte[StackCarries] : rented)[..longer.Length];
        // Above the first row each column is one more than the column before; nothing is added to the first bits.
        carries.Fill(isIndel ? (byte)0 : Up);
        int distance = longer.Length;
        for (int from = 0; from < shorter.Length; from += Rows) distance += Strip(longer, shorter.Slice(from, Math.Min(Rows, shorter.Length - from)), carries, isIndel, vectorBits);
        if (rented is not null) ArrayPool<byte>.Shared.Return(rented);
        return distance;
    }

    /// <summary>What a strip adds to the last column; <paramref name="carries"/>, where there are several strips, goes from the row above it to its last.</summary>
    private static int Strip<T>(ReadOnlySpan<T> columns, ReadOnlySpan<T> rows, Span<byte> carries, bool isIndel, int vectorBits)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (vectorBits == 0)
            return Rule(columns, rows.Length, new TableMatch<T>(rows, stackalloc T[2 * Rows], stackalloc ulong[2 * Rows]), carries, isIndel);
        // What stands past the rows' end sets only bits that are not counted. Few rows get little room, which is quicker cleared; the widest vector fits in.
        Span<T> padded = rows.Length <= FewRows && Unsafe.SizeOf<T>() == sizeof(int) ? stackalloc T[FewRows] : stackalloc T[Rows];
        rows.CopyTo(padded);
        return vectorBits switch
        {
            512 => Rule(columns, rows.Length, new VectorMatch512<T>(padded, rows.Length), carries, isIndel),
            256 => Rule(columns, rows.Length, new VectorMatch256<T>(padded, rows.Length), carries, isIndel),
            _ => Rule(columns, rows.Length, new VectorMatch128<T>(padded, rows.Length), carries, isIndel),
        };
    }

    private static int Rule<T, TMatch>(ReadOnlySpan<T> columns, int rows, TMatch match, Span<byte> carries, bool isIndel)
        where TMatch : IItemMatch<T>, allows ref struct
    {
        ulong counted = ulong.MaxValue >> (Rows - rows);
        if (isIndel) return rows - (2 * BitOperations.PopCount(~(carries.IsEmpty ? Common(columns, match) : Common(columns, match, carries)) & counted));
        (ulong up, ulong down) = carries.IsEmpty ? Differences(columns, match) : Differences(columns, match, carries);
        return BitOperations.PopCount(up & counted) - BitOperations.PopCount(down & counted);
    }

    /// <summary>Where the last column rises and falls from row to row, of one strip.</summary>
    private static (ulong Up, ulong Down) Differences<T, TMatch>(ReadOnlySpan<T> columns, TMatch match)
        where TMatch : IItemMatch<T>, allows ref struct
    {
        ulong up = ulong.MaxValue, down = 0;
        foreach (T column in columns)
        {
            ulong equal = match.Of(column);
            ulong vertical = equal | down;
            ulong horizontal = (((equal & up) + up) ^ up) | equal;
            ulong rightUp = ((down | ~(horizontal | up)) << 1) | 1;
            ulong rightDown = (up & horizontal) << 1;
            up = rightDown | ~(vertical | rightUp);
            down = rightUp & vertical;
        }
        return (up, down);
    }

    /// <summary>The same of a strip among several.</summary>
    private static (ulong Up, ulong Down) Differences<T, TMatch>(ReadOnlySpan<T> columns, TMatch match, Span<byte> carries)
        where TMatch : IItemMatch<T>, allows ref struct
    {
        ulong up = ulong.MaxValue, down = 0;
        for (int j = 0; j < columns.Length && j < carries.Length; j++)
        {
            ulong above = carries[j];
            ulong equal = match.Of(columns[j]);
            ulong vertical = equal | down;
            equal |= above >> 1;
            ulong horizontal = (((equal & up) + up) ^ up) | equal;
            ulong rightUp = down | ~(horizontal | up);
            ulong rightDown = up & horizontal;
            carries[j] = (byte)((rightUp >> (Rows - 1)) | ((rightDown >> (Rows - 1)) << 1));
            rightUp = (rightUp << 1) | (above & Up);
            rightDown = (rightDown << 1) | (above >> 1);
            up = rightDown | ~(vertical | rightUp);
            down = rightUp & vertical;
        }
        return (up, down);
    }

    /// <summary>The rows at which the longest common subsequence with the columns grows, as bits that are not set, of one strip.</summary>
    private static ulong Common<T, TMatch>(ReadOnlySpan<T> columns, TMatch match)
        where TMatch : IItemMatch<T>, allows ref struct
    {
        ulong rows = ulong.MaxValue;
        foreach (T column in columns)
        {
            ulong equal = rows & match.Of(column);
            rows = (rows + equal) | (rows - equal);
        }
        return rows;
    }

    /// <summary>The same of a strip among several.</summary>
    private static ulong Common<T, TMatch>(ReadOnlySpan<T> columns, TMatch match, Span<byte> carries)
        where TMatch : IItemMatch<T>, allows ref struct
    {
        ulong rows = ulong.MaxValue;
        for (int j = 0; j < columns.Length && j < carries.Length; j++)
        {
            ulong equal = rows & match.Of(columns[j]);
            ulong sum = rows + equal;
            ulong carried = sum + carries[j];
            // The sum passes 64 bits in one of its two additions at most.
            carries[j] = (byte)((sum < rows ? 1 : 0) | (carried < sum ? 1 : 0));
            rows = carried | (rows - equal);
        }
        return rows;
    }
}
