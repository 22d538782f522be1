using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Survival;

public class ShapeTests
{
    private static readonly double[] UShaped = [0.05, -0.31, -0.52, -0.55, -0.38, 0.06, 1.31, 2.12];

    [Fact]
    public void A_curve_that_nowhere_falls_is_at_no_distance()
    {
        Shape shape = Shape.Of(Curve(0, 0.1, 0.1, 0.5, 2, 2.1, 2.2, 2.4), 4, new())!;
        Assert.Equal((0, 1, 1), (shape.Distance, shape.PValue, shape.PGivenBack));
        Assert.False(shape.IsNonMonotone(0.05));
    }

    [Fact]
    public void A_u_shape_is_not_monotone_and_no_artifact()
    {
        SurvivalFinding finding = SurvivalTest.Run(Curve(UShaped), 6, new());
        Assert.Contains(Reason.NonMonotone, finding.Reasons);
        Assert.NotEqual(Verdict.Artifact, finding.Verdict);
        Assert.NotEqual(Verdict.Survives, finding.Verdict);
        Assert.Equal(1, finding.PArtifact);
        Assert.Equal(1, finding.PSurvives);
    }

    [Fact]
    public void A_step_between_wavering_scales_is_monotone_as_far_as_noise_can_tell()
    {
        SurvivalFinding finding = SurvivalTest.Run(Curve(0.05, -0.02, 0.11, 0.06, 2.51, 2.48, 2.63, 2.58), 4, new());
        Assert.DoesNotContain(Reason.NonMonotone, finding.Reasons);
        Assert.Equal(Verdict.Survives, finding.Verdict);
    }

    [Fact]
    public void A_jump_that_the_next_scales_give_back_does_not_survive()
    {
        SurvivalFinding given = SurvivalTest.Run(Curve(0, 0.03, 0.01, 0.04, 0.02, 0.03, 1, 0.05), 6, new());
        Assert.NotEqual(Verdict.Survives, given.Verdict);
        Assert.True(given.Shape!.PGivenBack < 1);
        Assert.Equal(1, Shape.Of(Curve(0, 0.03, 0.01, 0.04, 0.02, 0.03, 1, 1.05), 6, new())!.PGivenBack);
    }

    [Fact]
    public void Two_scales_have_no_shape() => Assert.Null(Shape.Of(Curve(0, 1), 1, new()));

    [Fact]
    public void The_same_seed_gives_the_same_p()
    {
        LatentCurve curve = Curve(0.1, -0.1, 0.05, 0.2, 1.1, 1.0, 1.3, 1.2);
        Assert.Equal(Shape.Of(curve, 4, new())!.PValue, Shape.Of(curve, 4, new())!.PValue);
        Assert.NotEqual(Shape.Of(curve, 4, new())!.PValue, Shape.Of(curve, 4, new() { Seed = 2 })!.PValue);
    }

    [Fact]
    public void Identical_models_have_a_shape() => Assert.Equal(1, Shape.Of(LatentCurve.Of(Places(6), [1, 1, 1, 1, 1, 1], new double[6, 6]), 3, new())!.PValue);

    [Fact]
    public void The_rise_and_fall_of_choices_by_letter_over_width_does_not_survive_even_alone()
    {
        TaskFinding finding = Investigation.Of(RecordSet.Load(Fixture.Path("digits", "mc_add_letter.jsonl.gz"))).Run().Finding("mc_add_letter", "width");
        Assert.All(finding.Metrics, metric => Assert.NotEqual(Verdict.Survives, metric.Survival!.Verdict));
        Assert.Contains(Reason.NonMonotone, finding.Reasons);
    }

    [Fact]
    public void Smooth_worlds_and_steps_are_not_called_otherwise()
    {
        foreach (string world in (string[])["smooth_curve", "step", "subset"])
            Assert.DoesNotContain(Reason.NonMonotone, MadeWorld.Jumping(WorldCatalogue.Get(world)).Reasons);
    }

    private static double[] Places(int count) => [.. Enumerable.Range(0, count).Select(k => 7 + (0.5 * k))];

    private static LatentCurve Curve(params double[] values)
    {
        double[,] covariance = new double[values.Length, values.Length];
        for (int k = 0; k < values.Length; k++) covariance[k, k] = 1e-3;
        return LatentCurve.Of(Places(values.Length), values, covariance);
    }
}
