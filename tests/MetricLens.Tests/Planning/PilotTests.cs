using MetricLens.Planning;
using MetricLens.Simulation;

namespace MetricLens.Tests.Planning;

public class PilotTests
{
    [Fact]
    public void A_pilots_estimates_are_near_the_truth_that_made_it()
    {
        Pilot pilot = Of("smooth", new() { Models = 10, Tau = 0.15, Length = 7, Examples = 600, ClusterSize = 3, Seed = 4 });
        var answers = new ExpectedCurve().Answers;
        Assert.Equal(answers.Probability(-3), pilot.Curve.From, 0.04);
        Assert.Equal(answers.Probability(5), pilot.Curve.To, 0.02);
        Assert.Equal((7, 3, 600, 10, 1), (pilot.Curve.Length, pilot.Design.ClusterSize, pilot.Design.Examples, pilot.Design.Scales, pilot.Design.Seeds));
        Assert.Equal(0.7, pilot.Curve.DifficultySpread, 0.15);
        Assert.Null(pilot.Curve.Choices);
        Assert.InRange(0.15, pilot.ModelStandardDeviation!.Lower, pilot.ModelStandardDeviation.Upper);
    }

    [Fact]
    public void A_pilot_of_choices_tells_their_number_and_the_place_of_its_jump()
    {
        Pilot pilot = Of("step_choice", new() { Models = 6, Seed = 2 });
        Assert.Equal(4, pilot.Curve.Choices);
        Assert.InRange(pilot.Curve.At, 0.25, 0.75);
        Assert.Equal(0.25, pilot.Curve.From, 0.1);
    }

    [Fact]
    public void The_noise_of_few_scales_has_a_wide_interval()
    {
        Pilot few = Of("smooth_curve", new() { Models = 4, Seed = 3 }), many = Of("smooth_curve", new() { Models = 16, Seed = 3 });
        Assert.True(few.ModelStandardDeviation!.Upper > 2 * many.ModelStandardDeviation!.Upper);
    }

    [Fact]
    public void A_pilot_that_does_not_improve_is_refused()
    {
        MetricLens.Scores.ScoreTable scores = SimulatedScores.Of(new PlannedWorld(PlannedTruth.Smooth, WorldKind.Text, [3, 2, 1, 0, -1, -2]), new() { Models = 6 });
        Assert.Throws<ArgumentException>(() => Pilot.Of(Investigation.Of(scores, new() { Resamples = 1000, VerdictsOnly = true }).Run().Findings[0]));
    }

    private static Pilot Of(string world, SimulationOptions options) =>
        Pilot.Of(Investigation.Of(SimulatedScores.Of(WorldCatalogue.Get(world), options), new() { Resamples = 1000, VerdictsOnly = true }).Run().Findings[0]);
}
