using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>What one panel shows.</summary>
internal sealed record PanelContent
{
    /// <summary>The metric's name.</summary>
    public required string Title { get; init; }

    /// <summary>The verdict under the metric; <see langword="null"/> for the raw metric.</summary>
    public Verdict? Verdict { get; init; }

    /// <summary>What the vertical axis counts and which way is better.</summary>
    public required string Unit { get; init; }

    /// <summary>The curve's colour.</summary>
    public required SKColor Color { get; init; }

    /// <summary>The lowest value shown.</summary>
    public double Low { get; init; }

    /// <summary>The highest value shown.</summary>
    public double High { get; init; } = 1;

    /// <summary>The marks of the vertical axis.</summary>
    public IReadOnlyList<AxisTick> Ticks { get; init; } = [];

    /// <summary>The mean of each scale.</summary>
    public IReadOnlyList<PanelPoint> Means { get; init; } = [];

    /// <summary>Each run, where a scale has several.</summary>
    public IReadOnlyList<(double Position, double Value)> Runs { get; init; } = [];

    /// <summary>A second curve's mean of each scale, that of the baseline of compared arms.</summary>
    public IReadOnlyList<PanelPoint> Baseline { get; init; } = [];

    /// <summary>What the two curves are, in words; empty where there is one.</summary>
    public (string First, string Second) CurveNames { get; init; } = ("", "");

    /// <summary>The smooth curve and its band.</summary>
    public IReadOnlyList<PanelPoint> Smooth { get; init; } = [];

    /// <summary>The fit that is no smooth curve, with a step or with an onset, and its band.</summary>
    public IReadOnlyList<PanelPoint> Sharp { get; init; } = [];

    /// <summary>What that fit has, in words.</summary>
    public string SharpName { get; init; } = "";

    /// <summary>The level of guessing.</summary>
    public double? Chance { get; init; }

    /// <summary>What that level is, in a word.</summary>
    public string ChanceName { get; init; } = "";

    /// <summary>The level of guessing in the metric's own unit.</summary>
    public string ChanceLabel { get; init; } = "";

    /// <summary>The ends of the gap of the largest gain on the scale axis.</summary>
    public (double From, double To)? Gap { get; init; }

    /// <summary>Whether that gain counts as a jump.</summary>
    public bool IsJump { get; init; }

    /// <summary>What is said above the gap, the fullest wording first; the first that fits is used.</summary>
    public IReadOnlyList<string> GapLabels { get; init; } = [];

    /// <summary>What is said in place of data.</summary>
    public string? Absence { get; init; }
}
