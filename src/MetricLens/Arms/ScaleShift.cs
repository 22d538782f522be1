using MetricLens.Metrics;
using MetricLens.Records;

namespace MetricLens.Arms;

/// <summary>How much earlier on the scale axis an arm reaches a level than its baseline does.</summary>
public sealed record ScaleShift
{
    /// <summary>The metric.</summary>
    public required MetricCard Metric { get; init; }

    /// <summary>The axis.</summary>
    public required ScaleAxis Axis { get; init; }

    /// <summary>
    /// The level, a mean on the metric's own scale: the middle of the range that both curves pass through or, where that is less than a quarter of
    /// the longer curve's own range, the middle of that.
    /// </summary>
    public required double Level { get; init; }

    /// <summary>Where the arm reaches it.</summary>
    public required Crossing Arm { get; init; }

    /// <summary>Where the baseline does.</summary>
    public required Crossing Baseline { get; init; }

    /// <summary>The lower bound, in places of the axis; −∞ where the scales leave it open.</summary>
    public required double Lower { get; init; }

    /// <summary>The upper bound, in places of the axis; +∞ where the scales leave it open.</summary>
    public required double Upper { get; init; }

    /// <summary>The two-sided coverage that the bounds aim at.</summary>
    public required double Confidence { get; init; }

    /// <summary>Whether noise from one training run to another is in the bounds; without it they cover the examples alone.</summary>
    public required bool HasModelNoise { get; init; }

    /// <summary>The shift in places of the axis, positive where the arm is first; <see langword="null"/> where an arm does not reach the level within its scales.</summary>
    public double? Value => Arm.Reach == Reach.Within && Baseline.Reach == Reach.Within ? Baseline.Position - Arm.Position : null;

    /// <summary>How many times smaller the arm's scale is at the level; <see langword="null"/> where <see cref="Value"/> is, or the axis is not logarithmic.</summary>
    public double? Factor => Axis.IsLogarithmic() && Value is { } value ? Math.Pow(10, value) : null;

    /// <summary>The arm's scale value at the level; <see langword="null"/> where it does not reach it within its scales.</summary>
    public double? ArmScale => Arm.Reach == Reach.Within ? Axis.Value(Arm.Position) : null;

    /// <summary>The baseline's scale value at the level; <see langword="null"/> where it does not reach it within its scales.</summary>
    public double? BaselineScale => Baseline.Reach == Reach.Within ? Axis.Value(Baseline.Position) : null;

    /// <summary>Whether the bounds leave out that the arms stand alike.</summary>
    public bool IsShown => Lower > 0 || Upper < 0;

    /// <summary>Whether a bound is finite at all.</summary>
    public bool IsBounded => double.IsFinite(Lower) || double.IsFinite(Upper);
}
