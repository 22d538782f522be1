namespace MetricLens.Statistics;

/// <summary>A value with its two-sided confidence interval, the examples behind it and its unit.</summary>
/// <remarks>
/// The bounds may be infinite, where the data say nothing on that side; the value may lie outside its bounds,
/// as with a BCa interval of few replicates. Nothing can be changed after construction.
/// </remarks>
/// <param name="Value">The point estimate, finite, in <paramref name="Unit"/>.</param>
/// <param name="Lower">The lower bound, in <paramref name="Unit"/>; at most <paramref name="Upper"/>.</param>
/// <param name="Upper">The upper bound, in <paramref name="Unit"/>.</param>
/// <param name="Level">The two-sided coverage that the interval aims at, strictly between 0 and 1.</param>
/// <param name="Count">The number of examples that the value rests on, 0 or more.</param>
/// <param name="Unit">What one unit of the value is, such as "share of examples"; not blank.</param>
/// <exception cref="ArgumentOutOfRangeException">A number breaks its rule; NaN breaks every rule.</exception>
/// <exception cref="ArgumentException"><paramref name="Unit"/> is blank.</exception>
public sealed record Estimate(double Value, double Lower, double Upper, double Level, int Count, string Unit)
{
    /// <summary>The point estimate, finite, in <see cref="Unit"/>.</summary>
    public double Value { get; } = double.IsFinite(Value)
        ? Value
        : throw new ArgumentOutOfRangeException(nameof(Value), Value, "An estimate must be finite.");

    /// <summary>The lower bound of the interval, in <see cref="Unit"/>; negative infinity where nothing bounds it.</summary>
    public double Lower { get; } = Lower <= Upper
        ? Lower
        : throw new ArgumentOutOfRangeException(
            nameof(Lower), Lower, FormattableString.Invariant($"The lower bound must not exceed the upper bound {Upper}."));

    /// <summary>The upper bound of the interval, in <see cref="Unit"/>; positive infinity where nothing bounds it.</summary>
    public double Upper { get; } = Upper;

    /// <summary>The two-sided coverage that the interval aims at, strictly between 0 and 1.</summary>
    public double Level { get; } = Level is > 0 and < 1
        ? Level
        : throw new ArgumentOutOfRangeException(nameof(Level), Level, "The level must lie strictly between 0 and 1.");

    /// <summary>The number of examples that the value rests on, 0 or more.</summary>
    public int Count { get; } = Count >= 0
        ? Count
        : throw new ArgumentOutOfRangeException(nameof(Count), Count, "A count of examples must not be negative.");

    /// <summary>What one unit of the value is, such as "share of examples".</summary>
    public string Unit { get; } = string.IsNullOrWhiteSpace(Unit)
        ? throw new ArgumentException("An estimate must name its unit.", nameof(Unit))
        : Unit;
}
