using System.Buffers;

namespace MetricLens.Text;

/// <summary>Edit distances between two sequences.</summary>
public static class EditDistance
{
    /// <summary>Rows up to this length stay on the stack: 1 KiB, far below any stack's limit.</summary>
    private const int StackRow = 256;

    /// <summary>The Levenshtein distance: the fewest insertions, deletions and replacements of one item that turn one sequence into the other.</summary>
    /// <remarks>
    /// Range 0 to the longer length; 0 exactly where both are equal, the other's length where one is empty. A metric: symmetric, with
    /// the triangle inequality. Takes time in proportion to the product of the lengths, less their common ends, and memory to the shorter.
    /// Reference: Levenshtein (1966), by the one-row dynamic program of Wagner and Fischer (1974).
    /// </remarks>
    /// <param name="left">One sequence.</param>
    /// <param name="right">The other.</param>
    public static int Levenshtein<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        int prefix = left.CommonPrefixLength(right);
        left = left[prefix..];
        right = right[prefix..];
        int suffix = CommonSuffixLength(left, right);
        left = left[..^suffix];
        right = right[..^suffix];
        if (left.IsEmpty) return right.Length;
        if (right.IsEmpty) return left.Length;
        if (left.Length < right.Length) return Levenshtein(right, left);

        int length = right.Length + 1;
        int[]? rented = length > StackRow ? ArrayPool<int>.Shared.Rent(length) : null;
        Span<int> row = rented is null ? stackalloc int[StackRow] : rented;
        int distance = LastCell(left, right, row[..length]);
        if (rented is not null) ArrayPool<int>.Shared.Return(rented);
        return distance;
    }

    private static int LastCell<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, Span<int> row)
        where T : IEquatable<T>
    {
        for (int j = 0; j < row.Length; j++) row[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (left[i - 1].Equals(right[j - 1]) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row[^1];
    }

    private static int CommonSuffixLength<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        int length = 0;
        while (length < left.Length && length < right.Length && left[^(length + 1)].Equals(right[^(length + 1)])) length++;
        return length;
    }
}
