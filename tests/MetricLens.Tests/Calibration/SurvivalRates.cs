using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Scores;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Calibration;

/// <summary>Verdicts in worlds with known truth, from simulated scores on: 200 runs a world at K = 8, n = 300, L = 5, τ = 0.1, fixed seeds.</summary>
/// <remarks>
/// A rate is accepted within three binomial standard errors of the rate that it must keep, √(p(1 − p) / runs) each: a procedure
/// that keeps its rate exactly fails once in 700 seeds.
/// </remarks>
public class SurvivalRates(ITestOutputHelper output)
{
    private const int Runs = 200;

    [Fact]
    public void In_a_smooth_world_few_jumps_survive_and_most_are_artifacts()
    {
        Tally tally = Run("smooth");
        AssertAtMost(0.05, tally.Of(Verdict.Survives), Runs);
        Assert.True(tally.Apparent >= 40, "Too few runs show an apparent jump for a rate of artifacts.");
        AssertAtLeast(0.80, tally.Of(Verdict.Artifact), tally.Apparent);
        AssertAtMost(0.05, tally.Of(Verdict.TakesOff), Runs);
        AssertAtMost(0.05, tally.NonMonotone, tally.Apparent);
    }

    [Fact]
    public void In_a_world_with_a_step_most_jumps_survive_and_few_are_artifacts()
    {
        Tally tally = Run("step");
        AssertAtLeast(0.90, tally.Of(Verdict.Survives), Runs);
        AssertAtMost(0.05, tally.Of(Verdict.Artifact), Runs);
        AssertAtMost(0.05, tally.NonMonotone, tally.Apparent);
    }

    [Fact]
    public void In_a_world_with_an_onset_most_jumps_take_off_or_survive()
    {
        Tally tally = Run("hinge");
        AssertAtMost(0.20, tally.Of(Verdict.Artifact), Runs);
        AssertAtLeast(0.70, tally.Of(Verdict.TakesOff) + tally.Of(Verdict.Survives), tally.Apparent);
    }

    [Fact]
    public void In_a_flat_world_no_jump_survives_and_few_show()
    {
        Tally tally = Run("flat");
        AssertAtMost(0.05, tally.Of(Verdict.Survives), Runs);
        AssertAtMost(0.05, tally.Apparent, Runs);
    }

    [Fact]
    public void In_a_world_with_a_step_in_some_examples_most_jumps_survive_and_few_are_artifacts()
    {
        Tally tally = Run("subset");
        AssertAtLeast(0.80, tally.Of(Verdict.Survives), tally.Apparent);
        AssertAtMost(0.05, tally.Of(Verdict.Artifact), Runs);
    }

    [Fact]
    public void In_a_u_shaped_world_no_jump_survives_and_most_are_called_not_monotone()
    {
        Tally tally = Run("u_shape");
        AssertAtMost(0.05, tally.Of(Verdict.Survives), Runs);
        AssertAtLeast(0.80, tally.NonMonotone, tally.Apparent);
    }

    private Tally Run(string id)
    {
        IWorld world = WorldCatalogue.Get(id);
        var verdicts = new Verdict[Runs];
        var isApparent = new bool[Runs];
        var isNonMonotone = new bool[Runs];
        Parallel.For(0, Runs, run =>
        {
            ScoreTable scores = SimulatedScores.Of(world, new() { Seed = run });
            TaskFinding finding = Investigation.Of(scores, new() { Resamples = 1000, Threads = 1, VerdictsOnly = true }).Run().Findings[0];
            (verdicts[run], isApparent[run], isNonMonotone[run]) = (finding.Overall, finding.Jump.Status == JumpStatus.Apparent, finding.Reasons.Contains(Reason.NonMonotone));
        });
        var tally = new Tally(verdicts, isApparent.Count(isShown => isShown), isNonMonotone.Count(isFound => isFound));
        output.WriteLine($"{id}: {tally}");
        return tally;
    }

    private static void AssertAtMost(double rate, int count, int runs) =>
        Assert.True(count <= (rate * runs) + Band(rate, runs), Message(count, runs, "at most", rate));

    private static void AssertAtLeast(double rate, int count, int runs) =>
        Assert.True(count >= (rate * runs) - Band(rate, runs), Message(count, runs, "at least", rate));

    private static double Band(double rate, int runs) => 3 * Math.Sqrt(rate * (1 - rate) * runs);

    private static string Message(int count, int runs, string bound, double rate) =>
        string.Create(CultureInfo.InvariantCulture, $"{count} of {runs} runs; expected {bound} {rate:P0}, within three binomial standard errors.");

    private sealed record Tally(Verdict[] Verdicts, int Apparent, int NonMonotone)
    {
        public int Of(Verdict verdict) => Verdicts.Count(found => found == verdict);

        public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Verdicts.Length} runs, {Apparent} with an apparent jump; ")
            + string.Join(", ", Verdicts.CountBy(verdict => verdict).OrderByDescending(pair => pair.Value)
                .Select(pair => string.Create(CultureInfo.InvariantCulture, $"{pair.Key.Words()} {pair.Value}")));
    }
}
