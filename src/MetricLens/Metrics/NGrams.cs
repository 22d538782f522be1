namespace MetricLens.Metrics;

/// <summary>Counts stretches of n items.</summary>
internal static class NGrams
{
    /// <summary>How many stretches of n items two sequences have in common, each counted as often as both have it.</summary>
    internal static int Common(int[] left, int[] right, int n)
    {
        Dictionary<Gram, int> counts = Counts(right, n);
        int common = 0;
        for (int i = 0; i + n <= left.Length; i++)
        {
            var gram = new Gram(left, i, n);
            if (counts.GetValueOrDefault(gram) == 0) continue;
            counts[gram]--;
            common++;
        }
        return common;
    }

    /// <summary>How many stretches of n items a sequence has in common with the richest of several, each counted as often as any one of them has it.</summary>
    internal static int Clipped(int[] output, IReadOnlyList<int[]> references, int n)
    {
        var most = new Dictionary<Gram, int>();
        foreach (int[] reference in references)
            foreach ((Gram gram, int count) in Counts(reference, n)) most[gram] = Math.Max(count, most.GetValueOrDefault(gram));
        return Counts(output, n).Sum(gram => Math.Min(gram.Value, most.GetValueOrDefault(gram.Key)));
    }

    private static Dictionary<Gram, int> Counts(int[] items, int n)
    {
        var counts = new Dictionary<Gram, int>();
        for (int i = 0; i + n <= items.Length; i++)
        {
            var gram = new Gram(items, i, n);
            counts[gram] = counts.GetValueOrDefault(gram) + 1;
        }
        return counts;
    }

    private readonly struct Gram(int[] items, int start, int length) : IEquatable<Gram>
    {
        private ReadOnlySpan<int> Items => items.AsSpan(start, length);

        public bool Equals(Gram other) => Items.SequenceEqual(other.Items);

        public override bool Equals(object? obj) => obj is Gram other && Equals(other);

        public override int GetHashCode()
        {
            var hash = default(HashCode);
            foreach (int item in Items) hash.Add(item);
            return hash.ToHashCode();
        }
    }
}
