using System.CommandLine;
using System.Globalization;
using MetricLens.Metrics;
using MetricLens.Reports;
using Spectre.Console;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens metrics</c>: the catalogue.</summary>
internal static class MetricsCommand
{
    private static readonly Option<bool> Json = new("--json") { Description = "As JSON, with every field of the metrics' cards." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("metrics", "Lists the metrics: what they look at, their range and direction, and what evidence they are.") { Json };
        command.SetAction(parsed =>
        {
            if (parsed.GetValue(Json)) WriteJson(terminal);
            else WriteTable(terminal);
            return ExitCode.Done;
        });
        Help.Attach(command, "metriclens metrics", "metriclens metrics --json");
        return command;
    }

    private static void WriteJson(Terminal terminal)
    {
        using Stream bytes = terminal.OpenBytes();
        MetricsJson.Write(MetricCatalogue.All.Select(metric => metric.Card), bytes);
    }

    private static void WriteTable(Terminal terminal)
    {
        Table table = Tables.Empty(terminal, "metric", "range", "better", "tier", "looks at", "what it is");
        foreach (MetricCard card in MetricCatalogue.All.Select(metric => metric.Card))
        {
            table.AddRow(Tables.Cell(card.Id), Tables.Cell($"{Bound(card.Minimum)} to {Bound(card.Maximum)}"),
                Tables.Cell(card.Direction == Direction.HigherIsBetter ? "higher" : "lower"), Tables.Cell(MetricsJson.Tier(card.Tier) ?? ""),
                Tables.Cell(string.Join(", ", MetricsJson.FieldNames(card.Inputs))), Tables.Cell(card.Summary));
        }
        Tables.Write(terminal, table);
        terminal.Out.WriteLine("Tiers: A target log-probabilities, B choice log-probabilities, C texts; without a tier a metric is no continuous evidence.");
    }

    private static string Bound(double value) => double.IsPositiveInfinity(value) ? "∞" : double.IsNegativeInfinity(value) ? "−∞" : value.ToString(CultureInfo.InvariantCulture);
}
