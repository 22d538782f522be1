using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Reports;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

public class ConcentrationTests
{
    private static readonly TaskFinding Subset = MadeWorld.Jumping(MadeWorld.Jump(0.3, isKept: true));
    private static readonly TaskFinding Fleeting = MadeWorld.Jumping(MadeWorld.Jump(0.3, isKept: false));
    private static readonly TaskFinding Quanta = MadeWorld.Jumping(MadeWorld.Quanta(), new() { Models = 6 });
    private static readonly TaskFinding Step = MadeWorld.Jumping(WorldCatalogue.Get("step"));
    private static readonly TaskFinding Smooth = MadeWorld.Jumping(WorldCatalogue.Get("smooth_curve"));

    [Fact]
    public void A_jump_of_some_examples_survives_as_a_subset_with_their_share()
    {
        Assert.Equal(Verdict.Survives, Subset.Overall);
        Assert.Equal(SurvivalForm.Subset, Subset.Form);
        Assert.InRange(0.3, Subset.SubsetFraction!.Lower, Subset.SubsetFraction.Upper);
        Assert.Matches(@"^\d+ % \[\d+, \d+\] of the examples jump, and the others do not: ", FindingWords.Sentence(Subset));
        Assert.EndsWith("survives in a part of the examples", FindingWords.Title(Subset), StringComparison.Ordinal);
    }

    [Fact]
    public void The_gate_binds_the_metrics_that_see_texts_alone()
    {
        MetricFinding text = Assert.Single(Subset.Metrics, metric => metric.Metric.Tier == EvidenceTier.Text);
        Assert.Equal(SurvivalForm.Subset, text.Form);
        Assert.DoesNotContain(Fleeting.Metrics, metric => metric.Verdict is Verdict.Artifact or Verdict.Attenuated);
    }

    [Fact]
    public void A_jump_of_every_example_has_no_form()
    {
        Assert.Equal(Verdict.Survives, Step.Overall);
        Assert.Equal(SurvivalForm.None, Step.Form);
        Assert.Null(Step.SubsetFraction);
    }

    [Theory]
    [InlineData(0.15)]
    [InlineData(0.5)]
    [InlineData(0.85)]
    public void A_small_part_and_a_large_one_are_parts_too(double share) =>
        Assert.Equal(SurvivalForm.Subset, MadeWorld.Jumping(MadeWorld.Jump(share, isKept: true)).Form);

    [Fact]
    public void A_gain_that_the_examples_do_not_keep_is_concentrated_and_no_artifact()
    {
        Assert.Equal(Verdict.Inconclusive, Fleeting.Overall);
        Assert.Contains(Reason.Concentrated, Fleeting.Reasons);
    }

    [Fact]
    public void Examples_that_go_together_or_part_clearly_are_not_called_concentrated()
    {
        foreach (TaskFinding finding in (TaskFinding[])[Subset, Step, Smooth, Quanta]) Assert.DoesNotContain(Reason.Concentrated, finding.Reasons);
    }

    [Fact]
    public void Examples_that_jump_each_in_a_gap_of_its_own_are_quanta() => Assert.Contains(Reason.Quanta, Quanta.Reasons);

    [Fact]
    public void Examples_that_jump_together_or_not_at_all_are_no_quanta()
    {
        foreach (TaskFinding finding in (TaskFinding[])[Subset, Fleeting, Step, Smooth]) Assert.DoesNotContain(Reason.Quanta, finding.Reasons);
    }

    [Fact]
    public void Texts_alone_have_no_gate()
    {
        IEnumerable<Record> texts = Simulator.Records(WorldCatalogue.Get("step")).Select(record => new Record
        {
            Task = record.Task, Model = record.Model, ExampleId = record.ExampleId, Scales = record.Scales, Targets = record.Targets, Output = record.Output,
            TargetTokens = record.TargetTokens, OutputTokens = record.OutputTokens,
        });
        TaskFinding finding = Investigation.Of(RecordSet.Of(texts), new() { Resamples = 1000 }).Run().Findings[0];
        Assert.All(finding.Metrics, metric => Assert.Null(metric.Survival?.Concentration));
    }

    [Fact]
    public void Clustered_examples_widen_the_interval_of_the_share()
    {
        SimulationOptions clustered = new() { ClusterSize = 10 };
        // Neighbouring examples jump together: whole clusters do, or none of their examples.
        var world = new MadeWorld((layout, stream) =>
        {
            bool[] jumps = [.. Enumerable.Range(0, layout.Examples / 10).Select(_ => stream.NextDouble() < 0.3)];
            return (scale, example) => -1.5 + (2 * layout.Units[scale]) + (jumps[example / 10] && scale >= 4 ? 4.5 : 0);
        });
        Assert.True(Width(MadeWorld.Jumping(world, clustered)) > 2 * Width(Subset));

        static double Width(TaskFinding finding) => finding.SubsetFraction!.Upper - finding.SubsetFraction.Lower;
    }

    [Fact]
    public void A_metric_without_a_probability_an_example_is_refused()
    {
        ScoreTable scores = ScoreTable.Of(RecordSet.Of(Simulator.Records(WorldCatalogue.Get("step"))), [MetricCatalogue.Get("exact_match")]);
        ScaleCurve curve = ScaleCurve.Of(Comparison.Of(scores.Keys)[0], scores.Columns[0], ScaleAxis.Params)!;
        Assert.Throws<ArgumentException>(() => Concentration.Of(curve, 3, new()));
    }

    [Fact]
    public void Two_values_are_two_groups_whatever_their_shares() =>
        Assert.Equal(new TwoGroups(2, 0.25, 2, 1), TwoGroups.Of([1, 1, 1, 3], [1, 1, 1, 1]));

    [Fact]
    public void Evenly_spread_values_have_three_quarters_of_their_variance_between_two_groups() =>
        Assert.Equal(0.75, TwoGroups.Of([.. Enumerable.Range(0, 1000).Select(i => (double)i)], [.. Enumerable.Repeat(1.0, 1000)])!.Explained, 3);

    [Fact]
    public void Equal_values_are_no_two_groups() => Assert.Null(TwoGroups.Of([2, 2, 2], [1, 1, 1]));
}
