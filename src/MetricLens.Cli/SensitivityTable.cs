using MetricLens.Reports;
using MetricLens.Survival;
using Spectre.Console;

namespace MetricLens.Cli;

/// <summary>The table of what the verdicts hang on: one line a task with an apparent jump, one column a kind of change, and only what differs in words.</summary>
internal static class SensitivityTable
{
    private static readonly (SensitivityChange Change, string Heading, string With)[] Columns =
    [
        (SensitivityChange.WithoutScale, "one scale left out", "without "),
        (SensitivityChange.SmoothNull, "smooth null", "at degree "),
        (SensitivityChange.LeastStepShare, "Δ", "at Δ "),
        (SensitivityChange.Axis, "axis", "on "),
        (SensitivityChange.ModelStandardDeviation, "model SD", "at SD "),
    ];

    /// <summary>Writes the table; nothing where no task has an apparent jump.</summary>
    public static void Write(IReadOnlyList<(TaskFinding Finding, Sensitivity Sensitivity)> tasks, Terminal terminal)
    {
        var shown = Columns.Where(column => tasks.Any(task => task.Sensitivity.Rows.Any(row => row.Change == column.Change))).ToArray();
        if (shown.Length == 0) return;
        Table table = Tables.Empty(terminal, ["task", "before correction", .. shown.Select(column => column.Heading)]);
        foreach ((TaskFinding finding, Sensitivity sensitivity) in tasks.Where(task => task.Sensitivity.Rows.Count > 0))
        {
            table.AddRow([Tables.Cell(FindingWords.Subject(finding)), Tables.Cell(sensitivity.Rows[0].Verdict!.Value),
                .. shown.Select(column => Tables.Cell(Cell(sensitivity, column.Change, column.With)))]);
        }
        Tables.Write(terminal, table);
    }

    private static string Cell(Sensitivity sensitivity, SensitivityChange change, string with)
    {
        SensitivityRow[] rows = [.. sensitivity.Rows.Where(row => row.Change == change)];
        if (rows.Length == 0) return "–";
        return rows.Any(row => sensitivity.Differences.Contains(row))
            ? string.Join("; ", rows.Where(row => sensitivity.Differences.Contains(row)).GroupBy(row => row.Verdict)
                .Select(group => $"{group.Key?.Words() ?? "no gap left"} {with}{string.Join(", ", group.Select(row => row.Setting))}"))
            : "the same";
    }
}
