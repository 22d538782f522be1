using MetricLens.Metrics;

namespace MetricLens.Testing.Tests;

/// <summary>What mutate.py runs on each mutant: some metrics under all their laws and against their baselines, a test each.</summary>
public class MutationTests
{
    /// <summary>Ids of the metrics to try, parted by spaces; all of the library where it is not set.</summary>
    private static readonly string? Chosen = Environment.GetEnvironmentVariable("METRICLENS_MUTATED");

    public static TheoryData<string> Ids => [.. LibraryLawTests.Metrics.Keys.Where(id => Chosen is null || Chosen.Split(' ').Contains(id.Split(':')[0])).Order(StringComparer.Ordinal)];

    [Theory(Explicit = true), MemberData(nameof(Ids))]
    public void A_metric_keeps_its_laws_and_its_baseline(string id)
    {
        IMetric metric = LibraryLawTests.Metrics[id];
        if (MetricCatalogue.All.Contains(metric)) LibraryBaselineTests.Verify(metric);
        MetricLaws.Check(metric, new LawOptions { Cases = 60 });
    }
}
