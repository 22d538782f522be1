namespace MetricLens.Simulation;

/// <summary>What is simulated; every choice has a default. Standard deviations are on the logit scale.</summary>
public sealed record SimulationOptions
{
    /// <summary>K, the number of scales, 2 to 100.</summary>
    public int Models { get; init; } = 8;

    /// <summary>n, the number of examples, which all models share, at least 1.</summary>
    public int Examples { get; init; } = 300;

    /// <summary>L, the number of tokens of a target, at least 1; worlds of choices have none.</summary>
    public int Length { get; init; } = 5;

    /// <summary>τ, the standard deviation between models, at least 0.</summary>
    public double Tau { get; init; } = 0.1;

    /// <summary>The distribution of the noise between models.</summary>
    public ModelNoise Noise { get; init; }

    /// <summary>The number of training seeds at each scale, at least 1; each has its own noise.</summary>
    public int SeedsPerScale { get; init; } = 1;

    /// <summary>How the scales are spread over the parameter axis.</summary>
    public ScaleSpacing Spacing { get; init; }

    /// <summary>The places of the scales on the log axis of parameters, one a model, rising; <see langword="null"/> for those of <see cref="Spacing"/>.</summary>
    internal IReadOnlyList<double>? Positions { get; init; }

    /// <summary>The number of choices: 0 for text, 2 to 26 for choices; <see langword="null"/> for 0 in worlds of text and 4 in worlds of choices.</summary>
    public int? Choices { get; init; }

    /// <summary>How many neighbouring examples share a cluster, at least 1; they share half of the variance of difficulty.</summary>
    public int ClusterSize { get; init; } = 1;

    /// <summary>The standard deviation of the examples' difficulty, which all models share, at least 0; in worlds of choices that of the margin.</summary>
    public double DifficultySpread { get; init; } = 0.7;

    /// <summary>The standard deviation of a token's difficulty about its example's, which all models share, at least 0.</summary>
    public double TokenSpread { get; init; } = 0.3;

    /// <summary>The name of the records' task; <see langword="null"/> for the world's id.</summary>
    public string? Task { get; init; }

    /// <summary>The seed of everything random.</summary>
    public long Seed { get; init; } = 1;
}
