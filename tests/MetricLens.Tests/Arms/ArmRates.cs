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
    private const int FewRuns = 40, ManyRuns = 200;

    /// <summary>The shift of arm_shift: models stand from 10⁷ to 10¹¹ parameters.</summary>
    private const double Truth = 4 * ScaleShiftOnly.Ahead;

    public static TheoryData<string> Worlds => [.. ArmWorldCatalogue.All.Select(world => world.Card.Id)];

    [Theory(Explicit = true), MemberData(nameof(Worlds))]
    public void Print_the_verdicts(string id)
    {
        foreach (int models in (int[])[6, 8, 12])
            foreach (double tau in (double[])[0.05, 0.15, 0.3]) output.WriteLine(Row(id, new() { Models = models, Tau = tau }));
        output.WriteLine(Row(id, new() { Models = 8, Tau = 0.15, SeedsPerScale = 3 }) + " three seeds a scale");
        output.WriteLine(Row(id, new() { Models = 8, Tau = 0.15, ClusterSize = 5 }) + " clusters of five");
    }

    [Theory(Explicit = true), InlineData(6), InlineData(8), InlineData(12)]
    public void Print_the_coverage_of_the_shift(int models)
    {
        foreach (double tau in (double[])[0.0, 0.05, 0.15, 0.3]) output.WriteLine(CoverageRow(new() { Models = models, Tau = tau }, ""));
    }

    [Fact(Explicit = true)]
    public void Print_the_coverage_of_the_shift_with_seeds_and_with_clusters()
    {
        output.WriteLine(CoverageRow(new() { Models = 8, Tau = 0.15, SeedsPerScale = 3 }, " three seeds a scale"));
        output.WriteLine(CoverageRow(new() { Models = 8, Tau = 0.15, ClusterSize = 5 }, " clusters of five"));
    }

    [Fact]
    public void A_smooth_benefit_does_not_survive()
    {
        ArmFinding[] findings = Few("arm_smooth");
        AssertAtMost(0.05, findings.Count(finding => finding.Overall == Verdict.Survives), findings.Length);
    }

    [Fact]
    public void A_step_benefit_survives()
    {
        ArmFinding[] findings = Few("arm_step");
        AssertAtMost(0.10, findings.Count(finding => finding.Overall != Verdict.Survives), findings.Length);
        AssertAtMost(0.05, findings.Count(finding => finding.Overall == Verdict.Artifact), findings.Length);
    }

    [Fact]
    public void Arms_that_are_alike_show_no_jump()
    {
        ArmFinding[] findings = Few("arm_none");
        AssertAtMost(0.05, findings.Count(finding => finding.Difference.Jump.Status == JumpStatus.Apparent), findings.Length);
        AssertAtMost(0.05, findings.Count(finding => finding.Benefits.Any(benefit => benefit.Helps)), findings.Length);
    }

    [Fact]
    public void The_interval_of_a_shift_holds_it()
    {
        ArmFinding[] findings = Run("arm_shift", new() { Models = 8, Tau = 0.15 }, FewRuns, new() { Resamples = 1000, Threads = 1, Draws = new() });
        foreach (string metric in (string[])["exact_match", "target_log_likelihood"])
            AssertAtMost(0.05, findings.Count(finding => finding.Shift(metric) is not { } shift || !(shift.Lower <= Truth && Truth <= shift.Upper)), findings.Length);
    }

    private static ArmFinding[] Few(string id) => Run(id, new() { Models = 8, Tau = 0.15 }, FewRuns, new() { Resamples = 1000, Threads = 1, VerdictsOnly = true, Draws = new() });

    private static void AssertAtMost(double rate, int count, int runs) => Assert.True(count <= (rate * runs) + (3 * Math.Sqrt(rate * (1 - rate) * runs)),
        string.Create(CultureInfo.InvariantCulture, $"{count} of {runs} runs; expected at most {rate:P0}, within three binomial standard errors."));

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
