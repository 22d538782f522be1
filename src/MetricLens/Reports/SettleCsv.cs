using System.Globalization;
using MetricLens.Planning;
using MetricLens.Records;

namespace MetricLens.Reports;

/// <summary>Writes what would settle the inconclusive tasks as CSV: one row a task and remedy, or one a task where there is none.</summary>
/// <remarks>
/// Columns: <c>task, family, arm, axis, status, metric, leans_to, weight, runner_up, runner_up_weight, odds, strength, model_sd, model_sd_lower, model_sd_upper, power_now,
/// remedy, amount, most_tried, new_scales, power, lower, upper, runs, runner_up_power, examples_for_jump, seeds_for_jump</c>. <c>amount</c> is the least that reaches the target power and empty where
/// <c>most_tried</c> does not; the power is that of the amount, or else of the most. New scales are parted by spaces. Bounds are Clopper and Pearson's at 95 %.
/// </remarks>
public static class SettleCsv
{
    private static readonly string[] Columns =
    [
        "task", "family", "arm", "axis", "status", "metric", "leans_to", "weight", "runner_up", "runner_up_weight", "odds", "strength", "model_sd", "model_sd_lower", "model_sd_upper", "power_now",
        "remedy", "amount", "most_tried", "new_scales", "power", "lower", "upper", "runs", "runner_up_power", "examples_for_jump", "seeds_for_jump",
    ];

    /// <summary>Writes the rows.</summary>
    /// <param name="outlooks">The outlooks.</param>
    /// <param name="stream">Where to; left open.</param>
    public static void Write(IEnumerable<Outlook> outlooks, Stream stream)
    {
        ArgumentNullException.ThrowIfNull(outlooks);
        using var csv = new CsvFile(stream, Columns);
        foreach (Outlook outlook in outlooks)
        {
            if (outlook.Remedies.Count == 0) WriteRow(csv, outlook, null);
            foreach (Remedy remedy in outlook.Remedies) WriteRow(csv, outlook, remedy);
        }
    }

    private static void WriteRow(CsvFile csv, Outlook outlook, Remedy? remedy)
    {
        Lean? lean = outlook.Lean;
        foreach (string? text in new[] { outlook.Key.Task, outlook.Key.Family, outlook.Key.Arm, outlook.Axis.Id(), outlook.Status.Id(), outlook.Metric?.Id, lean?.Leading.Truth.Id }) csv.Text(text);
        csv.Number(lean?.Leading.Weight);
        csv.Text(lean?.RunnerUp.Truth.Id);
        csv.Number(lean?.RunnerUp.Weight);
        csv.Number(lean?.Odds);
        csv.Text(lean?.Strength.Id());
        csv.Number(lean?.ModelStandardDeviation.Median);
        csv.Number(lean?.ModelStandardDeviation.Lower);
        csv.Number(lean?.ModelStandardDeviation.Upper);
        csv.Number(outlook.Now?.Power);
        csv.Text(remedy?.Kind.Id());
        csv.Count(remedy?.Amount);
        csv.Count(remedy?.MostTried);
        csv.Text(remedy is null ? null : string.Join(' ', remedy.NewScales.Select(scale => scale.ToString(CultureInfo.InvariantCulture))));
        csv.Number(remedy?.Power.Power);
        csv.Number(remedy?.Power.Interval.Lower);
        csv.Number(remedy?.Power.Interval.Upper);
        csv.Count(remedy?.Power.Runs);
        csv.Number(remedy?.UnderRunnerUp.Power);
        csv.Count(outlook.Doubt?.Examples);
        csv.Count(outlook.Doubt?.Seeds);
        csv.EndRow();
    }
}
