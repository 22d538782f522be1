using System.Globalization;
using MetricLens.Scores;
using Spectre.Console;

namespace MetricLens.Cli;

/// <summary>Set-level scores as a table, one row a task, model and metric.</summary>
internal static class SummaryTable
{
    /// <summary>Writes the table.</summary>
    public static void Write(IEnumerable<SetScore> rows, Terminal terminal)
    {
        Table table = Tables.Empty(terminal, "task", "model", "metric", "score", "records", "unscored");
        foreach (SetScore row in rows)
        {
            string model = string.Join(' ', new[] { $"{row.Run.Family}/{row.Run.Model}", row.Run.Seed is { } seed ? FormattableString.Invariant($"seed {seed}") : null, row.Run.Arm }.OfType<string>());
            table.AddRow(Tables.Cell(row.Task), Tables.Cell(model), Tables.Cell(row.Metric.Id),
                Tables.Cell(row switch
                {
                    { Value: { } value, Lower: { } lower, Upper: { } upper } => $"{Text(value)} [{Text(lower)}, {Text(upper)}]",
                    { Value: { } value } => Text(value),
                    _ => row.UnscoredReason ?? "",
                }),
                Tables.Cell(row.Count.ToString(CultureInfo.InvariantCulture)), Tables.Cell(row.Unscored.ToString(CultureInfo.InvariantCulture)));
        }
        Tables.Write(terminal, table);
    }

    private static string Text(double value) => value.ToString("0.000", CultureInfo.InvariantCulture);
}
