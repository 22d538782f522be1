using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Reports;
using MetricLens.Survival;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace MetricLens.Cli;

/// <summary>The table of verdicts: one line a task and family.</summary>
internal static class VerdictTable
{
    /// <summary>The screen from which on the reasons are told in a sentence, and below it in a few words.</summary>
    private const int WideScreen = 120;

    /// <summary>Writes the table for a screen, or plain with a column a metric where the output is redirected.</summary>
    public static void Write(InvestigationResult result, Terminal terminal) =>
        Tables.Write(terminal, terminal.HasScreenWidth ? ForScreen(result, terminal) : Plain(result, terminal));

    private static Table ForScreen(InvestigationResult result, Terminal terminal)
    {
        Table table = Tables.Empty(terminal, "task", "jump", "under each continuous metric", "overall");
        foreach (TaskFinding finding in result.Findings)
        {
            string why = terminal.Width >= WideScreen ? Why(finding) : InFewWords(finding);
            var overall = new Paragraph().Append(finding.Overall.Words(), Tables.Style(finding.Overall));
            if (why.Length > 0) overall.Append("\n" + SafeText.Of(why));
            table.AddRow(Tables.Cell(FindingWords.Subject(finding)), Tables.Lines(Jump(finding.Jump)), Under(finding.Metrics), overall);
        }
        return table;
    }

    private static Table Plain(InvestigationResult result, Terminal terminal)
    {
        MetricCard[] metrics = [.. result.Findings.SelectMany(finding => finding.Metrics).Select(metric => metric.Metric).DistinctBy(metric => metric.Id)];
        Table table = Tables.Empty(terminal, ["task", "jump", .. metrics.Select(metric => metric.Name), "overall", "why"]);
        foreach (TaskFinding finding in result.Findings)
        {
            IRenderable[] verdicts = [.. metrics.Select(metric => finding.Metrics.FirstOrDefault(found => found.Metric.Id == metric.Id) is { } found
                ? Tables.Cell(found.Verdict)
                : Tables.Cell("–"))];
            table.AddRow([Tables.Cell(FindingWords.Subject(finding)), Tables.Cell(string.Join(" ", Jump(finding.Jump))), .. verdicts,
                Tables.Cell(finding.Overall), Tables.Cell(Why(finding))]);
        }
        return table;
    }

    /// <summary>From which model to which, and the gain with its interval; said to be no jump where it is none.</summary>
    private static IEnumerable<string> Jump(ApparentJump jump)
    {
        if (!jump.HasGap) return ["none"];
        string gap = $"{jump.From.Label} → {jump.To.Label}", gain = FindingWords.Gain(jump) ?? "";
        return jump.Status == JumpStatus.Apparent ? [gap, gain] : [jump.Status == JumpStatus.NoApparentJump ? "none; largest gain:" : "unclear; largest gain:", gap, gain];
    }

    private static Paragraph Under(IReadOnlyList<MetricFinding> metrics)
    {
        var lines = new Paragraph();
        foreach ((int i, MetricFinding metric) in metrics.Index())
            lines.Append($"{(i > 0 ? "\n" : "")}{metric.Metric.Name}: ").Append(metric.Verdict.Words(), Tables.Style(metric.Verdict));
        return lines;
    }

    private static string Why(TaskFinding finding)
    {
        string caveats = FindingWords.Caveats(finding);
        return caveats.Length == 0 ? FindingWords.Sentence(finding) : $"{FindingWords.Sentence(finding)} But: {caveats}.";
    }

    private static string InFewWords(TaskFinding finding) => string.Join("; ", finding.Reasons.Select(reason => reason.Phrase()));
}
