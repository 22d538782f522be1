namespace MetricLens.Text;

/// <summary>The cheapest way to turn one sequence into another, step by step: what a diff shows.</summary>
/// <remarks>
/// The number of steps that keep nothing is the distance by the same rule; for <see cref="EditRule.Lcs"/> the steps are those of <see cref="EditRule.Indel"/>, which keep the longest common subsequence.
/// Of equally cheap ways one is taken by rule: from the end, to keep, replace or swap goes before to delete, and that before to insert. Memory is bounded: small problems fill one byte a cell, larger ones are
/// halved until they are small (Hirschberg 1975), which may choose another of the equally cheap ways, the same each time.
/// </remarks>
public static class EditAlignment
{
    /// <summary>The cells of a problem that is solved at once: one byte each, 4 MB.</summary>
    private const long SmallCells = 1 << 22;

    /// <summary>The most cells in all: the alignment of longer sequences would take minutes.</summary>
    private const long MostCells = 4_000_000_000;

    /// <summary>The most cells under a rule with swaps, which cannot be halved: 256 MB.</summary>
    private const long MostCellsWithSwaps = 1 << 28;

    /// <summary>The steps from the first item to the last.</summary>
    /// <param name="left">The sequence to turn into the other, such as a model's output.</param>
    /// <param name="right">The other, such as the reference answer.</param>
    /// <param name="rule">The edits that are allowed.</param>
    /// <exception cref="ArgumentException">The sequences are too long to align.</exception>
    public static IReadOnlyList<EditStep> Of<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, EditRule rule = EditRule.Levenshtein)
        where T : IEquatable<T> => Of(left, right, rule, SmallCells);

    /// <summary>The steps, where problems of at most so many cells are solved at once: the fewer, the more are halved.</summary>
    internal static IReadOnlyList<EditStep> Of<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, EditRule rule, long smallCells)
        where T : IEquatable<T>
    {
        int prefix = left.CommonPrefixLength(right);
        int suffix = 0;
        while (suffix < Math.Min(left.Length, right.Length) - prefix && left[^(suffix + 1)].Equals(right[^(suffix + 1)])) suffix++;
        ReadOnlySpan<T> leftCore = left[prefix..^suffix], rightCore = right[prefix..^suffix];
        long cells = (long)leftCore.Length * rightCore.Length;
        if (cells > (rule == EditRule.Osa ? MostCellsWithSwaps : MostCells))
            throw new ArgumentException($"Sequences of {left.Length} and {right.Length} items are too long to align.", nameof(left));
        List<EditStep> steps = new(Math.Max(left.Length, right.Length));
        for (int i = 0; i < prefix; i++) steps.Add(new(EditOperation.Kept, i, i));
        Align(leftCore, rightCore, prefix, prefix, rule, smallCells, steps);
        for (int i = suffix; i > 0; i--) steps.Add(new(EditOperation.Kept, left.Length - i, right.Length - i));
        return steps;
    }

    private static void Align<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int leftStart, int rightStart, EditRule rule, long smallCells, List<EditStep> steps)
        where T : IEquatable<T>
    {
        if (left.Length < 2 || rule == EditRule.Osa || ((long)left.Length + 1) * (right.Length + 1) <= smallCells)
        {
            AlignAtOnce(left, right, leftStart, rightStart, rule, steps);
            return;
        }
        int middle = left.Length / 2, replacement = rule == EditRule.Levenshtein ? 1 : 2;
        int[] above = LastRow(left[..middle], right, replacement, isReversed: false), below = LastRow(left[middle..], right, replacement, isReversed: true);
        int cut = 0;
        for (int j = 1; j <= right.Length; j++)
            if (above[j] + below[right.Length - j] < above[cut] + below[right.Length - cut]) cut = j;
        Align(left[..middle], right[..cut], leftStart, rightStart, rule, smallCells, steps);
        Align(left[middle..], right[cut..], leftStart + middle, rightStart + cut, rule, smallCells, steps);
    }

    private static int[] LastRow<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int replacement, bool isReversed)
        where T : IEquatable<T>
    {
        int[] row = [.. Enumerable.Range(0, right.Length + 1)];
        for (int i = 1; i <= left.Length; i++)
        {
            T item = left[isReversed ? ^i : i - 1];
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= right.Length; j++)
            {
                int replaced = diagonal + (item.Equals(right[isReversed ? ^j : j - 1]) ? 0 : replacement);
                diagonal = row[j];
                row[j] = Math.Min(replaced, Math.Min(row[j], row[j - 1]) + 1);
            }
        }
        return row;
    }

    private static void AlignAtOnce<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, int leftStart, int rightStart, EditRule rule, List<EditStep> steps)
        where T : IEquatable<T>
    {
        byte[] ways = Ways(left, right, rule);
        int width = right.Length + 1, first = steps.Count;
        for (int i = left.Length, j = right.Length; i > 0 || j > 0;)
        {
            var way = (EditOperation)ways[(i * width) + j];
            int back = way == EditOperation.Swapped ? 2 : 1;
            if (way != EditOperation.Inserted) i -= back;
            if (way != EditOperation.Deleted) j -= back;
            steps.Add(new(way, leftStart + i, rightStart + j));
        }
        steps.Reverse(first, steps.Count - first);
    }

    /// <summary>For every pair of beginnings, the last step of the cheapest way between them.</summary>
    private static byte[] Ways<T>(ReadOnlySpan<T> left, ReadOnlySpan<T> right, EditRule rule)
        where T : IEquatable<T>
    {
        int width = right.Length + 1;
        byte[] ways = new byte[(left.Length + 1) * width];
        int[] before = new int[width], above = new int[width], row = [.. Enumerable.Range(0, width)];
        for (int j = 1; j < width; j++) ways[j] = (byte)EditOperation.Inserted;
        for (int i = 1; i <= left.Length; i++)
        {
            (before, above, row) = (above, row, before);
            row[0] = i;
            ways[i * width] = (byte)EditOperation.Deleted;
            for (int j = 1; j < width; j++)
            {
                bool isSame = left[i - 1].Equals(right[j - 1]);
                int least = isSame ? above[j - 1] : rule is EditRule.Levenshtein or EditRule.Osa ? above[j - 1] + 1 : int.MaxValue;
                EditOperation way = isSame ? EditOperation.Kept : EditOperation.Replaced;
                if (rule == EditRule.Osa && i > 1 && j > 1 && left[i - 1].Equals(right[j - 2]) && left[i - 2].Equals(right[j - 1]) && before[j - 2] + 1 < least)
                    (least, way) = (before[j - 2] + 1, EditOperation.Swapped);
                if (above[j] + 1 < least) (least, way) = (above[j] + 1, EditOperation.Deleted);
                if (row[j - 1] + 1 < least) (least, way) = (row[j - 1] + 1, EditOperation.Inserted);
                row[j] = least;
                ways[(i * width) + j] = (byte)way;
            }
        }
        return ways;
    }
}
