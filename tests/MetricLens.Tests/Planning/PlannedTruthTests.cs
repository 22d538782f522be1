using MetricLens.Planning;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Planning;

public class PlannedTruthTests
{
    [Fact]
    public void Every_truth_rises_from_nothing_to_all_and_never_falls()
    {
        foreach (PlannedTruth truth in PlannedTruth.All)
        {
            double[] rises = [.. Enumerable.Range(0, 101).Select(i => truth.Rise(i / 100.0, 0.4))];
            Assert.Equal(0, rises[0], 12);
            Assert.Equal(1, rises[^1], 12);
            Assert.All(rises.Skip(1).Zip(rises), pair => Assert.True(pair.First >= pair.Second));
        }
    }

    [Fact]
    public void A_step_has_nine_tenths_of_the_rise_and_a_hinge_none_below_its_place()
    {
        Assert.Equal(0.9, PlannedTruth.Step.Rise(0.4, 0.4) - PlannedTruth.Step.Rise(0.3999, 0.4), 3);
        Assert.Equal(0, PlannedTruth.Hinge.Rise(0.39, 0.4));
        Assert.Equal(0.5, PlannedTruth.Hinge.Rise(0.7, 0.4), 12);
        Assert.Equal((Verdict.Artifact, Verdict.Survives, Verdict.TakesOff), (PlannedTruth.Smooth.Right, PlannedTruth.Step.Right, PlannedTruth.Hinge.Right));
    }

    [Fact]
    public void An_unknown_shape_is_told_with_the_nearest() =>
        Assert.Contains("did you mean 'smooth'", Assert.Throws<ArgumentException>(() => PlannedTruth.Get("smoth")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData(null)]
    [InlineData(4)]
    public void What_is_expected_is_what_the_simulated_models_do(int? choices)
    {
        var curve = new ExpectedCurve { From = 0.3, To = 0.9, Choices = choices };
        EvaluationDesign design = EvaluationDesign.Spread(8, 11, 2);
        var world = new PlannedWorld(PlannedTruth.Smooth, choices is null ? WorldKind.Text : WorldKind.Choice, curve.Abilities(PlannedTruth.Smooth, design));
        Record[] records = [.. Simulator.Records(world, new() { Models = 2, Examples = 4000, Tau = 0, Choices = choices })];
        // Four thousand examples tell a mean probability to about a hundredth.
        Assert.Equal(0.3, Mean(records.Take(4000)), 0.015);
        Assert.Equal(0.9, Mean(records.Skip(4000)), 0.015);

        static double Mean(IEnumerable<Record> records) => records.Average(record => record.Gold is { } gold
            ? Math.Exp(record.ChoiceLogprobs.ToArray()[gold])
            : record.TargetLogprobs.ToArray().Average(logprob => Math.Exp(logprob)));
    }

    [Fact]
    public void An_ability_that_is_looked_for_is_found()
    {
        var answers = AnswerModel.OfText(0.7, 0.3);
        Assert.Equal(0.2, answers.Probability(answers.AtProbability(0.2)), 9);
        Assert.Equal(1.5, answers.Loss(answers.AtLoss(1.5)), 9);
        // Without any spread the probability is the logistic function itself, and the loss its logarithm.
        var plain = AnswerModel.OfText(0, 0);
        Assert.Equal(Math.Log(3), plain.AtProbability(0.75), 9);
        Assert.Equal(-Math.Log(0.75), plain.Loss(Math.Log(3)), 9);
    }
}
