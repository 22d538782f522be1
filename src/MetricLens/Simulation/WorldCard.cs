using MetricLens.Survival;

namespace MetricLens.Simulation;

/// <summary>What a world is, said once: for the catalogue, the reports and the tables of error rates.</summary>
public sealed record WorldCard
{
    /// <summary>The world's permanent name in files and options, in snake case; records take it as their task.</summary>
    public required string Id { get; init; }

    /// <summary>The world's name as a table shows it, such as <c>power law</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence that defines the world.</summary>
    public required string Summary { get; init; }

    /// <summary>What the models are asked for.</summary>
    public WorldKind Kind { get; init; }

    /// <summary>What ability truly does over scale.</summary>
    public required WorldTruth Truth { get; init; }

    /// <summary>The verdicts that do the world justice; <see cref="Verdict.Inconclusive"/> never errs and is left out.</summary>
    public required IReadOnlyList<Verdict> RightVerdicts { get; init; }

    /// <summary>Where the world comes from.</summary>
    public required string Reference { get; init; }
}
