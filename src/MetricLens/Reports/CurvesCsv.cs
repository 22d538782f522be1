using MetricLens.Curves;
using MetricLens.Records;

namespace MetricLens.Reports;

/// <summary>Writes every curve as CSV: one row a run and metric, ordered by task, family, arm, metric and scale.</summary>
/// <remarks>
/// Columns: <c>task, family, arm, axis, scale, model, seed, metric, n, mean, lower, upper</c>. <c>n</c> is the number of examples that all runs share, or that was reported of a
/// mean without examples, empty where none was;
/// the bounds are those of the two-sided interval at <see cref="ScaleCurve.Level"/> over examples, empty where there is none.
/// </remarks>
public static class CurvesCsv
{
    /// <summary>Writes the rows.</summary>
    /// <param name="findings">The findings whose curves are written.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<TaskFinding> findings, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(findings);
        using var csv = new CsvFile(stream, "task", "family", "arm", "axis", "scale", "model", "seed", "metric", "n", "mean", "lower", "upper");
        foreach (ScaleCurve curve in findings.SelectMany(finding => finding.Curves))
            foreach (RunMean run in curve.Runs) WriteRow(csv, curve, run);
    }

    private static void WriteRow(CsvFile csv, ScaleCurve curve, RunMean run)
    {
        ComparisonKey key = curve.Comparison.Key;
        csv.Text(key.Task);
        csv.Text(key.Family);
        csv.Text(key.Arm);
        csv.Text(curve.Axis.Id());
        csv.Number(run.Scale);
        csv.Text(run.Run.Model);
        csv.Count(run.Run.Seed);
        csv.Text(curve.Metric.Id);
        csv.Count(run.Mean.Count > 0 ? run.Mean.Count : null);
        csv.Number(run.Mean.Value);
        csv.Number(run.Mean.Lower);
        csv.Number(run.Mean.Upper);
        csv.EndRow();
    }
}
