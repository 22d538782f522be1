using MetricLens.Jumps;
using MetricLens.Survival;

namespace MetricLens.Calibration;

/// <summary>What came out in one simulated investigation.</summary>
/// <param name="Status">Whether there is an apparent jump.</param>
/// <param name="JumpReasons">Why the jump cannot be told.</param>
/// <param name="Said">The verdict and reasons, over all continuous metrics first, then under each.</param>
/// <param name="IsBreakthrough">Whether the breakthroughness is at least 100.</param>
/// <param name="SurvivesByExamples">Whether the jump survives where the examples are the only chance.</param>
/// <param name="IsSigmoid">Whether AICc prefers a sigmoid to a line; <see langword="null"/> where it is not defined.</param>
internal sealed record RunOutcome(JumpStatus Status, IReadOnlyList<Reason> JumpReasons, IReadOnlyList<Opinion> Said, bool IsBreakthrough, bool SurvivesByExamples, bool? IsSigmoid)
{
    public bool IsApparent => Status == JumpStatus.Apparent;

    public static RunOutcome Of(TaskFinding finding, SurvivalOptions options)
    {
        (double[] units, double[] means) = Baselines.Curve(finding.Jump.Curve!);
        return new(finding.Jump.Status, finding.Jump.Reasons,
            [new(CalibrationResult.Overall, finding.Overall, finding.Reasons), .. finding.Metrics.Select(metric => new Opinion(metric.Metric.Id, metric.Verdict, metric.Reasons))],
            Baselines.IsBreakthrough(means),
            finding.Metrics[0].Survival is { } survival && Baselines.SurvivesByExamplesAlone(survival.Latent, survival.Above, options),
            Baselines.IsSigmoid(units, means));
    }
}
