using System.Globalization;
using MetricLens.Comparisons;
using MetricLens.Statistics;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MetricLens.Cli;

/// <summary>The tables of a comparison: one line a task and metric, or one line a task and model.</summary>
internal static class ComparisonTables
{
    /// <summary>More flipped pairs than these are in the files; a screen shows how many.</summary>
    private const int MostFlipsShown = 5;

    /// <summary>The screen from which on the means have columns of their own.</summary>
    private const int WideScreen = 120;

    /// <summary>Writes two models side by side.</summary>
    public static void Write(ModelComparison comparison, Terminal terminal)
    {
        terminal.Tell($"A: {SafeText.Of(comparison.First)}   B: {SafeText.Of(comparison.Second)}");
        Table table = terminal.Width >= WideScreen ? Wide(comparison, terminal) : Narrow(comparison, terminal);
        if (comparison.Findings.Count > 0) Tables.Write(terminal, table);
        WriteSkipped(comparison.Skipped, terminal);
        WriteCounts("task", comparison.Findings.Select(pair => pair.Ordering), terminal);
        WriteNote(comparison.Options, terminal);
    }

    private static Table Wide(ModelComparison comparison, Terminal terminal)
    {
        Table table = Tables.Empty(terminal, "task", "metric", "A", "B", "A − B", "p", "can show", "order of A and B");
        foreach (PairFinding pair in comparison.Findings)
        {
            foreach ((int i, MetricDifference difference) in pair.Differences.Index())
            {
                bool isNamed = i == 0 || !terminal.HasScreenWidth;
                table.AddRow(Tables.Cell(isNamed ? Subject(pair.Task, pair.Arm) : ""), Tables.Cell(difference.Metric.Name), Tables.Cell(Figure(difference.First)),
                    Tables.Cell(Figure(difference.Second)), Difference(difference, terminal), Tables.Cell(PValue(difference.PAdjusted)),
                    Tables.Cell(SmallestShown(difference)), isNamed ? Cell(pair.Ordering) : Tables.Cell(""));
            }
        }
        return table;
    }

    /// <summary>A table in which the order stands below the task, and the means are left to the files.</summary>
    private static Table Narrow(ModelComparison comparison, Terminal terminal)
    {
        Table table = Tables.Empty(terminal, "task, order", "metric", "A − B", "p", "can show");
        foreach (PairFinding pair in comparison.Findings)
        {
            foreach ((int i, MetricDifference difference) in pair.Differences.Index())
            {
                table.AddRow(i == 0 ? Tables.Lines(Subject(pair.Task, pair.Arm), pair.Ordering.Words()) : Tables.Cell(""), Tables.Cell(difference.Metric.Name),
                    Difference(difference, terminal), Tables.Cell(PValue(difference.PAdjusted)), Tables.Cell(SmallestShown(difference)));
            }
        }
        return table;
    }

    /// <summary>Writes the ranking of each task, and how it fares under each change of metric.</summary>
    public static void Write(Leaderboard leaderboard, Terminal terminal)
    {
        foreach (TaskLeaderboard task in leaderboard.Tasks)
        {
            terminal.Tell($"{Subject(task.Task, task.Arm)}: {task.Examples.ToString(CultureInfo.InvariantCulture)} examples; the ranking {task.Ordering.Words()}");
            WriteRanks(task, terminal);
            foreach (RankAgreement agreement in task.Agreements) terminal.Tell(Words(agreement));
            PairFinding[] flips = [.. task.Pairs.Where(pair => pair.Ordering == Ordering.Flips)];
            foreach (PairFinding pair in flips.Take(MostFlipsShown)) terminal.Tell("  flips: " + Words(pair));
            if (flips.Length > MostFlipsShown) terminal.Tell(FormattableString.Invariant($"  and {flips.Length - MostFlipsShown} more"));
            terminal.Out.WriteLine();
        }
        WriteSkipped(leaderboard.Skipped, terminal);
        WriteCounts("pair", leaderboard.Tasks.SelectMany(task => task.Pairs).Select(pair => pair.Ordering), terminal);
        WriteNote(leaderboard.Options, terminal);
    }

    private static void WriteRanks(TaskLeaderboard task, Terminal terminal)
    {
        Table table = Tables.Empty(terminal, ["model", .. task.Rankings.Select(ranking => ranking.Metric.Name)]);
        table.ShowRowSeparators = false;
        foreach ((int i, Contender contender) in task.Contenders.Index())
        {
            table.AddRow([Tables.Cell(contender.Name), .. task.Rankings.Select(ranking => Tables.Cell(
                $"{Rank(ranking.Standings[i].Rank)}  {Figure(ranking.Standings[i].Mean.Value)}"))]);
        }
        Tables.Write(terminal, table);
    }

    private static string Rank(Estimate rank) => FormattableString.Invariant($"{rank.Value} [{rank.Lower}–{rank.Upper}]");

    private static IRenderable Difference(MetricDifference difference, Terminal terminal)
    {
        Estimate estimate = difference.Difference;
        string value = (estimate.Value > 0 ? "+" : "") + Figure(estimate.Value), bounds = $"[{Figure(estimate.Lower)}, {Figure(estimate.Upper)}]";
        string better = difference.IsSignificant ? difference.Lead > 0 ? " A better" : " B better" : "";
        return terminal.HasScreenWidth ? Tables.Lines(value + better, bounds) : Tables.Cell($"{value} {bounds}{better}");
    }

    private static string Words(RankAgreement agreement)
    {
        string tau = agreement.TauB is { } known ? $"τ-b {Figure(known.Value)} [{Figure(known.Lower)}, {Figure(known.Upper)}]" : "τ-b none: all models tie";
        return FormattableString.Invariant($"  {agreement.First.Name} against {agreement.Second.Name}: {tau}; pairs told apart by both {agreement.Agreeing}, ")
            + FormattableString.Invariant($"by the first alone {agreement.OnlyFirst}, by the second alone {agreement.OnlySecond}, flipped {agreement.Flipped}");
    }

    private static string Words(PairFinding pair)
    {
        return $"{SafeText.Of(pair.First.Name)} first under {Under(1)}; {SafeText.Of(pair.Second.Name)} first under {Under(-1)}";

        string Under(int lead) => string.Join(", ", pair.Differences.Where(difference => difference.IsSignificant && difference.Lead == lead)
            .Select(difference => $"{difference.Metric.Name} (by {Figure(Math.Abs(difference.Difference.Value))}, p {PValue(difference.PAdjusted)})"));
    }

    private static void WriteSkipped(IEnumerable<SkippedTask> skipped, Terminal terminal)
    {
        foreach (SkippedTask task in skipped) terminal.Tell($"Not compared: {Subject(task.Task, task.Arm)}: {SafeText.Of(task.Why)}.");
    }

    private static void WriteCounts(string what, IEnumerable<Ordering> orderings, Terminal terminal)
    {
        Ordering[] all = [.. orderings];
        terminal.Tell(FormattableString.Invariant($"{all.Length} {what}{(all.Length == 1 ? "" : "s")}: the order holds in {Count(Ordering.Holds)}, ")
            + FormattableString.Invariant($"rests on the metric in {Count(Ordering.RestsOnMetric)}, flips in {Count(Ordering.Flips)}, is open in {Count(Ordering.Open)}."));

        int Count(Ordering ordering) => all.Count(known => known == ordering);
    }

    private static void WriteNote(ComparisonOptions options, Terminal terminal) => terminal.Tell(string.Create(CultureInfo.InvariantCulture,
        $"Intervals at {100 * (1 - options.Alpha):0.##} % over examples: another training seed may differ by more. p: Holm below ten comparisons a metric, else Benjamini–Hochberg. Can show: the smallest difference that as many examples find at {100 * options.Power:0.##} % power."));

    private static Paragraph Cell(Ordering ordering) => new Paragraph(ordering.Words(), ordering switch
    {
        Ordering.Flips => new Style(Color.Orange1, decoration: Decoration.Bold),
        Ordering.RestsOnMetric => new Style(Color.Yellow),
        Ordering.Holds => new Style(Color.DodgerBlue1),
        _ => new Style(Color.Grey),
    });

    private static string SmallestShown(MetricDifference difference) => difference.SmallestShown is { } smallest ? Figure(smallest) : "–";

    private static string Subject(string task, string? arm) => SafeText.Of(arm is null ? task : $"{task} ({arm})");

    private static string Figure(double value) => Math.Abs(value) is > 0 and < 0.0005
        ? value.ToString("0.0E+0", CultureInfo.InvariantCulture)
        : value.ToString(Math.Abs(value) >= 100 ? "0" : Math.Abs(value) >= 10 ? "0.0" : "0.000", CultureInfo.InvariantCulture);

    private static string PValue(double p) => p < 0.0001 ? "<0.0001" : p.ToString(p < 0.01 ? "0.0000" : "0.00", CultureInfo.InvariantCulture);
}
