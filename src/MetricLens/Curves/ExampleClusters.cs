using MetricLens.Records;

namespace MetricLens.Curves;

/// <summary>The clusters of a choice of examples, as small numbers.</summary>
internal static class ExampleClusters
{
    /// <summary>The cluster of each chosen example, from 0 in the order in which they are met; <see langword="null"/> where every example stands alone.</summary>
    /// <param name="all">The examples that are chosen from.</param>
    /// <param name="chosen">The places of the chosen ones.</param>
    public static int[]? Of(IReadOnlyList<Example> all, int[] chosen)
    {
        if (chosen.All(example => all[example].Cluster is null)) return null;
        var ids = new Dictionary<string, int>(StringComparer.Ordinal);
        // An example without a cluster is one of its own; its id cannot be a cluster's name because of the leading NUL.
        return Array.ConvertAll(chosen, place =>
        {
            Example example = all[place];
            string name = example.Cluster ?? "\0" + example.Id;
            return ids.TryGetValue(name, out int id) ? id : ids[name] = ids.Count;
        });
    }
}
