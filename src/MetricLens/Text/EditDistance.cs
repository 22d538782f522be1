namespace MetricLens.Text;

/// <summary>Edit distances between two sequences.</summary>
public static class EditDistance
{
    /// <summary>The Levenshtein distance: the fewest insertions, deletions and replacements of one item that turn one sequence into the other.</summary>
    /// <remarks>Range 0 to the longer length. Reference: Levenshtein (1966), by the two-row dynamic program of Wagner and Fischer (1974).</remarks>
    public static int Levenshtein<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        int prefix = left.CommonPrefixLength(right);
        left = left[prefix..];
        right = right[prefix..];
        if (left.IsEmpty) return right.Length;
        int[] row = new int[right.Length + 1];
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
}
