using MetricLens.Arms;
using MetricLens.Curves;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>Writes the differences between arms as CSV: one row a comparison, metric and scale, the raw metric's first.</summary>
/// <remarks>
/// Columns: <c>task, family, arm, baseline, axis, metric, scale, model, runs, n, unit, arm_mean, baseline_mean, difference, lower, upper</c>. Under the raw metric <c>unit</c>
/// is <c>score</c>, the difference is of mean scores, higher better, and its bounds hold at all scales together; under a continuous one <c>unit</c> is
/// <c>latent</c>, the difference is of latent scores, its means are left empty, and its 95 % bounds hold at each scale. Bounds are over examples alone.
/// </remarks>
public static class ArmsCsv
{
    /// <summary>Writes the rows.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(ArmComparison comparison, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        using var csv = new CsvFile(stream, "task", "family", "arm", "baseline", "axis", "metric", "scale", "model", "runs", "n", "unit", "arm_mean", "baseline_mean",
            "difference", "lower", "upper");
        foreach (ArmFinding finding in comparison.Findings)
        {
            foreach (Benefit benefit in finding.Benefits)
            {
                WriteStart(csv, finding, finding.RawMetric.Id, benefit.Point, finding.ArmCurve.Examples, "score");
                csv.Number(benefit.Arm.Value);
                csv.Number(benefit.Baseline.Value);
                WriteEnd(csv, benefit.Difference.Value, benefit.Difference.Lower, benefit.Difference.Upper);
            }
            foreach (MetricFinding metric in finding.Difference.Metrics) WriteLatent(csv, finding, metric);
        }
    }

    private static void WriteLatent(CsvFile csv, ArmFinding finding, MetricFinding metric)
    {
        if (metric is not { Survival.Latent: LatentCurve latent, Curve: { } curve }) return;
        for (int k = 0; k < latent.Count; k++)
        {
            WriteStart(csv, finding, metric.Metric.Id, curve.Points[k], curve.Examples, "latent");
            csv.Number(null);
            csv.Number(null);
            (double lower, double upper) = latent.Interval(k, ScaleCurve.Level);
            WriteEnd(csv, latent.Values[k], lower, upper);
        }
    }

    private static void WriteStart(CsvFile csv, ArmFinding finding, string metric, CurvePoint point, int examples, string unit)
    {
        csv.Text(finding.Task);
        csv.Text(finding.Family);
        csv.Text(finding.Arm);
        csv.Text(finding.Baseline);
        csv.Text(finding.Axis.Id());
        csv.Text(metric);
        csv.Number(point.Scale);
        csv.Text(point.Label);
        csv.Count(point.Replicates);
        csv.Count(examples);
        csv.Text(unit);
    }

    private static void WriteEnd(CsvFile csv, double difference, double lower, double upper)
    {
        csv.Number(difference);
        csv.Number(lower);
        csv.Number(upper);
        csv.EndRow();
    }
}
