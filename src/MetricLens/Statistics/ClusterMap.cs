namespace MetricLens.Statistics;

/// <summary>Which resampling unit each example belongs to: its cluster, or itself where there are no clusters.</summary>
internal sealed class ClusterMap
{
    private readonly int[]? _clusters;

    /// <summary>Checks cluster ids and counts their examples.</summary>
    /// <exception cref="ArgumentException">The ids do not match the examples, or do not run from 0 without a gap.</exception>
    internal ClusterMap(int examples, int[]? clusters)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(examples, 1);
        Examples = examples;
        _clusters = (int[]?)clusters?.Clone();
        Sizes = clusters is null ? [] : Count(examples, clusters);
        Units = clusters is null ? examples : Sizes.Length;
    }

    /// <summary>The number of examples, 1 or more.</summary>
    internal int Examples { get; }

    /// <summary>The number of units: clusters, or examples where there are no clusters.</summary>
    internal int Units { get; }

    /// <summary>The examples in each cluster; empty where there are no clusters.</summary>
    internal int[] Sizes { get; }

    /// <summary>Whether examples come in clusters.</summary>
    internal bool IsClustered => _clusters is not null;

    /// <summary>The examples in one unit.</summary>
    internal int Size(int unit) => IsClustered ? Sizes[unit] : 1;

    /// <summary>The sums of per-example values over each unit's examples.</summary>
    /// <exception cref="ArgumentException">There is not one finite value an example.</exception>
    internal double[] Sums(ReadOnlySpan<double> values)
    {
        if (values.Length != Examples)
            throw new ArgumentException(
                FormattableString.Invariant($"There are {values.Length} values for {Examples} examples."), nameof(values));
        for (int i = 0; i < values.Length; i++)
        {
            if (!double.IsFinite(values[i]))
                throw new ArgumentException(
                    FormattableString.Invariant($"The value at index {i} is {values[i]}; it must be finite."), nameof(values));
        }

        if (_clusters is null) return values.ToArray();
        CompensatedSum[] sums = new CompensatedSum[Units];
        for (int i = 0; i < values.Length; i++) sums[_clusters[i]].Add(values[i]);
        return Array.ConvertAll(sums, static sum => sum.Value);
    }

    private static int[] Count(int examples, int[] clusters)
    {
        if (clusters.Length != examples)
            throw new ArgumentException(
                FormattableString.Invariant($"There are {clusters.Length} cluster ids for {examples} examples."), nameof(clusters));
        int[] sizes = new int[examples];
        int largest = -1;
        for (int i = 0; i < clusters.Length; i++)
        {
            int id = clusters[i];
            if (id < 0 || id >= examples)
                throw new ArgumentException(
                    FormattableString.Invariant($"The cluster id at index {i} is {id}; ids must run from 0 without a gap."), nameof(clusters));
            sizes[id]++;
            largest = Math.Max(largest, id);
        }

        int empty = Array.IndexOf(sizes, 0, 0, largest + 1);
        if (empty >= 0)
            throw new ArgumentException(
                FormattableString.Invariant($"No example has the cluster id {empty}; ids must run from 0 without a gap."), nameof(clusters));
        return sizes[..(largest + 1)];
    }
}
