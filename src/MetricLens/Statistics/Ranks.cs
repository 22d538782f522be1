namespace MetricLens.Statistics;

/// <summary>Places of values in ascending order, from 1; equal values share the mean of their places.</summary>
internal static class Ranks
{
    /// <summary>The ranks, in the order of the values.</summary>
    /// <param name="values">Finite values.</param>
    /// <param name="ties">The sum of t³ − t over the groups of equal values, t values each: what ties take from a variance.</param>
    internal static double[] Of(ReadOnlySpan<double> values, out double ties)
    {
        int[] order = new int[values.Length];
        for (int i = 0; i < order.Length; i++) order[i] = i;
        double[] sorted = values.ToArray();
        Array.Sort(sorted, order);
        double[] ranks = new double[order.Length];
        ties = 0;
        for (int start = 0; start < order.Length;)
        {
            int end = start + 1;
            while (end < order.Length && sorted[end] == sorted[start]) end++;
            double equal = end - start;
            for (int i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2.0;
            ties += (equal * equal * equal) - equal;
            start = end;
        }
        return ranks;
    }

    /// <summary>Refuses a sample that has a value that is not finite, or too few values.</summary>
    internal static void Require(ReadOnlySpan<double> values, int least, string name)
    {
        if (values.Length < least) throw new ArgumentException(FormattableString.Invariant($"There must be at least {least} values; there are {values.Length}."), name);
        for (int i = 0; i < values.Length; i++)
            if (!double.IsFinite(values[i])) throw new ArgumentException(FormattableString.Invariant($"The value at index {i} is {values[i]}; it must be finite."), name);
    }
}
