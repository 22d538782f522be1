using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Planning;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Planning;

/// <summary>Prints how often the lean is right where the verdict is inconclusive, and whether its weight can be trusted.</summary>
/// <remarks>
/// Run by hand, for it takes minutes:
/// <c>dotnet run -c Release --project tests/MetricLens.Tests -- -explicit only -class MetricLens.Tests.Planning.LeanRates -showLiveOutput</c>.
/// Of the kinds of truth each counts alike, whatever share of its worlds shows an apparent jump and is inconclusive, since the lean's prior has them so.
/// </remarks>
public class LeanRates(ITestOutputHelper output)
{
    private const int Runs = 100;

    internal static readonly (string World, PlannedTruth Truth)[] Worlds =
    [
        ("smooth", PlannedTruth.Smooth), ("smooth_curve", PlannedTruth.Smooth), ("power_law", PlannedTruth.Smooth), ("power_law_floor", PlannedTruth.Smooth),
        ("step", PlannedTruth.Step), ("hinge", PlannedTruth.Hinge),
    ];

    [Theory(Explicit = true), InlineData(4, ScaleSpacing.Even), InlineData(4, ScaleSpacing.GptLike), InlineData(5, ScaleSpacing.Even)]
    public void Print(int models, ScaleSpacing spacing)
    {
        var all = new List<Leaning>();
        foreach ((string world, PlannedTruth truth) in Worlds)
        {
            foreach (double tau in (double[])[0.05, 0.15, 0.3])
            {
                Leaning[] leanings = [.. Of(world, truth, models, spacing, tau, 40_000, Runs)];
                all.AddRange(leanings);
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {world} | {models} | {spacing} | {tau} | {leanings.Length} | {Percent(leanings.Count(l => l.IsRight), leanings.Length)} | {(leanings.Length == 0 ? 0 : leanings.Average(l => l.Weight)):0.00} |"));
            }
        }
        // One weight for every kind of truth.
        var by = all.GroupBy(l => l.Truth).ToDictionary(group => group.Key, group => 1.0 / group.Count());
        foreach ((double low, double high) in ((double, double)[])[(0.33, 0.5), (0.5, 0.65), (0.65, 0.8), (0.8, 0.9), (0.9, 0.97), (0.97, 1.01)])
        {
            Leaning[] bin = [.. all.Where(l => l.Weight >= low && l.Weight < high)];
            double mass = bin.Sum(l => by[l.Truth]);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"K = {models} {spacing}: weight {low:0.00} to {high:0.00}: {bin.Length} runs, mean weight {(mass > 0 ? bin.Sum(l => by[l.Truth] * l.Weight) / mass : 0):0.00}, right {(mass > 0 ? bin.Sum(l => l.IsRight ? by[l.Truth] : 0) / mass : 0):0.00}"));
        }
        double whole = all.Sum(l => by[l.Truth]);
        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"K = {models} {spacing}: right {all.Sum(l => l.IsRight ? by[l.Truth] : 0) / whole:0.00}, mean weight {all.Sum(l => by[l.Truth] * l.Weight) / whole:0.00}"));
    }

    /// <summary>The leans of the runs whose verdict on an apparent jump is inconclusive.</summary>
    internal static IEnumerable<Leaning> Of(string world, PlannedTruth truth, int models, ScaleSpacing spacing, double tau, long firstSeed, int runs)
    {
        var leanings = new Leaning?[runs];
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, run =>
        {
            var scores = SimulatedScores.Of(WorldCatalogue.Get(world), new() { Models = models, Spacing = spacing, Tau = tau, Seed = firstSeed + run });
            TaskFinding finding = Investigation.Of(scores, new() { Resamples = 1000, Threads = 1, VerdictsOnly = true }).Run().Findings[0];
            if (finding.Jump.Status != JumpStatus.Apparent || finding.Overall != Verdict.Inconclusive || finding.Metrics[0].Survival is not { } survival) return;
            if (Lean.Of(survival.Latent, survival.Above) is { } lean) leanings[run] = new(truth, lean.Leading.Truth == truth, lean.Leading.Weight);
        });
        return leanings.OfType<Leaning>();
    }

    private static string Percent(int count, int of) => of == 0 ? "–" : (100.0 * count / of).ToString("0", CultureInfo.InvariantCulture);

    internal sealed record Leaning(PlannedTruth Truth, bool IsRight, double Weight);
}
