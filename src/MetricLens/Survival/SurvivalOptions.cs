namespace MetricLens.Survival;

/// <summary>What the survival test asks for.</summary>
public sealed record SurvivalOptions
{
    /// <summary>The level of the tests and of the one-sided bounds.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>Δ, the step share from which most of the improvement counts as a step.</summary>
    public double LeastStepShare { get; init; } = 0.5;

    /// <summary>The slope below an onset, relative to the slope above it, up to which it counts as flat.</summary>
    public double OnsetRatio { get; init; } = 0.25;

    /// <summary>The number of bootstrap resamples.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>The seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The one degree of the smooth curves that a step is held against; <see langword="null"/> for every degree that the method asks for.</summary>
    /// <remarks>For sensitivity analyses: a claim must hold under every degree.</remarks>
    public int? SmoothDegree { get; init; }

    /// <summary>Whether only the verdict is wanted: no interval of a subset's share, which decides nothing.</summary>
    internal bool VerdictOnly { get; init; }
}
