using MetricLens.Statistics;

namespace MetricLens.Simulation;

/// <summary>A world with known truth in which the same models answer under two arms: a baseline, and one that may do them good.</summary>
/// <remarks>
/// A world is one class in one file with a parameterless constructor; <see cref="ArmWorldCatalogue"/> finds it.
/// Implementations hold no state and may be called by several threads at once.
/// </remarks>
public interface IArmWorld
{
    /// <summary>What the world is: its name, the truth of the difference between the arms, and the verdicts on it that do it justice.</summary>
    WorldCard Card { get; }

    /// <summary>Draws whatever the world leaves to chance, and gives the ability under each arm.</summary>
    /// <param name="layout">The scales and the number of examples.</param>
    /// <param name="stream">The world's own random numbers; the draws must depend on nothing else.</param>
    /// <returns>The ability of every scale on every example under each arm; pure functions.</returns>
    (LatentPath Baseline, LatentPath Arm) Draw(WorldLayout layout, RandomStream stream);
}
