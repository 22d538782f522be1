using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Investigations;

/// <summary>Jumps that are made of smooth improvement are told for what they are.</summary>
public class InductionTests
{
    private static RecordSet Smooth { get; } = RecordSet.Of(Simulator.Records(WorldCatalogue.Get("smooth"), new SimulationOptions { Examples = 400, Seed = 5 }));

    [Fact]
    public void A_threshold_of_a_smooth_metric_makes_a_jump_that_is_an_artifact()
    {
        TaskFinding finding = Investigation.Of(Smooth, new() { Induce = "threshold:0.9" }).Run().Findings.Single();
        Assert.Equal("threshold(token_probability,0.9)", finding.RawMetric.Id);
        Assert.Equal(Verdict.Artifact, finding.Overall);
    }

    [Fact]
    public void All_of_several_examples_are_scored_as_groups()
    {
        TaskFinding finding = Investigation.Of(Smooth, new() { Induce = "all_of:2" }).Run().Findings.Single();
        Assert.Equal("all_of(exact_match,2)", finding.RawMetric.Id);
    }

    [Fact]
    public void Choices_are_induced_by_the_probability_of_the_right_one()
    {
        var records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get("smooth_choice"), new SimulationOptions { Examples = 60 }));
        TaskFinding finding = Investigation.Of(records, new() { Induce = "threshold:0.9", Resamples = 1000 }).Run().Findings.Single();
        Assert.Equal("threshold(choice_probability,0.9)", finding.RawMetric.Id);
    }

    [Theory]
    [InlineData("threshold:0")]
    [InlineData("threshold:1.5")]
    [InlineData("threshold:0,9")]
    [InlineData("all_of:1")]
    [InlineData("smooth")]
    public void What_cannot_be_induced_is_an_argument_error(string induction) =>
        Assert.Contains("An induction is", Assert.Throws<ArgumentException>(() => new InvestigationOptions { Induce = induction }.Validate()).Message, StringComparison.Ordinal);

    [Fact]
    public void A_raw_metric_and_an_induced_one_are_one_too_many() =>
        Assert.Throws<ArgumentException>(() => new InvestigationOptions { Induce = "all_of:2", RawMetric = "exact_match" }.Validate());

    [Fact]
    public void What_judges_by_default_does_not_change_with_what_is_scored_besides()
    {
        TaskFinding plain = Investigation.Of(Smooth, new() { Resamples = 1000 }).Run().Findings.Single();
        TaskFinding more = Investigation.Of(Smooth, new() { Resamples = 1000, AlsoScore = ["token_probability", "brier:half"] }).Run().Findings.Single();
        Assert.Equal(plain.Metrics.Select(metric => (metric.Metric.Id, metric.Verdict)), more.Metrics.Select(metric => (metric.Metric.Id, metric.Verdict)));
        Assert.DoesNotContain(plain.Curves, curve => curve.Metric.Id == "token_probability");
        Assert.Contains(more.Curves, curve => curve.Metric.Id == "token_probability");
    }
}
