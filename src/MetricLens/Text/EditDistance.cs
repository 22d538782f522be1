using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MetricLens.Text;

/// <summary>Edit distances between two sequences.</summary>
public static class EditDistance
{
    /// <summary>Rows up to this length stay on the stack: 1 KiB, far below any stack's limit.</summary>
    private const int StackRow = 256;

    /// <summary>The most cells that a comparison fills, some seconds' work: two texts of 60,000 units in full, or of a million that differ in few places.</summary>
    private const long MostCells = 4_000_000_000;

    /// <summary>The half width of the first band beside the difference of the lengths, how many times as wide each further one is, and the share of the whole beyond which a band saves little.</summary>
    private const int FirstHalf = 64, Widening = 4, WorthwhileShare = 4;

    /// <summary>The Levenshtein distance: the fewest insertions, deletions and replacements of one item that turn one sequence into the other.</summary>
    /// <remarks>
    /// Range 0 to the longer length; 0 exactly where both are equal, the other's length where one is empty. A metric: symmetric, with
    /// the triangle inequality. Takes memory in proportion to the longer length, and time to the product of the lengths, less their common ends; where that is
    /// long, to the longer length times the distance. Reference: Levenshtein (1966), by the bits of Myers (1999) where items are <see cref="int"/> or <see cref="char"/>, else by the dynamic program of Wagner and Fischer (1974), and by
    /// the band of Ukkonen (1985) where sequences are too long for either.
    /// </remarks>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <exception cref="ArgumentException">The sequences are too long for their distance to be found in some seconds; <see cref="TryMeasure"/> says so without.</exception>
    public static int Levenshtein<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T> => Of(left, right, EditRule.Levenshtein);

    /// <summary>The Levenshtein distance of two texts in Unicode code points.</summary>
    /// <remarks>As of their <see cref="CodePoints.Of"/>, without making them where each is one UTF-16 unit.</remarks>
    /// <param name="left">One text.</param>
    /// <param name="right">The other.</param>
    /// <exception cref="ArgumentException">The texts are too long for their distance to be found in some seconds.</exception>
    public static int Levenshtein(string left, string right)
    {
        ArgumentNullException.ThrowIfNull(left);
        ArgumentNullException.ThrowIfNull(right);
        return CodePoints.HasPair(left) || CodePoints.HasPair(right) ? Levenshtein<int>(CodePoints.Of(left), CodePoints.Of(right)) : Levenshtein(left.AsSpan(), right.AsSpan());
    }

    /// <summary>The distance by a rule.</summary>
    /// <remarks>
    /// Each is symmetric and 0 exactly where both are equal. Indel: la + lb − 2·LCS, from Levenshtein's to twice it. Lcs: the longer length − LCS. Osa: at most Levenshtein's; it lacks the triangle inequality.
    /// References: Levenshtein (1966); Damerau (1964).
    /// </remarks>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <param name="rule">The rule.</param>
    /// <exception cref="ArgumentException">The sequences are too long.</exception>
    public static int Of<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, EditRule rule)
        where T : IEquatable<T> => TryMeasure(left, right, rule, out int distance)
            ? distance
            : throw new ArgumentException($"Sequences of {left.Length} and {right.Length} items are too long to compare.", nameof(left));

    /// <summary>The distance by a rule, where it can be found in some seconds.</summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    /// <param name="rule">The rule.</param>
    /// <param name="distance">The distance.</param>
    /// <returns>Whether it was found; that depends on the sequences only.</returns>
    public static bool TryMeasure<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, EditRule rule, out int distance)
        where T : IEquatable<T>
    {
        int longer = Math.Max(left.Length, right.Length), sum = left.Length + right.Length;
        int prefix = left.CommonPrefixLength(right);
        left = left[prefix..];
        right = right[prefix..];
        int suffix = CommonSuffixLength(left, right);
        left = left[..^suffix];
        right = right[..^suffix];
        bool isFound = left.Length < right.Length ? TryTrimmed(right, left, rule, out distance) : TryTrimmed(left, right, rule, out distance);
        if (rule == EditRule.Lcs) distance = longer - ((sum - distance) / 2);
        return isFound;
    }

    private static bool TryTrimmed<T>(ReadOnlySpan<T> longer, ReadOnlySpan<T> shorter, EditRule rule, out int distance)
        where T : IEquatable<T>
    {
        distance = longer.Length;
        if (shorter.IsEmpty) return true;
        int replacement = rule is EditRule.Indel or EditRule.Lcs ? 2 : 1;
        long cells = (long)longer.Length * shorter.Length;
        if (rule == EditRule.Osa)
        {
            if (cells > MostCells) return false;
            distance = OsaLastCell(longer, shorter);
            return true;
        }
        if (cells <= MostCells)
        {
            bool isIndel = replacement == 2;
            distance = typeof(T) == typeof(int) ? BitParallelDistance.Of(As<T, int>(longer), As<T, int>(shorter), isIndel)
                : typeof(T) == typeof(char) ? BitParallelDistance.Of(As<T, ushort>(longer), As<T, ushort>(shorter), isIndel)
                : Plain(longer, shorter, replacement);
            return true;
        }
        return TryBand(longer, shorter, replacement, out distance);
    }

    /// <summary>The same items as integers of their size.</summary>
    private static ReadOnlySpan<TInteger> As<T, TInteger>(ReadOnlySpan<T> items) =>
        MemoryMarshal.CreateReadOnlySpan(ref Unsafe.As<T, TInteger>(ref MemoryMarshal.GetReference(items)), items.Length);

    /// <summary>The distance cell by cell: for items of any type, and what the quicker ways are held to.</summary>
    internal static int Plain<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int replacement)
        where T : IEquatable<T>
    {
        int length = right.Length + 1;
        int[]? rented = length > StackRow ? ArrayPool<int>.Shared.Rent(length) : null;
        Span<int> row = (rented is null ? stackalloc int[StackRow] : rented)[..length];
        for (int j = 0; j < row.Length; j++) row[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1].Equals(right[j - 1]) ? 0 : replacement);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        int distance = row[^1];
        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
        return distance;
    }

    /// <summary>Looks in bands about the diagonal, each four times as wide as the one before, as long as a band is a fraction of the whole.</summary>
    /// <remarks>A distance within the band's half width is right: no path that leaves the band costs less than that.</remarks>
    internal static bool TryBand<T>(ReadOnlySpan<T> longer, ReadOnlySpan<T> shorter, int replacement, out int distance)
        where T : IEquatable<T>
    {
        distance = -1;
        int[] row = new int[shorter.Length + 1];
        for (long half = FirstHalf + longer.Length - shorter.Length; half < shorter.Length / WorthwhileShare && half * 2 * longer.Length <= MostCells; half *= Widening)
        {
            int found = BandLastCell(longer, shorter, replacement, row, (int)half);
            if (found > half) continue;
            distance = found;
            return true;
        }
        return false;
    }

    /// <summary>The distance where it is at most half the band's width; else a number above that.</summary>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other, not empty.</param>
    /// <param name="replacement">What a replacement costs.</param>
    /// <param name="row">Room for one number more than the other has items.</param>
    /// <param name="half">How far from the diagonal cells are looked at, at least the difference of the lengths.</param>
    internal static int BandLastCell<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int replacement, Span<int> row, int half)
        where T : IEquatable<T>
    {
        const int Far = int.MaxValue / 2;
        for (int j = 0; j < row.Length; j++) row[j] = j <= half ? j : Far;
        for (int i = 1; i <= left.Length; i++)
        {
            int from = Math.Max(1, i - half), to = Math.Min(right.Length, i + half);
            int diagonal = row[from - 1];
            // Left of the band nothing can be reached; right of it the row still holds what lies outside.
            row[from - 1] = from == 1 && i <= half ? i : Far;
            for (int j = from; j <= to; j++)
            {
                int replaced = diagonal + (left[i - 1].Equals(right[j - 1]) ? 0 : replacement);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    private static int OsaLastCell<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        int[] before = new int[right.Length + 1], above = [.. Enumerable.Range(0, right.Length + 1)], row = new int[right.Length + 1];
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int least = Math.Min(above[j - 1] + (left[i - 1].Equals(right[j - 1]) ? 0 : 1), Math.Min(above[j], row[j - 1]) + 1);
                if (i > 1 && j > 1 && left[i - 1].Equals(right[j - 2]) && left[i - 2].Equals(right[j - 1])) least = Math.Min(least, before[j - 2] + 1);
                row[j] = least;
            }
            (before, above, row) = (above, row, before);
        }
        return above[^1];
    }

    private static int CommonSuffixLength<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        int length = 0;
        while (length < left.Length && length < right.Length && left[^(length + 1)].Equals(right[^(length + 1)])) length++;
        return length;
    }
}
