using System.Globalization;
using MetricLens.Planning;
using MetricLens.Simulation;
using MetricLens.Survival;

namespace MetricLens.Tests.Planning;

/// <summary>Prints whether what an outlook names does settle a task where it is carried out: the power claimed against that of whole evaluations.</summary>
/// <remarks>
/// Run by hand, for it takes minutes:
/// <c>dotnet run -c Release --project tests/MetricLens.Tests -- -explicit only -class MetricLens.Tests.Planning.RemedyRates -showLiveOutput</c>.
/// </remarks>
public class RemedyRates(ITestOutputHelper output)
{
    private const int Tasks = 10, Evaluations = 10;

    private static readonly double[] Even = [7, 7 + (4.0 / 3), 7 + (8.0 / 3), 11], Gpt = [8.54, 9.11, 9.83, 11.24];

    [Theory(Explicit = true), InlineData("step", false), InlineData("step", true), InlineData("curve", false), InlineData("curve", true), InlineData("hinge", false), InlineData("hinge", true)]
    public void Print(string id, bool isGptLike)
    {
        PlannedTruth truth = PlannedTruth.Get(id);
        PlannedTruth kind = truth == PlannedTruth.Curve ? PlannedTruth.Smooth : truth;
        double[] positions = isGptLike ? Gpt : Even;
        var claims = new Dictionary<RemedyKind, List<(double Claimed, double Real)>>();
        int leaning = 0, right = 0;
        for (int task = 0; task < Tasks; task++)
        {
            if (Found(truth, positions, 1, 1, 60_000 + task).Outlook() is not { Lean: { } lean } outlook) continue;
            leaning++;
            if (lean.Leading.Truth != kind) continue;
            right++;
            foreach (Remedy remedy in outlook.Remedies.Where(remedy => remedy.Amount is not null))
            {
                double[] places = [.. positions.Concat(remedy.NewScales.Select(Math.Log10)).Order()];
                int settled = Enumerable.Range(0, Evaluations).AsParallel().Count(run => IsSettled(Found(truth, places, remedy.Kind == RemedyKind.Seeds ? remedy.Amount!.Value : 1,
                    remedy.Kind == RemedyKind.Examples ? remedy.Amount!.Value : 1, 70_000 + (100 * task) + run), truth, kind));
                if (!claims.TryGetValue(remedy.Kind, out List<(double, double)>? list)) claims[remedy.Kind] = list = [];
                list.Add((remedy.Power.Power, (double)settled / Evaluations));
            }
        }
        string spacing = isGptLike ? "GPT-like" : "even";
        output.WriteLine($"{id} {spacing}: {leaning} leaning, {right} rightly");
        foreach ((RemedyKind remedy, List<(double Claimed, double Real)> list) in claims.OrderBy(claim => claim.Key))
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {id} | {spacing} | {remedy} | {list.Count} | {list.Average(claim => claim.Claimed):0.00} | {list.Average(claim => claim.Real):0.00} |"));
    }

    private static bool IsSettled(TaskFinding finding, PlannedTruth truth, PlannedTruth kind) =>
        finding.Overall == truth.Right || (kind == PlannedTruth.Smooth && finding.Overall == Verdict.NoApparentJump);

    /// <summary>A whole evaluation of a task whose ability runs from −3 to 5, or as the catalogue's step and hinge; places beyond the ends carry on.</summary>
    private static TaskFinding Found(PlannedTruth truth, double[] positions, int seeds, int times, long seed)
    {
        double first = positions.Contains(Gpt[1]) ? Gpt[0] : Even[0], last = positions.Contains(Gpt[1]) ? Gpt[^1] : Even[^1];
        double[] abilities = [.. positions.Select(position => (position - first) / (last - first)).Select(unit => truth.Id switch
        {
            "step" => -1.5 + (0.5 * unit) + (unit >= 0.5 ? 4.5 : 0),
            "hinge" => -1.8 + (5.5 * Math.Max(unit - 0.33, 0) / 0.67),
            _ => -3 + (8 * Math.Pow(Math.Max(unit, 0), 1.6)),
        })];
        var world = new PlannedWorld(truth, WorldKind.Text, abilities);
        var scores = SimulatedScores.Of(world, new() { Models = positions.Length, Positions = positions, SeedsPerScale = seeds, Examples = 300 * times, Tau = 0.15, Seed = seed });
        return Investigation.Of(scores, new() { Resamples = 1000, Threads = 1, VerdictsOnly = true }).Run().Findings[0];
    }
}
