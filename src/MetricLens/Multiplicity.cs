using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>Corrects the verdicts for the number of tasks that were put to the test, and makes the overall ones.</summary>
/// <remarks>
/// The claims <c>survives</c> and <c>artifact</c> are corrected each for itself, over all apparent jumps: those of the primary metrics together,
/// those of every other metric by itself. Benjamini–Hochberg from ten tests on, Holm below.
/// </remarks>
internal static class Multiplicity
{
    public static IReadOnlyList<TaskFinding> Correct(IReadOnlyList<TaskFinding> findings, double alpha)
    {
        var tested = from finding in findings.Index()
                     where finding.Item.Jump.Status == JumpStatus.Apparent
                     from metric in finding.Item.Metrics.Index()
                     where metric.Item.Survival is not null
                     select (Finding: finding.Index, Metric: metric.Index, metric.Item);
        MetricFinding[][] corrected = [.. findings.Select(finding => finding.Metrics.ToArray())];
        foreach (var group in tested.GroupBy(test => test.Metric == 0 ? "" : test.Item.Metric.Id))
        {
            var tests = group.ToArray();
            double?[] survives = Adjusted([.. tests.Select(test => test.Item.Survival!.PSurvives)]);
            double?[] artifact = Adjusted([.. tests.Select(test => test.Item.Survival!.PArtifact)]);
            for (int i = 0; i < tests.Length; i++)
                corrected[tests[i].Finding][tests[i].Metric] = Judge(tests[i].Item, survives[i], artifact[i], alpha);
        }
        return [.. findings.Select((finding, i) => WithOverall(finding with { Metrics = corrected[i] }, finding))];
    }

    private static double?[] Adjusted(double?[] pValues)
    {
        double[] adjusted = MultipleTesting.ByNumber([.. pValues.OfType<double>()]);
        int next = 0;
        return [.. pValues.Select(p => p is null ? (double?)null : adjusted[next++])];
    }

    private static MetricFinding Judge(MetricFinding finding, double? survives, double? artifact, double alpha)
    {
        double? claimed = finding.Verdict switch
        {
            Verdict.Survives => survives,
            Verdict.Artifact => artifact,
            _ => 0,
        };
        MetricFinding judged = finding with { PSurvivesAdjusted = survives, PArtifactAdjusted = artifact };
        return claimed <= alpha
            ? judged
            : judged with { Verdict = Verdict.Inconclusive, Reasons = [.. finding.Reasons, Reason.NotSignificantAfterCorrection] };
    }

    private static TaskFinding WithOverall(TaskFinding finding, TaskFinding uncorrected)
    {
        Verdict overall = Assessment.Overall(finding.Jump, finding.Metrics);
        return finding with { Overall = overall, Reasons = [.. Reasons(finding, overall, Assessment.Overall(uncorrected.Jump, uncorrected.Metrics)).Distinct()] };
    }

    private static IEnumerable<Reason> Reasons(TaskFinding finding, Verdict overall, Verdict uncorrected)
    {
        if (finding.Jump.Curve is { HasExamples: false }) yield return Reason.MeansOnly;
        foreach (Reason reason in finding.Jump.Reasons) yield return reason;
        if (finding.Jump.Status == JumpStatus.Apparent)
        {
            if (finding.Metrics.Count == 0) yield return Reason.NoContinuousMetric;
            foreach (Reason reason in finding.Metrics.Where(metric => metric.Verdict == overall).Take(1).SelectMany(metric => metric.Reasons)) yield return reason;
            if (finding.Metrics.Select(metric => metric.Verdict).Where(verdict => verdict != Verdict.Inconclusive).Distinct().Count() > 1)
                yield return Reason.MetricsDiffer;
            if (finding.Metrics.Count > 0 && finding.Metrics.All(metric => metric.Metric.Tier == EvidenceTier.Text)) yield return Reason.TextOnlyEvidence;
        }
        if (uncorrected != Verdict.Inconclusive && finding.OnOtherAxes.Values.Any(other => other != Verdict.Inconclusive && other != uncorrected))
            yield return Reason.AxisDependent;
    }
}
