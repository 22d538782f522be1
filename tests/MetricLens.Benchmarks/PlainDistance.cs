namespace MetricLens.Benchmarks;

/// <summary>The Levenshtein distance as textbooks have it: the yardstick of every faster way.</summary>
internal static class PlainDistance
{
    /// <summary>The dynamic program in two rows.</summary>
    public static int TwoRows<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right)
        where T : IEquatable<T>
    {
        int[] above = new int[right.Length + 1], row = new int[right.Length + 1];
        for (int j = 0; j < above.Length; j++) above[j] = j;
        for (int i = 1; i <= left.Length; i++)
        {
            row[0] = i;
            for (int j = 1; j < row.Length; j++)
            {
                int replaced = above[j - 1] + (left[i - 1].Equals(right[j - 1]) ? 0 : 1);
                row[j] = Math.Min(replaced, Math.Min(above[j], row[j - 1]) + 1);
            }
            (above, row) = (row, above);
        }
        return above[^1];
    }
}
