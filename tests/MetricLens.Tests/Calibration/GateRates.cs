using System.Globalization;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Calibration;

/// <summary>Prints the table of rates of the method's page: T3 and T4 over worlds, K and τ at n = 300, L = 5, the whole path, fixed seeds.</summary>
/// <remarks>
/// Run by hand, for it takes minutes:
/// <c>dotnet run -c Release --project tests/MetricLens.Tests -- -explicit only -class MetricLens.Tests.Calibration.GateRates -showLiveOutput</c>.
/// </remarks>
public class GateRates(ITestOutputHelper output)
{
    private const int Runs = 100;

    public static TheoryData<string> Worlds => ["subset", "u_shape", "step", "smooth_curve", "hinge", "half_step", "smooth", "quanta", "smooth_choice", "step_choice"];

    [Theory(Explicit = true), MemberData(nameof(Worlds))]
    public void Print(string id)
    {
        foreach (int models in (int[])[6, 8, 12])
            foreach (double tau in (double[])[0.05, 0.15, 0.3]) output.WriteLine(Row(id, models, tau));
    }

    private static string Row(string id, int models, double tau)
    {
        var findings = new TaskFinding[Runs];
        Parallel.For(0, Runs, new ParallelOptions { MaxDegreeOfParallelism = 2 }, run =>
        {
            var records = RecordSet.Of(Simulator.Records(WorldCatalogue.Get(id), new() { Models = models, Tau = tau, Seed = 10_000 + run }));
            findings[run] = Investigation.Of(records, new() { Resamples = 1000, Threads = 1 }).Run().Findings[0];
        });
        TaskFinding[] apparent = [.. findings.Where(finding => finding.Jump.Status == JumpStatus.Apparent)];
        IEnumerable<string> rates =
        [
            Rate(finding => finding.Overall == Verdict.Survives), Rate(finding => finding.Form == SurvivalForm.Subset), Rate(finding => finding.Overall == Verdict.TakesOff),
            Rate(finding => finding.Overall == Verdict.Attenuated), Rate(finding => finding.Overall == Verdict.Artifact), Rate(finding => finding.Overall == Verdict.Inconclusive),
            Rate(finding => finding.Reasons.Contains(Reason.NonMonotone)), Rate(finding => finding.Reasons.Contains(Reason.Concentrated)), Rate(finding => finding.Reasons.Contains(Reason.Quanta)),
        ];
        return string.Create(CultureInfo.InvariantCulture, $"| {id} | {models} | {tau} | {apparent.Length} | ") + string.Join(" | ", rates) + " |";

        string Rate(Func<TaskFinding, bool> holds) => apparent.Length == 0 ? "–"
            : string.Create(CultureInfo.InvariantCulture, $"{100.0 * apparent.Count(holds) / apparent.Length:0}");
    }
}
