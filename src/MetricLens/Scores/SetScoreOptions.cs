namespace MetricLens.Scores;

/// <summary>How set-level scores are given their intervals.</summary>
public sealed record SetScoreOptions
{
    /// <summary>The level of the intervals.</summary>
    public double Level { get; init; } = 0.95;

    /// <summary>The number of bootstrap resamples, at least 100.</summary>
    public int Resamples { get; init; } = 1000;

    /// <summary>The seed of the resamples.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The most threads to use; −1 for as many as the machine has. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;
}
