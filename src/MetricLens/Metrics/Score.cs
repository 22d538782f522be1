using System.Globalization;

namespace MetricLens.Metrics;

/// <summary>A finite score, or the reason why a record has none.</summary>
/// <remarks>The default value is unscored.</remarks>
public readonly record struct Score
{
    private readonly double _value;
    private readonly string? _unscoredReason;
    private readonly bool _isScored;

    private Score(double value, double units, double? chance)
    {
        _value = value;
        Units = units;
        Chance = chance;
        _isScored = true;
    }

    private Score(string reason) => _unscoredReason = reason;

    /// <summary>Whether there is a score.</summary>
    public bool IsScored => _isScored;

    /// <summary>The score, on the metric's own scale.</summary>
    /// <exception cref="InvalidOperationException">The record is unscored.</exception>
    public double Value => _isScored ? _value : throw new InvalidOperationException($"There is no score: {UnscoredReason}.");

    /// <summary>Why there is no score; <see langword="null"/> where there is one.</summary>
    public string? UnscoredReason => _isScored ? null : _unscoredReason ?? "not scored";

    /// <summary>How many elementary outcomes the score is an average of: 1 for exact match, the number of tokens for a token metric.</summary>
    public double Units { get; }

    /// <summary>The score that guessing would be expected to reach on this record, where that is defined.</summary>
    public double? Chance { get; }

    /// <summary>A score.</summary>
    /// <param name="value">The score, finite.</param>
    /// <param name="units">How many elementary outcomes it is an average of, at least 1.</param>
    /// <param name="chance">The score that guessing would be expected to reach on this record, where that is defined.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value, the units or the chance is not finite, or the units are below 1.</exception>
    public static Score Of(double value, double units = 1, double? chance = null)
    {
        if (!double.IsFinite(value)) throw new ArgumentOutOfRangeException(nameof(value), value, "A score must be finite.");
        if (!(units >= 1 && double.IsFinite(units))) throw new ArgumentOutOfRangeException(nameof(units), units, "A score is an average of at least one outcome.");
        if (chance is { } guess && !double.IsFinite(guess)) throw new ArgumentOutOfRangeException(nameof(chance), chance, "A score by chance must be finite.");
        return new(value, units, chance);
    }

    /// <summary>No score, for a reason.</summary>
    /// <param name="reason">The reason, as a short phrase.</param>
    public static Score Unscored(string reason)
    {
        ArgumentException.ThrowIfNullOrEmpty(reason);
        return new(reason);
    }

    /// <summary>The score in the invariant culture, or the reason why there is none.</summary>
    public override string ToString() => _isScored ? _value.ToString("R", CultureInfo.InvariantCulture) : $"unscored: {UnscoredReason}";
}
