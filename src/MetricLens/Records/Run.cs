namespace MetricLens.Records;

/// <summary>One trained model under one arm: the unit that is replicated by seeds.</summary>
/// <param name="Family">The models that differ in scale alone.</param>
/// <param name="Model">The model's name.</param>
/// <param name="Seed">The training seed, where known.</param>
/// <param name="Arm">The condition that is compared within a task, where there is one.</param>
/// <param name="Scales">The model's scales.</param>
public sealed record Run(string Family, string Model, long? Seed, string? Arm, ScaleValues Scales)
{
    /// <summary>The model's name with its seed, such as <c>w064 seed 1</c>.</summary>
    public string Label => Seed is { } seed ? FormattableString.Invariant($"{Model} seed {seed}") : Model;
}
