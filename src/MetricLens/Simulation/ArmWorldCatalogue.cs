using System.Reflection;

namespace MetricLens.Simulation;

/// <summary>Every world of two arms, found by reflection: a world is added by adding its file. They are no part of the calibration's grid.</summary>
public static class ArmWorldCatalogue
{
    /// <summary>Every world, ordered by id.</summary>
    public static IReadOnlyList<IArmWorld> All { get; } = [.. Find(typeof(ArmWorldCatalogue).Assembly).OrderBy(world => world.Card.Id, StringComparer.Ordinal)];

    /// <summary>The world of that id.</summary>
    /// <exception cref="ArgumentException">No world has the id; the message suggests the nearest.</exception>
    public static IArmWorld Get(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return All.FirstOrDefault(world => world.Card.Id == id)
            ?? throw new ArgumentException(Text.Suggestion.Unknown("world of arms", id, All.Select(known => known.Card.Id)), nameof(id));
    }

    private static IEnumerable<IArmWorld> Find(Assembly assembly) => assembly.GetTypes()
        .Where(type => type is { IsAbstract: false, IsInterface: false } && type.IsAssignableTo(typeof(IArmWorld)) && type.GetConstructor(Type.EmptyTypes) is not null)
        .Select(type => (IArmWorld)Activator.CreateInstance(type)!);
}
