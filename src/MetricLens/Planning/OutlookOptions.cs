namespace MetricLens.Planning;

/// <summary>How an outlook is computed; every choice has a default.</summary>
public sealed record OutlookOptions
{
    /// <summary>The power at which a task counts as settled, strictly between 0 and 1.</summary>
    public double Target { get; init; } = 0.8;

    /// <summary>The seed of everything random.</summary>
    public long Seed { get; init; } = 1;

    internal void Require()
    {
        if (Target is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(Target), Target, $"{nameof(Target)} must be strictly between 0 and 1.");
    }
}
