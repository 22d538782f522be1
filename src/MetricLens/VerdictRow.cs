using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>One finding in a row: its jump, its verdict and the numbers of the primary continuous metric.</summary>
/// <param name="Task">The task.</param>
/// <param name="Family">The family.</param>
/// <param name="Arm">The arm; <see langword="null"/> where there are none.</param>
/// <param name="Axis">The scale axis.</param>
/// <param name="RawMetric">The id of the raw metric.</param>
/// <param name="From">The models below the gap of the largest raw gain; <see langword="null"/> where there is no gap.</param>
/// <param name="To">The models above it, likewise.</param>
/// <param name="Gain">The raw gain; <see langword="null"/> where there is no gap.</param>
/// <param name="GainLower">Its one-sided lower bound, likewise.</param>
/// <param name="GainUpper">Its one-sided upper bound, likewise.</param>
/// <param name="Verdict">The verdict over all continuous metrics.</param>
/// <param name="Metric">The id of the primary continuous metric; <see langword="null"/> where there is none.</param>
/// <param name="StepShare">The step's share of the gain in it; <see langword="null"/> where it cannot be said, as the next four.</param>
/// <param name="StepShareLower">Its one-sided lower bound.</param>
/// <param name="StepShareUpper">Its one-sided upper bound.</param>
/// <param name="Explained">The share of the raw jump that smooth progress in it explains.</param>
/// <param name="PArtifact">The p-value of an artifact, corrected over the tasks.</param>
/// <param name="PSurvives">The p-value of survival, corrected over the tasks; <see langword="null"/> where it was not tested.</param>
/// <param name="Reasons">Why the verdict is what it is, or what weakens it: the reasons' names, separated by spaces.</param>
public sealed record VerdictRow(string Task, string Family, string? Arm, ScaleAxis Axis, string RawMetric, string? From, string? To,
    double? Gain, double? GainLower, double? GainUpper, Verdict Verdict, string? Metric, double? StepShare, double? StepShareLower, double? StepShareUpper,
    double? Explained, double? PArtifact, double? PSurvives, string Reasons)
{
    /// <summary>The row of a finding.</summary>
    internal static VerdictRow Of(TaskFinding finding)
    {
        MetricFinding? primary = finding.Metrics.Count > 0 ? finding.Metrics[0] : null;
        StepFit? fit = primary?.Survival?.Narrower;
        (double Lower, double Upper)? bounds = fit?.ShareBounds(primary!.Survival!.Options.Alpha);
        (string? from, string? to) = finding.Jump is { HasGap: true, Curve: not null } jump ? (jump.From.Label, jump.To.Label) : ((string?)null, (string?)null);
        Estimate? gain = finding.Jump.Gain;
        return new(finding.Key.Task, finding.Key.Family, finding.Key.Arm, finding.Axis, finding.RawMetric.Id, from, to,
            gain?.Value, Finite(gain?.Lower), Finite(gain?.Upper), finding.Overall, primary?.Metric.Id, fit?.Share, Finite(bounds?.Lower), Finite(bounds?.Upper),
            primary?.Explained?.Value, primary?.PArtifactAdjusted, primary?.PSurvivesAdjusted, string.Join(' ', finding.Reasons.Select(reason => reason.Id())));
    }

    /// <summary>A bound; <see langword="null"/> where nothing bounds on that side.</summary>
    private static double? Finite(double? bound) => bound is { } value && double.IsFinite(value) ? value : null;
}
