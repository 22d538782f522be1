using MetricLens.Arms;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Reports;
using Spectre.Console;

namespace MetricLens.Cli;

/// <summary>The table of compared arms: one line a comparison; below it the shifts of the scale, and what was left out.</summary>
internal static class ArmTable
{
    /// <summary>Writes the table and the sentences below it.</summary>
    public static void Write(ArmComparison comparison, Terminal terminal)
    {
        if (comparison.Findings.Count > 0) Tables.Write(terminal, Of(comparison, terminal));
        foreach (ArmFinding finding in comparison.Findings)
        {
            foreach (ScaleShift shift in finding.Shifts) terminal.Tell(SafeText.Of($"{ArmWords.Task(finding.Task, finding.Family)}: {ArmWords.Shift(finding, shift)}"));
            if (LeftOut(finding) is { Length: > 0 } left) terminal.Tell(SafeText.Of($"{ArmWords.Subject(finding)}: left out {left}."));
        }
        foreach (SkippedArm skipped in comparison.Skipped)
            terminal.Tell(SafeText.Of($"Not compared: {ArmWords.Task(skipped.Task, skipped.Family)}, {ArmWords.Name(skipped.Arm)}: {skipped.Why}."));
        if (comparison.Findings.Any(finding => finding.BaselineChoice != BaselineChoice.Asked)) terminal.Tell(SafeText.Of(Baselines(comparison)));
    }

    private static Table Of(ArmComparison comparison, Terminal terminal)
    {
        Table table = Tables.Empty(terminal, "task, arm against baseline", "jump of the difference", "verdict on it", "shift of the scale", "why");
        foreach (ArmFinding finding in comparison.Findings)
        {
            string caveats = FindingWords.Caveats(finding.Difference), sentence = ArmWords.Sentence(finding);
            table.AddRow(Tables.Cell(ArmWords.Subject(finding)), Tables.Cell(Jump(finding.Difference.Jump)), Tables.Cell(finding.Overall),
                Tables.Cell(ArmWords.ShiftInShort(finding.Shift(finding.RawMetric.Id))), Tables.Cell(caveats.Length == 0 ? sentence : $"{sentence} But: {caveats}."));
        }
        return table;
    }

    private static string Jump(ApparentJump jump)
    {
        if (!jump.HasGap) return "none";
        string gap = $"{jump.From.Label} → {jump.To.Label} {FindingWords.Gain(jump)}";
        return jump.Status == JumpStatus.Apparent ? gap : jump.Status == JumpStatus.NoApparentJump ? $"none; largest gain: {gap}" : $"unclear; largest gain: {gap}";
    }

    private static string LeftOut(ArmFinding finding) => string.Join(", ", new[]
    {
        Runs(finding.UnmatchedArm, finding.Arm, finding.Baseline),
        Runs(finding.UnmatchedBaseline, finding.Baseline, finding.Arm),
        finding.DroppedExamples > 0 ? FormattableString.Invariant($"{finding.DroppedExamples} examples that not every run of both arms has a score on") : null,
    }.OfType<string>());

    private static string? Runs(IReadOnlyList<Run> runs, string? arm, string? other) => runs.Count == 0 ? null
        : $"{string.Join(" and ", runs.Select(run => run.Label))} of {ArmWords.Name(arm)} without a partner of the same scale and seed in {ArmWords.Name(other)}";

    private static string Baselines(ArmComparison comparison) => "Baselines, none being asked for: " + string.Join("; ", comparison.Findings
        .Select(finding => (finding.Baseline, finding.BaselineChoice)).Distinct().Select(baseline => $"{ArmWords.Name(baseline.Baseline)}, {baseline.BaselineChoice switch
        {
            BaselineChoice.Unnamed => "for its records name no arm",
            BaselineChoice.PlainName => "by its name",
            _ => "the first in order",
        }}")) + ".";
}
