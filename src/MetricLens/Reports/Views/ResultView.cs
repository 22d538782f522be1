using MetricLens.Display;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Survival;

namespace MetricLens.Reports.Views;

/// <summary>An investigation as its table of verdicts.</summary>
internal sealed class ResultView : View<InvestigationResult>
{
    /// <summary>The most findings that a table shows: a suite of thousands is a file's matter.</summary>
    private const int MostRows = 250;

    /// <inheritdoc/>
    protected override string Html(InvestigationResult value)
    {
        if (value.Findings.Count == 0) return new Fragment().Line("No task to investigate.").ToString();
        MetricCard[] metrics = [.. value.Findings.SelectMany(finding => finding.Metrics).Select(metric => metric.Metric).DistinctBy(metric => metric.Id)];
        return new Fragment()
            .Table(["task", "jump", .. metrics.Select(metric => metric.Name), "overall", "why"], value.Findings.Take(MostRows).Select(finding => Row(finding, metrics)))
            .Line(More(value))
            .ToString();
    }

    /// <inheritdoc/>
    protected override string Text(InvestigationResult value)
    {
        IEnumerable<string> lines = value.Findings.Take(MostRows).Select(finding => Fragment.Plain($"{FindingWords.Title(finding)}. {Why(finding)}"));
        return string.Join('\n', value.Findings.Count == 0 ? ["No task to investigate."] : More(value) is { Length: > 0 } more ? [.. lines, more] : lines);
    }

    /// <summary>The verdict's sentence, and what weakens it.</summary>
    internal static string Why(TaskFinding finding)
    {
        string caveats = FindingWords.Caveats(finding);
        return caveats.Length == 0 ? FindingWords.Sentence(finding) : $"{FindingWords.Sentence(finding)} But: {caveats}.";
    }

    /// <summary>From which scale to which, and the gain with its bounds; said to be no jump where it is none.</summary>
    internal static string Jump(ApparentJump jump)
    {
        if (jump is not { HasGap: true, Curve: not null }) return "none";
        string gap = $"{jump.From.Label} → {jump.To.Label} {FindingWords.Gain(jump)}";
        return jump.Status switch
        {
            JumpStatus.Apparent => gap,
            JumpStatus.NoApparentJump => $"none; largest gain: {gap}",
            _ => $"unclear; largest gain: {gap}",
        };
    }

    private static Fragment.Cell[] Row(TaskFinding finding, MetricCard[] metrics) =>
    [
        new(FindingWords.Subject(finding)),
        new(Jump(finding.Jump)),
        .. metrics.Select(metric => finding.Metrics.FirstOrDefault(found => found.Metric.Id == metric.Id) is { } found
            ? new Fragment.Cell(found.Verdict.Words(), Verdict: found.Verdict)
            : new Fragment.Cell("–")),
        new(finding.Overall.Words(), Verdict: finding.Overall),
        new(Why(finding)),
    ];

    private static string More(InvestigationResult value) => value.Findings.Count > MostRows
        ? FormattableString.Invariant($"… and {value.Findings.Count - MostRows} more in Findings.")
        : "";
}
