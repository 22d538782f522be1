using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Tests.Investigations;

/// <summary>On the digits family: an artifact that holds alone, and runs of which nothing can be told.</summary>
public class MultiplicityTests
{
    private const double Alpha = 0.05;

    private static readonly TaskFinding Artifact = Finding("mul_3x1", "training-w064");
    private static readonly TaskFinding Open = Finding("reverse", "training-w096");

    [Fact]
    public void A_claim_alone_needs_no_correction()
    {
        TaskFinding finding = Assert.Single(Multiplicity.Correct([Artifact], Alpha));
        Assert.Equal(Verdict.Artifact, finding.Metrics[0].Verdict);
        Assert.Equal(finding.Metrics[0].Survival!.PArtifact, finding.Metrics[0].PArtifactAdjusted);
    }

    [Fact]
    public void A_claim_among_many_tests_must_hold_after_correction()
    {
        TaskFinding finding = Multiplicity.Correct([Artifact, Open, Open, Open, Open], Alpha)[0];
        Assert.Equal(5 * Artifact.Metrics[0].Survival!.PArtifact!.Value, finding.Metrics[0].PArtifactAdjusted!.Value, 1e-12);
        Assert.Equal(Verdict.Inconclusive, finding.Metrics[0].Verdict);
        Assert.Contains(Reason.NotSignificantAfterCorrection, finding.Metrics[0].Reasons);
        Assert.Contains(Reason.NotSignificantAfterCorrection, finding.Reasons);
    }

    [Fact]
    public void From_ten_tests_on_the_false_discovery_rate_is_kept_instead()
    {
        TaskFinding[] six = [.. Enumerable.Repeat(Artifact, 6), .. Enumerable.Repeat(Open, 4)];
        Assert.All(Multiplicity.Correct(six, Alpha).Take(6), finding =>
            Assert.Equal(10.0 / 6 * Artifact.Metrics[0].Survival!.PArtifact!.Value, finding.Metrics[0].PArtifactAdjusted!.Value, 1e-12));
        Assert.All(Multiplicity.Correct(six[1..], Alpha).Take(5), finding =>
            Assert.Equal(9 * Artifact.Metrics[0].Survival!.PArtifact!.Value, finding.Metrics[0].PArtifactAdjusted!.Value, 1e-12));
    }

    [Fact]
    public void A_task_without_an_apparent_jump_counts_as_no_test()
    {
        TaskFinding none = Open with { Jump = Open.Jump with { Status = JumpStatus.NoApparentJump } };
        Assert.Equal(Verdict.Artifact, Multiplicity.Correct([Artifact, none, none, none, none], Alpha)[0].Metrics[0].Verdict);
    }

    private static TaskFinding Finding(string task, string family) => Investigation.Of(
        RecordSet.Of(RecordSet.Load(Fixture.Path("digits", task + ".jsonl.gz")).Where(record => record.Family == family))).Run().Findings[0];
}
