namespace MetricLens.Arms;

/// <summary>How arms are compared; the rest is as the investigation was asked.</summary>
public sealed record ArmOptions
{
    /// <summary>
    /// The arm that every other is compared with, empty for records that name no arm; <see langword="null"/> for those records where there are some, else the
    /// arm of a plain name (<c>0-shot</c>, <c>zero-shot</c>, <c>direct</c>, <c>standard</c>, <c>base</c>, <c>baseline</c>, <c>none</c>), else the first in ordinal order.
    /// </summary>
    public string? Baseline { get; init; }

    /// <summary>The number of draws behind the interval of a shift, at least 1,000.</summary>
    public int Draws { get; init; } = 2000;
}
