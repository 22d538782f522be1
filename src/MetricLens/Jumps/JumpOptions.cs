using MetricLens.Statistics;

namespace MetricLens.Jumps;

/// <summary>What counts as an apparent jump.</summary>
public sealed record JumpOptions
{
    /// <summary>The least gain, as a share of the raw metric's range.</summary>
    public double LeastGain { get; init; } = 0.10;

    /// <summary>The least share of the curve's own range that the gain must make up.</summary>
    public double LeastShareOfRange { get; init; } = 0.35;

    /// <summary>How far above chance the lower side's upper bound may lie for it to count as near the floor, as a share of the range.</summary>
    public double FloorMargin { get; init; } = 0.10;

    /// <summary>How many times its share of the scale the gap's share of the gain must be where the lower side is off the floor.</summary>
    public double Steepness { get; init; } = 2;

    /// <summary>The level of the tests and of the one-sided bounds.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The number of bootstrap resamples.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>The seed of the resamples.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Resamples shared with other tests; <see langword="null"/> to draw one's own. The result is the same.</summary>
    internal BootstrapDraws? Draws { get; init; }
}
