using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>A world with known truth: how ability grows with scale, before noise between models and before outputs are sampled.</summary>
/// <remarks>
/// A world is one class in one file with a parameterless constructor; <see cref="WorldCatalogue"/> finds it.
/// Implementations hold no state and may be called by several threads at once.
/// </remarks>
public interface IWorld
{
    /// <summary>What the world is: its name, its truth and the verdicts that do it justice.</summary>
    WorldCard Card { get; }

    /// <summary>Draws whatever the world leaves to chance, such as the place of a step, and gives its ability.</summary>
    /// <param name="layout">The scales and the number of examples.</param>
    /// <param name="stream">The world's own random numbers; the draws must depend on nothing else.</param>
    /// <returns>The ability of every scale on every example; a pure function.</returns>
    LatentPath Draw(WorldLayout layout, RandomStream stream);
}
