using MetricLens.Planning;

namespace MetricLens.Tests.Planning;

public class PlanTests
{
    private static readonly ExpectedCurve Curve = new() { ModelStandardDeviation = 0.1 };

    private static readonly PlanOptions Few = new() { Runs = 40, Truths = [PlannedTruth.Step], MostExamples = 80, MostScales = 6, MostSeeds = 2, Threads = 2 };

    [Fact]
    public void A_step_over_eight_scales_is_found_and_over_four_it_never_is()
    {
        PlannedPower eight = Power(8), four = Power(4);
        Assert.True(eight.Interval.Lower > 0.8, $"{eight}");
        // Four scales with one run each are always too few.
        Assert.Equal(0, four.Right);
        Assert.Equal(four.Runs, four.Inconclusive + four.NoJump);
        Assert.Equal(PowerLoss.Inconclusive, four.MainLoss);

        static PlannedPower Power(int scales) => Plan.Of(Curve, EvaluationDesign.Spread(8, 11, scales) with { Examples = 100 }, Few with { Searches = false }).Truths[0].Planned;
    }

    [Fact]
    public void The_search_finds_the_smallest_number_of_scales_and_every_count_adds_up()
    {
        TruthPower step = Plan.Of(Curve, EvaluationDesign.Spread(8, 11, 5) with { Examples = 60 }, Few).Truths[0];
        FactorPower scales = step.Factors.Single(factor => factor.Factor == PlannedFactor.Scales);
        Assert.Equal([4, 5, 6], scales.Points.Select(point => point.Value));
        Assert.InRange(scales.Smallest!.Value, 5, 6);
        Assert.False(scales.IsLeastTried);
        Assert.All(step.Factors.SelectMany(factor => factor.Points), point =>
        {
            Assert.Equal(point.Power.Runs, point.Power.Right + point.Power.NoJump + point.Power.Inconclusive + point.Power.Wrong);
            Assert.InRange(point.Power.Jumps, point.Power.Right, point.Power.Runs);
        });
        // Of every factor the planned value is among the points, and it is the planned power.
        Assert.All(step.Factors, factor => Assert.Contains(factor.Points, point => ReferenceEquals(point.Power, step.Planned)));
        Assert.All(step.Factors, factor => Assert.True(factor.Smallest is null || factor.Smallest.Power.Power >= 0.8));
    }

    [Fact]
    public void Threads_leave_no_trace_and_a_seed_does()
    {
        EvaluationDesign design = EvaluationDesign.Spread(8, 11, 6) with { Examples = 50 };
        PlanOptions options = Few with { Searches = false, Truths = PlannedTruth.All, Threads = 1 };
        PlannedPower[] one = Counts(options), two = Counts(options with { Threads = 2 });
        Assert.Equal(one, two);
        Assert.NotEqual(one, Counts(options with { Seed = 2 }));

        PlannedPower[] Counts(PlanOptions of) => [.. Plan.Of(Curve with { ModelStandardDeviation = 0.3 }, design, of).Truths.Select(truth => truth.Planned)];
    }

    [Fact]
    public void Where_it_is_clear_early_fewer_runs_are_spent()
    {
        PowerSimulation simulation = new(Curve, Few with { Runs = 400 });
        EvaluationDesign design = EvaluationDesign.Spread(8, 11, 4) with { Examples = 40 };
        Assert.Equal(40, simulation.Run(PlannedTruth.Step, design, stopEarly: true, default).Runs);
    }

    [Fact]
    public void Other_scales_are_evenly_spread_over_the_same_range_and_the_same_number_are_the_same()
    {
        EvaluationDesign gpt = EvaluationDesign.At([8.54, 9.11, 9.83, 11.24]) with { Seeds = 3, ClusterSize = 2 };
        Assert.Same(gpt, gpt.WithScales(4));
        EvaluationDesign five = gpt.WithScales(5);
        Assert.Equal([8.54, 9.215, 9.89, 10.565, 11.24], five.Positions.Select(position => Math.Round(position, 9)));
        Assert.Equal((gpt.Examples, 3, 2), (five.Examples, five.Seeds, five.ClusterSize));
        Assert.Equal(0, gpt.Units[0]);
        Assert.Equal(1, gpt.Units[^1]);
    }

    [Fact]
    public void Bad_input_is_refused_by_name()
    {
        EvaluationDesign design = EvaluationDesign.Spread(8, 11, 8);
        Refuses(nameof(ExpectedCurve.From), () => Plan.Of(new() { From = 0.9, To = 0.3 }, design));
        Refuses(nameof(ExpectedCurve.From), () => Plan.Of(new() { From = double.NaN }, design));
        Refuses(nameof(ExpectedCurve.To), () => Plan.Of(new() { To = 1 }, design));
        Refuses(nameof(ExpectedCurve.Length), () => Plan.Of(new() { Length = 0 }, design));
        Refuses(nameof(ExpectedCurve.Choices), () => Plan.Of(new() { Choices = 1 }, design));
        Refuses(nameof(ExpectedCurve.ModelStandardDeviation), () => Plan.Of(new() { ModelStandardDeviation = -1 }, design));
        Refuses(nameof(ExpectedCurve.At), () => Plan.Of(new() { At = 1 }, design));
        Refuses(nameof(EvaluationDesign.Examples), () => Plan.Of(new(), design with { Examples = -300 }));
        Refuses(nameof(EvaluationDesign.Seeds), () => Plan.Of(new(), design with { Seeds = 0 }));
        Refuses(nameof(EvaluationDesign.ClusterSize), () => Plan.Of(new(), design with { ClusterSize = 300 }));
        Refuses(nameof(PlanOptions.Runs), () => Plan.Of(new(), design, new() { Runs = 10 }));
        Refuses(nameof(PlanOptions.Target), () => Plan.Of(new(), design, new() { Target = 1 }));
        Assert.Throws<ArgumentOutOfRangeException>(() => EvaluationDesign.Spread(8, 11, 1));
        Assert.Throws<ArgumentException>(() => EvaluationDesign.At([8, 8, 9]));
        Assert.Throws<ArgumentException>(() => Plan.Of(new(), design, new() { Truths = [PlannedTruth.Step, PlannedTruth.Step] }));

        static void Refuses(string name, Func<object> plan) => Assert.Equal(name, Assert.Throws<ArgumentOutOfRangeException>(plan).ParamName);
    }
}
