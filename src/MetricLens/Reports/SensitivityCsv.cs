using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>Writes what the verdicts hang on as CSV: one row a task and change, the unchanged verdict first.</summary>
/// <remarks>
/// Columns: <c>task, family, arm, axis, change, setting, verdict, step_share, lower, upper</c>. <c>change</c> is one of <c>none</c>, <c>without_scale</c>,
/// <c>smooth_null</c>, <c>delta</c>, <c>axis</c> and <c>model_sd</c>. The verdict is the overall one before correction for the number of tasks, empty where leaving out a
/// scale leaves no gap; the step share is the primary metric's, its bounds one-sided, empty where there is none. A task without an apparent jump has no row.
/// </remarks>
public static class SensitivityCsv
{
    /// <summary>Writes the rows.</summary>
    /// <param name="sensitivities">The tasks' sensitivities.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<Sensitivity> sensitivities, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(sensitivities);
        using var csv = new CsvFile(stream, "task", "family", "arm", "axis", "change", "setting", "verdict", "step_share", "lower", "upper");
        foreach (Sensitivity sensitivity in sensitivities)
            foreach (SensitivityRow row in sensitivity.Rows) WriteRow(csv, sensitivity, row);
    }

    /// <summary>The change's permanent name, such as <c>without_scale</c>.</summary>
    public static string Id(SensitivityChange change) => change switch
    {
        SensitivityChange.None => "none",
        SensitivityChange.WithoutScale => "without_scale",
        SensitivityChange.SmoothNull => "smooth_null",
        SensitivityChange.LeastStepShare => "delta",
        SensitivityChange.Axis => "axis",
        SensitivityChange.ModelStandardDeviation => "model_sd",
        _ => throw new ArgumentOutOfRangeException(nameof(change), change, "The change must be one of the named ones."),
    };

    private static void WriteRow(CsvFile csv, Sensitivity sensitivity, SensitivityRow row)
    {
        csv.Text(sensitivity.Key.Task);
        csv.Text(sensitivity.Key.Family);
        csv.Text(sensitivity.Key.Arm);
        csv.Text(sensitivity.Axis.Id());
        csv.Text(Id(row.Change));
        csv.Text(row.Setting);
        csv.Text(row.Verdict?.Id());
        csv.Number(row.StepShare);
        csv.Number(row.StepShareLower);
        csv.Number(row.StepShareUpper);
        csv.EndRow();
    }
}
