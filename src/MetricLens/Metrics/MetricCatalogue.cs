using System.Reflection;

namespace MetricLens.Metrics;

/// <summary>Every metric of the library, found by reflection: a metric is added by adding its file.</summary>
public static class MetricCatalogue
{
    private static readonly Dictionary<string, IMetric> ById = Find(typeof(MetricCatalogue).Assembly);

    /// <summary>Every metric, ordered by id.</summary>
    public static IReadOnlyList<IMetric> All { get; } = [.. ById.Values.OrderBy(metric => metric.Card.Id, StringComparer.Ordinal)];

    /// <summary>The metric of that id.</summary>
    /// <exception cref="ArgumentException">No metric has the id; the message suggests the nearest.</exception>
    public static IMetric Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.TryGetValue(id, out IMetric? metric)
            ? metric
            : throw new ArgumentException(Text.Suggestion.Unknown("metric", id, All.Select(known => known.Card.Id)), nameof(id));
    }

    private static Dictionary<string, IMetric> Find(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IMetric))
            && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (IMetric)Activator.CreateInstance(type)!)
        .ToDictionary(metric => metric.Card.Id, StringComparer.Ordinal);
}
