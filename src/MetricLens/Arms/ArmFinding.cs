using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Arms;

/// <summary>What was found of one arm against its baseline, in one task and family.</summary>
public sealed record ArmFinding
{
    /// <summary>The task.</summary>
    public required string Task { get; init; }

    /// <summary>The family.</summary>
    public required string Family { get; init; }

    /// <summary>The arm.</summary>
    public required string? Arm { get; init; }

    /// <summary>The arm that it is compared with; <see langword="null"/> for records that name none.</summary>
    public required string? Baseline { get; init; }

    /// <summary>Why that is the baseline.</summary>
    public required BaselineChoice BaselineChoice { get; init; }

    /// <summary>The scale axis.</summary>
    public ScaleAxis Axis => Difference.Axis;

    /// <summary>The metric under suspicion.</summary>
    public MetricCard RawMetric => Difference.RawMetric;

    /// <summary>
    /// The difference, arm less baseline, put to the tests that a curve is put to: whether it jumps under the raw metric (its curve holds the differences), and what becomes of
    /// that under each continuous one, whose latent curves are of differences too. Verdicts are corrected for the number of comparisons of arms.
    /// </summary>
    public required TaskFinding Difference { get; init; }

    /// <summary>Whether the difference stood below the gap already, one entry a metric of <see cref="Difference"/>; <see langword="null"/> where that cannot be said.</summary>
    public required IReadOnlyList<StandingBenefit?> Standing { get; init; }

    /// <summary>The arm's raw curve over the runs and examples that both arms have.</summary>
    public required ScaleCurve ArmCurve { get; init; }

    /// <summary>The baseline's raw curve over the same.</summary>
    public required ScaleCurve BaselineCurve { get; init; }

    /// <summary>The apparent jump of the arm's raw curve.</summary>
    public required ApparentJump ArmJump { get; init; }

    /// <summary>The apparent jump of the baseline's raw curve.</summary>
    public required ApparentJump BaselineJump { get; init; }

    /// <summary>What the arm adds under the raw metric at each scale, rising.</summary>
    public required IReadOnlyList<Benefit> Benefits { get; init; }

    /// <summary>The shift of the scale, under the raw metric first and then under each continuous one where it can be said.</summary>
    public required IReadOnlyList<ScaleShift> Shifts { get; init; }

    /// <summary>The arm's runs that no run of the baseline is partner of, and that are left out.</summary>
    public required IReadOnlyList<Run> UnmatchedArm { get; init; }

    /// <summary>The baseline's runs likewise.</summary>
    public required IReadOnlyList<Run> UnmatchedBaseline { get; init; }

    /// <summary>The number of examples of either arm that the other, or one of the runs compared, lacks or has no score on.</summary>
    public required int DroppedExamples { get; init; }

    /// <summary>The verdict on the difference.</summary>
    public Verdict Overall => Difference.Overall;

    /// <summary>
    /// The index in <see cref="Benefits"/> of the scale from which on the arm is shown to help at every scale, and is shown to help at none below: emergence of the arm's
    /// benefit as Wei et al. (2022, section 4) define it. 0 where it helps at all scales; <see langword="null"/> where there is no such scale.
    /// </summary>
    public int? HelpsFrom
    {
        get
        {
            int from = Benefits.TakeWhile(benefit => !benefit.Helps).Count();
            return from < Benefits.Count && Benefits.Skip(from).All(benefit => benefit.Helps) ? from : null;
        }
    }

    /// <summary>The shift under a metric; <see langword="null"/> where it could not be said.</summary>
    public ScaleShift? Shift(string metricId) => Shifts.FirstOrDefault(shift => shift.Metric.Id == metricId);
}
