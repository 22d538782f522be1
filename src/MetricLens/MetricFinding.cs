using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>What became of a task's apparent jump under one continuous metric.</summary>
public sealed record MetricFinding
{
    /// <summary>The continuous metric.</summary>
    public required MetricCard Metric { get; init; }

    /// <summary>The metric's curve over the examples that it shares with the raw metric; <see langword="null"/> where too few are shared.</summary>
    public required ScaleCurve? Curve { get; init; }

    /// <summary>The raw metric's curve over those same examples; <see langword="null"/> where too few are shared, or scales have no gap.</summary>
    public ScaleCurve? RawCurve { get; init; }

    /// <summary>The test at the gap of the largest raw gain, whether that counts as a jump or not; <see langword="null"/> where there is no gap.</summary>
    public SurvivalFinding? Survival { get; init; }

    /// <summary>The share of the raw jump that smooth improvement explains; <see langword="null"/> where that cannot be said.</summary>
    public ExplainedJump? Explained { get; init; }

    /// <summary>The smooth curve and the raw curve that it implies; <see langword="null"/> where it cannot be fitted.</summary>
    public Reconstruction? Reconstruction { get; init; }

    /// <summary>What the scales below the jump foretell of those above; <see langword="null"/> with fewer than three below.</summary>
    public Forecast? Forecast { get; init; }

    /// <summary>Whether all scales share a link from latent to raw score; <see langword="null"/> where that cannot be tested.</summary>
    public LinkInvariance? Link { get; init; }

    /// <summary>Whether the runs of a scale fall into two groups; <see langword="null"/> where no scale has twenty.</summary>
    public SeedModes? Seeds { get; init; }

    /// <summary>The verdict, corrections for the number of tasks included.</summary>
    public required Verdict Verdict { get; init; }

    /// <summary>The form in which the jump survives, where it does.</summary>
    public SurvivalForm Form => Verdict == Verdict.Survives && Survival is { } survival ? survival.Form : SurvivalForm.None;

    /// <summary>The share of the examples that jump, with one-sided bounds; <see langword="null"/> but where the jump survives as a subset's.</summary>
    public Estimate? SubsetFraction => Form == SurvivalForm.Subset ? Survival!.Concentration!.Fraction : null;

    /// <summary>Why it is what it is, or what weakens it.</summary>
    public required IReadOnlyList<Reason> Reasons { get; init; }

    /// <summary>The p-value of <c>survives</c>, corrected over the tasks tested; <see langword="null"/> where it was not tested.</summary>
    public double? PSurvivesAdjusted { get; init; }

    /// <summary>The p-value of <c>artifact</c>, corrected over the tasks tested; <see langword="null"/> where it was not tested.</summary>
    public double? PArtifactAdjusted { get; init; }
}
