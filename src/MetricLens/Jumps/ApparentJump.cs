using MetricLens.Curves;
using MetricLens.Statistics;

namespace MetricLens.Jumps;

/// <summary>The largest gain of a raw metric from one scale to the next, and whether it counts as a jump.</summary>
public sealed record ApparentJump
{
    /// <summary>Whether the gain counts as a jump.</summary>
    public JumpStatus Status { get; init; }

    /// <summary>Why the data cannot tell; empty otherwise.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The raw metric's curve; <see langword="null"/> where too few examples are shared.</summary>
    public ScaleCurve? Curve { get; init; }

    /// <summary>The index among the curve's points of the first one above the gap; 0 where there is no gap.</summary>
    public int Above { get; init; }

    /// <summary>The gain with its one-sided bounds, paired over examples; <see langword="null"/> where there is no gap.</summary>
    public Estimate? Gain { get; init; }

    /// <summary>The p-value that the gain is nought, by Holm over all gaps; <see langword="null"/> where there is no gap.</summary>
    public double? PAdjusted { get; init; }

    /// <summary>The accuracy that a floor of no successes could still hide; <see langword="null"/> where that is not the question.</summary>
    public double? HiddenAccuracy { get; init; }

    /// <summary>The number of examples that would show it; <see langword="null"/> where that is not the question.</summary>
    public long? ExamplesNeeded { get; init; }

    /// <summary>sign · range / √median(Δ²), descriptive only (Srivastava et al. 2022); <see langword="null"/> where half the steps are flat.</summary>
    public double? Breakthroughness { get; init; }

    /// <summary>sign · range / √mean(Δ²), descriptive only (Srivastava et al. 2022); <see langword="null"/> where all steps are flat.</summary>
    public double? Linearity { get; init; }

    /// <summary>Whether there is a gap to speak of.</summary>
    public bool HasGap => Above > 0;

    /// <summary>The scale below the gap.</summary>
    /// <exception cref="InvalidOperationException">There is no gap.</exception>
    public CurvePoint From => Point(Above - 1);

    /// <summary>The scale above the gap.</summary>
    /// <exception cref="InvalidOperationException">There is no gap.</exception>
    public CurvePoint To => Point(Above);

    private CurvePoint Point(int index) => HasGap && Curve is not null
        ? Curve.Points[index]
        : throw new InvalidOperationException("The curve has no gap: it has fewer than two scales.");
}
