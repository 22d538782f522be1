using System.Globalization;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>What a task's verdict hangs on: the verdict after each of several changes, one at a time.</summary>
/// <remarks>
/// Each scale is left out in turn, and the jump taken to be at the same gap or the gap that then contains it; a step is held against curves of degree 1, 2 and 3
/// alone; Δ is 0.3, 0.5 and 0.7; the axis is each other that varies; and, where every scale has one run, the standard deviation between models is the declared
/// one, if any, with the normal distribution for reference. No verdict here is corrected for the number of tasks, the unchanged one included.
/// </remarks>
/// <param name="Key">The task, family and arm.</param>
/// <param name="Axis">The scale axis of every row but those of other axes.</param>
/// <param name="Rows">One row a change, the unchanged one first; empty where there is no apparent jump whose verdict could change.</param>
public sealed record Sensitivity(ComparisonKey Key, ScaleAxis Axis, IReadOnlyList<SensitivityRow> Rows)
{
    private static readonly int[] Degrees = [1, 2, 3];

    private static readonly double[] StepShares = [0.3, 0.5, 0.7];

    /// <summary>The rows whose verdict is another claim than the unchanged one; an inconclusive verdict contradicts nothing.</summary>
    public IEnumerable<SensitivityRow> Contradictions => Rows.Where(row =>
        Rows[0].Verdict != Verdict.Inconclusive && row.Verdict is { } verdict && verdict != Verdict.Inconclusive && verdict != Rows[0].Verdict);

    /// <summary>The rows whose verdict differs from the unchanged one in any way.</summary>
    public IEnumerable<SensitivityRow> Differences => Rows.Where(row => row.Verdict != Rows[0].Verdict);

    /// <summary>Makes every change in turn.</summary>
    internal static Sensitivity Of(TaskFinding finding)
    {
        if (finding.Jump.Status != JumpStatus.Apparent || finding.Metrics.All(metric => metric.Survival is null)) return new(finding.Key, finding.Axis, []);
        SurvivalFinding?[] unchanged = [.. finding.Metrics.Select(metric => metric.Survival)];
        SurvivalOptions options = unchanged.OfType<SurvivalFinding>().First().Options;
        List<SensitivityRow> rows = [Row(SensitivityChange.None, "", unchanged)];
        for (int point = 0; point < finding.Jump.Curve!.Points.Count; point++)
            rows.Add(Row(SensitivityChange.WithoutScale, finding.Jump.Curve.Points[point].Label, Without(finding, point)));
        foreach (int degree in Degrees)
            rows.Add(Row(SensitivityChange.SmoothNull, Text(degree), Again(unchanged, latent => latent, options with { SmoothDegree = degree })));
        foreach (double share in StepShares)
            rows.Add(Row(SensitivityChange.LeastStepShare, Text(share), Again(unchanged, latent => latent, options with { LeastStepShare = share })));
        foreach ((ScaleAxis axis, Verdict verdict) in finding.OnOtherAxes.OrderBy(other => other.Key))
            rows.Add(new(SensitivityChange.Axis, axis.Id(), verdict, null, null, null));
        if (finding.ModelStandardDeviation is { } deviation && finding.Jump.Curve.Points.All(point => point.Replicates == 1))
            rows.Add(Row(SensitivityChange.ModelStandardDeviation, Text(deviation), Again(unchanged, latent => latent.WithModelStandardDeviation(deviation), options)));
        return new(finding.Key, finding.Axis, rows);
    }

    private static SensitivityRow Row(SensitivityChange change, string setting, SurvivalFinding?[] findings)
    {
        if (findings.Length == 0) return new(change, setting, null, null, null, null);
        Verdict verdict = Verdicts.Overall([.. findings.Select(finding => finding?.Verdict ?? Verdict.Inconclusive)]);
        StepFit? fit = findings[0]?.Narrower;
        (double Lower, double Upper)? bounds = fit?.ShareBounds(findings[0]!.Options.Alpha);
        return new(change, setting, verdict, fit?.Share, bounds?.Lower, bounds?.Upper);
    }

    private static SurvivalFinding?[] Again(SurvivalFinding?[] findings, Func<LatentCurve, LatentCurve> change, SurvivalOptions options) =>
        Array.ConvertAll(findings, finding => finding is null ? null : SurvivalTest.Run(change(finding.Latent), finding.Above, options));

    /// <summary>The tests without one scale; none where it was the one below the first gap or above the last, and the jump went with it.</summary>
    private static SurvivalFinding?[] Without(TaskFinding finding, int point)
    {
        int above = finding.Jump.Above, last = finding.Jump.Curve!.Points.Count - 1;
        int left = point < above ? above - 1 : above;
        if (left == 0 || left > last - 1) return [];
        return [.. finding.Metrics.Select(metric => metric.Survival is { } survival
            ? SurvivalTest.Run(LatentCurve.Of(metric.Curve!.Without(point)), left, survival.Options)
            : null)];
    }

    private static string Text(double value) => value.ToString(CultureInfo.InvariantCulture);
}
