using System.CommandLine;
using System.Text;
using MetricLens.Metrics;
using MetricLens.Reports;
using Spectre.Console;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens metrics</c>: the catalogue.</summary>
internal static class MetricsCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Lists the metrics and wrappers: what they look at, their range and direction, their options, and what evidence they are.";

    /// <summary>The screen from which on each property of a metric has a column.</summary>
    private const int WideScreen = 140;

    private static readonly MetricSources Sources = new();

    private static readonly Option<bool> Markdown = new("--markdown") { Description = "As the tables of the metrics' page." };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("metrics", About) { Options.Json, Markdown };
        Sources.AddTo(command);
        command.SetAction(parsed =>
        {
            MetricCatalogue catalogue = Sources.Read(parsed);
            if (parsed.GetValue(Options.Json)) JsonText.Pipe(terminal, stream => MetricsJson.Write(catalogue.Cards, stream));
            else if (parsed.GetValue(Markdown)) JsonText.Pipe(terminal, stream => stream.Write(Encoding.UTF8.GetBytes(MetricsPage.Text(catalogue))));
            else WriteTable(catalogue, terminal);
            return ExitCode.Done;
        });
        Help.Attach(command, "metriclens metrics", "metriclens metrics --json", "metriclens metrics --metric-card cards.json");
        return command;
    }

    private static void WriteTable(MetricCatalogue catalogue, Terminal terminal)
    {
        bool isNarrow = terminal.HasScreenWidth && terminal.Width < WideScreen;
        Table table = isNarrow ? Tables.Empty(terminal, "metric", "what it is") : Tables.Empty(terminal, "metric", "range", "better", "tier", "looks at", "what it is");
        table.Columns[0].NoWrap = true;
        foreach (MetricCard card in catalogue.Cards)
        {
            string better = card.Direction == Direction.HigherIsBetter ? "higher" : "lower", tier = MetricsJson.Tier(card.Tier) ?? "", fields = string.Join(", ", MetricsJson.FieldNames(card.Inputs));
            string[] about = [card.Level == MetricLevel.Set ? "Set-level. " + card.Summary : card.Summary, .. card.Options.Select(option => $"{option.Name}: {MetricsPage.Words(option)}")];
            if (isNarrow) table.AddRow(Tables.Cell(card.Id), Tables.Lines([.. about, $"{MetricsPage.Range(card)}, {better} is better{(tier.Length > 0 ? $", tier {tier}" : "")}; looks at {fields}"]));
            else table.AddRow(Tables.Cell(card.Id), Tables.Cell(MetricsPage.Range(card)), Tables.Cell(better), Tables.Cell(tier), Tables.Cell(fields), Tables.Lines(about));
        }
        Tables.Write(terminal, table);
        Table wrappers = Tables.Empty(terminal, "wrapper", "what it makes");
        foreach (MetricWrapper wrapper in MetricWrapper.All) wrappers.AddRow(Tables.Cell(wrapper.Call), Tables.Cell(wrapper.Summary));
        Tables.Write(terminal, wrappers);
        terminal.Tell("Tiers: A target log-probabilities, B choice log-probabilities, C texts; without a tier a metric is no continuous evidence.");
        terminal.Tell("Options follow a colon, as in brier:half; wrappers take metrics, as in threshold(token_edit_similarity, 0.9).");
    }
}
