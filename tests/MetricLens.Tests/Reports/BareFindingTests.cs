using System.Text;
using MetricLens.Jumps;
using MetricLens.Planning;
using MetricLens.Reports;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Reports;

/// <summary>Findings and outlooks that lack most of what one may have: cells stay empty, and nothing is made up.</summary>
public class BareFindingTests
{
    [Fact]
    public void A_finding_without_curve_and_metrics_has_a_row_of_its_names_alone()
    {
        TaskFinding finding = Investigation.Of(Family.Of("0101", "0111", "1111")).Run().Findings[0] with { Jump = new() { Reasons = [Reason.TooFewExamples] }, Metrics = [], Overall = Verdict.Inconclusive };
        var row = VerdictRow.Of(finding);
        Assert.Equal(("task", "exact_match", Verdict.Inconclusive), (row.Task, row.RawMetric, row.Verdict));
        Assert.Equal(Enumerable.Repeat<object?>(null, 11), [row.From, row.To, row.Gain, row.GainLower, row.GainUpper, row.Metric, row.StepShare, row.StepShareLower, row.StepShareUpper, row.PArtifact, row.PSurvives]);
    }

    [Fact]
    public void A_finding_with_all_has_a_row_with_all()
    {
        TaskFinding finding = Findings.Mixed.Findings.First(finding => finding.Jump.Status == JumpStatus.Apparent && finding.Metrics[0].Survival?.Narrower is not null);
        var row = VerdictRow.Of(finding);
        Assert.Equal((finding.Jump.From.Label, finding.Jump.To.Label), (row.From, row.To));
        Assert.Equal(finding.Metrics[0].Survival!.Narrower!.Share, row.StepShare);
        Assert.True(row.StepShareLower <= row.StepShare && row.StepShare <= row.StepShareUpper);
        Assert.True(row.GainLower <= row.Gain && row.Gain <= row.GainUpper);
    }

    [Fact]
    public void An_outlook_that_leans_nowhere_has_one_row_with_the_status_and_empty_cells()
    {
        Outlook outlook = Investigation.Of(SimulatedScores.Of(WorldCatalogue.Get("step"), new() { Models = 2 }), new() { Resamples = 1000, VerdictsOnly = true }).Run().Findings[0].Outlook()!;
        string[] rows = Encoding.UTF8.GetString(Findings.Bytes(stream => SettleCsv.Write([outlook], stream))).Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal(2, rows.Length);
        Dictionary<string, string> cells = rows[0].Split(',').Zip(rows[1].Split(',')).ToDictionary(cell => cell.First, cell => cell.Second);
        Assert.Equal("too_few_scales", cells["status"]);
        Assert.All(new[] { "leans_to", "weight", "runner_up", "runner_up_weight", "odds", "strength", "model_sd", "power_now", "remedy", "amount", "most_tried", "new_scales", "power", "lower", "upper", "runs", "runner_up_power" },
            column => Assert.Equal("", cells[column]));
    }

    [Fact]
    public void A_finding_without_a_gap_is_told_to_have_none()
    {
        TaskFinding one = Investigation.Of(Family.Of("0101")).Run().Findings[0];
        Assert.Equal(Verdict.Inconclusive, one.Overall);
        foreach (string language in Explanation.LanguageCodes)
            Assert.All(Explanation.Of(one, language), sentence => Assert.DoesNotContain("NaN", sentence, StringComparison.Ordinal));
        Assert.Null(VerdictRow.Of(one).From);
    }
}
