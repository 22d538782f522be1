using MetricLens.Records;

namespace MetricLens.Comparisons;

/// <summary>One side of a comparison: a model, a checkpoint, or a single run of either.</summary>
/// <param name="Name">The shortest name that tells it from the others, or the one it was asked for by.</param>
/// <param name="Runs">Its runs, at least one; several are training seeds, whose scores are averaged example by example.</param>
public sealed record Contender(string Name, IReadOnlyList<Run> Runs);
