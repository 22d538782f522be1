namespace MetricLens.Notebooks;

/// <summary>What a restore gave.</summary>
/// <param name="Assemblies">The paths of the managed assemblies that run.</param>
/// <param name="Natives">The paths of the native libraries.</param>
internal sealed record RestoredPackages(IReadOnlyList<string> Assemblies, IReadOnlyList<string> Natives);
