namespace MetricLens.Statistics;

/// <summary>The dip test: have values one mode, or more?</summary>
/// <remarks>
/// The dip is the largest distance between the values' distribution function and the nearest one of a single mode, between 1/(2n) and 1/4; it does not depend on
/// place or unit. Reference: Hartigan and Hartigan 1985, <i>Annals of Statistics</i> 13; the algorithm is Hartigan 1985, AS 217, with Maechler's corrections.
/// </remarks>
public static class DipTest
{
    /// <summary>The dip of values.</summary>
    /// <param name="values">Finite values, at least one, in any order.</param>
    /// <exception cref="ArgumentException">There is no value, or one is not finite.</exception>
    public static double Dip(ReadOnlySpan<double> values)
    {
        double[] x = values.ToArray();
        if (x.Length == 0 || x.Any(value => !double.IsFinite(value))) throw new ArgumentException("There must be at least one value, and all must be finite.", nameof(values));
        Array.Sort(x);
        return x.Length < 4 || x[0] == x[^1] ? 0.5 / x.Length : OfSorted(x);
    }

    /// <summary>The p-value that there is one mode, against the uniform distribution, the hardest case; by simulation, with one added to both counts.</summary>
    /// <param name="values">Finite values, at least one, in any order.</param>
    /// <param name="samples">The number of simulated samples, at least 1.</param>
    /// <param name="seed">The seed of the simulation.</param>
    public static double PValue(ReadOnlySpan<double> values, int samples, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(samples, 1);
        double dip = Dip(values);
        double[] uniform = new double[values.Length];
        int asLarge = 0;
        for (int sample = 0; sample < samples; sample++)
        {
            RandomStream stream = RandomStream.Derive(seed, "dip test", sample);
            for (int i = 0; i < uniform.Length; i++) uniform[i] = stream.NextDouble();
            if (Dip(uniform) >= dip) asLarge++;
        }
        return (asLarge + 1.0) / (samples + 1.0);
    }

    /// <summary>Narrows the modal interval until no wider departure is left outside it. Heights are counted in values.</summary>
    private static double OfSorted(double[] x)
    {
        int n = x.Length, low = 0, high = n - 1;
        int[] minorant = Hull(x, fromBelow: true), majorant = Hull(x, fromBelow: false);
        double dip = 1;
        while (true)
        {
            int[] gcm = [.. Chain(minorant, high, low)], lcm = [.. Chain(majorant, low, high)];
            (double gap, int g, int l) = Widest(x, gcm, lcm);
            if (gap < dip) break;
            for (int j = g; j < gcm.Length - 1; j++) dip = Math.Max(dip, Below(x, gcm[j + 1], gcm[j]));
            for (int j = l; j < lcm.Length - 1; j++) dip = Math.Max(dip, Above(x, lcm[j], lcm[j + 1]));
            if (low == gcm[g] && high == lcm[l]) break;
            (low, high) = (gcm[g], lcm[l]);
        }
        return dip / (2.0 * n);
    }

    /// <summary>For each value the next corner, towards the first value, of the greatest convex minorant up to it; or towards the last, of the least concave majorant from it.</summary>
    private static int[] Hull(double[] x, bool fromBelow)
    {
        int n = x.Length, end = fromBelow ? 0 : n - 1, step = fromBelow ? 1 : -1;
        int[] next = new int[n];
        next[end] = end;
        for (int i = end + step; i >= 0 && i < n; i += step)
        {
            next[i] = i - step;
            while (next[i] != end)
            {
                int corner = next[i], beyond = next[corner];
                if ((x[i] - x[corner]) * (corner - beyond) < (x[corner] - x[beyond]) * (i - corner)) break;
                next[i] = beyond;
            }
        }
        return next;
    }

    private static IEnumerable<int> Chain(int[] next, int from, int to)
    {
        yield return from;
        for (int i = from; i != to;) yield return i = next[i];
    }

    /// <summary>The widest gap between minorant and majorant, and the corners at which the modal interval then starts and ends.</summary>
    private static (double Gap, int G, int L) Widest(double[] x, int[] gcm, int[] lcm)
    {
        int g = gcm.Length - 1, l = lcm.Length - 1;
        if (gcm.Length == 2 && lcm.Length == 2) return (1, g, l);
        double gap = 0;
        int i = gcm.Length - 2, j = 1;
        do
        {
            if (gcm[i] > lcm[j])
            {
                int left = gcm[i + 1];
                double there = lcm[j] - left + 1 - ((x[lcm[j]] - x[left]) * (gcm[i] - left) / (x[gcm[i]] - x[left]));
                j++;
                if (there >= gap) (gap, g, l) = (there, i + 1, j - 1);
            }
            else
            {
                int left = lcm[j - 1];
                double there = ((x[gcm[i]] - x[left]) * (lcm[j] - left) / (x[lcm[j]] - x[left])) - (gcm[i] - left - 1);
                i--;
                if (there >= gap) (gap, g, l) = (there, i + 1, j);
            }
            i = Math.Max(i, 0);
            j = Math.Min(j, lcm.Length - 1);
        }
        while (gcm[i] != lcm[j]);
        return (gap, g, l);
    }

    /// <summary>How far the distribution function rises above the minorant's chord from one corner to the next; at least one value.</summary>
    private static double Below(double[] x, int first, int last)
    {
        double most = 1;
        if (last - first <= 1 || x[last] == x[first]) return most;
        double slope = (last - first) / (x[last] - x[first]);
        for (int i = first; i <= last; i++) most = Math.Max(most, i - first + 1 - ((x[i] - x[first]) * slope));
        return most;
    }

    /// <summary>How far it stays below the majorant's chord.</summary>
    private static double Above(double[] x, int first, int last)
    {
        double most = 1;
        if (last - first <= 1 || x[last] == x[first]) return most;
        double slope = (last - first) / (x[last] - x[first]);
        for (int i = first; i <= last; i++) most = Math.Max(most, ((x[i] - x[first]) * slope) - (i - first - 1));
        return most;
    }
}
