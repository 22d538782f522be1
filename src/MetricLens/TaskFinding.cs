using MetricLens.Curves;
using MetricLens.Display;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>What was found for one task, family and arm.</summary>
[TypeFormatterSource(typeof(ViewFormatters))]
public sealed record TaskFinding
{
    /// <summary>The runs and examples.</summary>
    public required Comparison Comparison { get; init; }

    /// <summary>The scale axis.</summary>
    public required ScaleAxis Axis { get; init; }

    /// <summary>The metric under suspicion.</summary>
    public required MetricCard RawMetric { get; init; }

    /// <summary>The raw metric's apparent jump, or why there is none.</summary>
    public required ApparentJump Jump { get; init; }

    /// <summary>One finding a continuous metric, the primary one's first.</summary>
    public required IReadOnlyList<MetricFinding> Metrics { get; init; }

    /// <summary>The curve of every metric that the records' fields allow, on the same axis.</summary>
    public required IReadOnlyList<ScaleCurve> Curves { get; init; }

    /// <summary>The verdict over all continuous metrics.</summary>
    public Verdict Overall { get; init; }

    /// <summary>The form in which the jump survives, where it does: that of the first metric that says so.</summary>
    public SurvivalForm Form => Surviving?.Form ?? SurvivalForm.None;

    /// <summary>The share of the examples that jump, with one-sided bounds; <see langword="null"/> but where the jump survives as a subset's.</summary>
    public Estimate? SubsetFraction => Surviving?.SubsetFraction;

    /// <summary>Why it is what it is, or what weakens it.</summary>
    public IReadOnlyList<Reason> Reasons { get; init; } = [];

    /// <summary>The verdict on every other scale axis that varies.</summary>
    public IReadOnlyDictionary<ScaleAxis, Verdict> OnOtherAxes { get; init; } = new Dictionary<ScaleAxis, Verdict>();

    /// <summary>The declared standard deviation between models, for <see cref="Sensitivity"/>; <see langword="null"/> where none was declared.</summary>
    public double? ModelStandardDeviation { get; init; }

    /// <summary>The task, family and arm.</summary>
    public ComparisonKey Key => Comparison.Key;

    private MetricFinding? Surviving => Overall == Verdict.Survives ? Metrics.FirstOrDefault(metric => metric.Verdict == Verdict.Survives) : null;

    /// <summary>What the verdict hangs on, computed on each call: some twenty tests again.</summary>
    public Sensitivity Sensitivity() => MetricLens.Sensitivity.Of(this);

    /// <summary>The verdict and why, and a line for each continuous metric.</summary>
    public override string ToString() => Views.Text(this);
}
