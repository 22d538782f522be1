using System.Globalization;
using MetricLens.Arms;
using MetricLens.Jumps;
using MetricLens.Simulation;
using MetricLens.Simulation.ArmWorlds;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Arms;

/// <summary>Verdicts on differences between arms, and the coverage of the shift, in worlds with known truth: n = 300, L = 5, the whole path, fixed seeds.</summary>
/// <remarks>
/// The tables of the folder's page are printed by
/// <c>dotnet run -c Release --project tests/MetricLens.Tests -- -explicit only -class MetricLens.Tests.Arms.ArmRates -showLiveOutput</c>.
/// A rate is accepted within three binomial standard errors of the rate that it must keep.
/// </remarks>
public class ArmRates(ITestOutputHelper output)
{
    private const int ManyRuns = 200;

    public static TheoryData<string> Worlds => [.. ArmWorldCatalogue.All.Select(world => world.Card.Id)];

    [Theory(Explicit = true), MemberData(nameof(Worlds))]
    public void Print_the_verdicts(string id)
    {
        foreach (int models in (int[])[6, 8, 12])
            foreach (double tau in (double[])[0.05, 0.15, 0.3]) output.WriteLine(Row(id, new() { Models = models, Tau = tau }));
        output.WriteLine(Row(id, new() { Models = 8, Tau = 0.15, SeedsPerScale = 3 }) + " three seeds a scale");
        output.WriteLine(Row(id, new() { Models = 8, Tau = 0.15, ClusterSize = 5 }) + " clusters of five");
    }

    [Fact(Explicit = true)]
    public void Print_the_coverage_of_the_shift()
    {
        foreach (int models in (int[])[6, 8, 12])
            foreach (double tau in (double[])[0.0, 0.05, 0.15, 0.3]) output.WriteLine(CoverageRow(new() { Models = models, Tau = tau }, ""));
        output.WriteLine(CoverageRow(new() { Models = 8, Tau = 0.15, SeedsPerScale = 3 }, " three seeds a scale"));
        output.WriteLine(CoverageRow(new() { Models = 8, Tau = 0.15, ClusterSize = 5 }, " clusters of five"));
    }

    private static string Row(string id, SimulationOptions options)
    {
        ArmFinding[] findings = Run(id, options, ManyRuns, new() { Resamples = 1000, Threads = 1, VerdictsOnly = true, Draws = new() });
        ArmFinding[] apparent = [.. findings.Where(finding => finding.Difference.Jump.Status == JumpStatus.Apparent)];
        IEnumerable<string> rates = new[] { Verdict.Survives, Verdict.TakesOff, Verdict.Attenuated, Verdict.Artifact, Verdict.MetricDependent, Verdict.Inconclusive }
            .Select(verdict => Percent(apparent.Count(finding => finding.Overall == verdict), apparent.Length));
        string from = Percent(findings.Count(finding => finding.HelpsFrom is > 0), findings.Length);
        return string.Create(CultureInfo.InvariantCulture, $"| `{id}` | {options.Models} | {options.Tau} | {Percent(apparent.Length, findings.Length)} | {string.Join(" | ", rates)} | {from} |");
    }

    private static string CoverageRow(SimulationOptions options, string note)
    {
        ArmFinding[] findings = Run("arm_shift", options, ManyRuns, new() { Resamples = 1000, Threads = 1, Draws = new() });
        // Models stand from 10^7 to 10^11 parameters.
        const double Truth = 4 * ScaleShiftOnly.Ahead;
        IEnumerable<string> cells = new[] { "exact_match", "target_log_likelihood", "normalized_token_edit_distance" }.Select(metric =>
        {
            ScaleShift[] shifts = [.. findings.Select(finding => finding.Shift(metric)).OfType<ScaleShift>()];
            double width = Quantile.Of([.. shifts.Select(shift => shift.Upper - shift.Lower)], 0.5);
            double bias = shifts.Average(shift => shift.Value ?? 0) - Truth;
            return string.Create(CultureInfo.InvariantCulture, $"{Percent(shifts.Count(shift => shift.Lower <= Truth && Truth <= shift.Upper), findings.Length)} | {bias:0.000} | {width:0.00}");
        });
        return string.Create(CultureInfo.InvariantCulture, $"| {options.Models} | {options.Tau}{note} | {string.Join(" | ", cells)} |");
    }

    private static string Percent(int count, int of) => of == 0 ? "–" : (100.0 * count / of).ToString("0.#", CultureInfo.InvariantCulture);

    internal static ArmFinding[] Run(string id, SimulationOptions options, int runs, InvestigationOptions investigation)
    {
        IArmWorld world = ArmWorldCatalogue.Get(id);
        var findings = new ArmFinding[runs];
        Parallel.For(0, runs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, run =>
        {
            findings[run] = ArmComparison.Of(SimulatedScores.Of(world, options with { Seed = 1000 + run }), investigation, new() { Draws = 1000 }).Findings.Single();
        });
        return findings;
    }
}
