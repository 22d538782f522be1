namespace MetricLens.Metrics;

/// <summary>What one record contributes to a set-level metric: a few finite numbers, or the reason why there are none.</summary>
public readonly struct SetContribution
{
    private readonly double[]? _values;
    private readonly string? _reason;

    private SetContribution(double[]? values, string? reason) => (_values, _reason) = (values, reason);

    /// <summary>Whether there are numbers.</summary>
    public bool IsScored => _values is not null;

    /// <summary>The numbers, as many for each record as the metric has columns; empty where there are none.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>Why there are none; <see langword="null"/> where there are some.</summary>
    public string? UnscoredReason => IsScored ? null : _reason ?? "not scored";

    /// <summary>A contribution.</summary>
    /// <exception cref="ArgumentException">There is no number, or one is not finite.</exception>
    public static SetContribution Of(params double[] values)
    {
        ArgumentNullException.ThrowIfNull(values);
        if (values.Length == 0 || !values.All(double.IsFinite)) throw new ArgumentException("A contribution must be finite numbers, at least one.", nameof(values));
        return new(values, null);
    }

    /// <summary>No contribution, for a reason.</summary>
    public static SetContribution Unscored(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new(null, reason);
    }
}
