using System.Reflection;

namespace MetricLens.Simulation;

/// <summary>Every world of the library, found by reflection: a world is added by adding its file.</summary>
public static class WorldCatalogue
{
    private static readonly Dictionary<string, IWorld> ById = Find(typeof(WorldCatalogue).Assembly);

    /// <summary>Every world, ordered by id.</summary>
    public static IReadOnlyList<IWorld> All { get; } = [.. ById.Values.OrderBy(world => world.Card.Id, StringComparer.Ordinal)];

    /// <summary>The world of that id.</summary>
    /// <exception cref="ArgumentException">No world has the id; the message suggests the nearest.</exception>
    public static IWorld Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ById.TryGetValue(id, out IWorld? world)
            ? world
            : throw new ArgumentException(Text.Suggestion.Unknown("world", id, All.Select(known => known.Card.Id)), nameof(id));
    }

    private static Dictionary<string, IWorld> Find(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IWorld))
            && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (IWorld)Activator.CreateInstance(type)!)
        .ToDictionary(world => world.Card.Id, StringComparer.Ordinal);
}
