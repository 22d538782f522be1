using MetricLens.Metrics;

namespace MetricLens.Testing.Tests;

/// <summary>No metric of the library has moved: a change that is meant is written anew and named in the changelog.</summary>
public class LibraryBaselineTests
{
    public static TheoryData<string> Ids => [.. MetricCatalogue.All.Select(metric => metric.Card.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void A_metric_scores_what_it_did(string id) => Verify(MetricCatalogue.Get(id));

    internal static void Verify(IMetric metric) => MetricBaseline.Verify(metric, FileOf(metric.Card.Id));

    [Fact]
    public void Every_baseline_is_of_a_metric_that_is_there() => Assert.Equal(
        MetricCatalogue.All.Select(metric => Path.GetFileName(FileOf(metric.Card.Id))).Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Repository.Path("fixtures", "baselines")).Select(Path.GetFileName).Order(StringComparer.Ordinal));

    /// <remarks>Run by hand: dotnet run -c Release --project tests/MetricLens.Testing.Tests -- -explicit only -method '*Write_the_baselines'.</remarks>
    [Fact(Explicit = true)]
    public void Write_the_baselines()
    {
        Directory.CreateDirectory(Repository.Path("fixtures", "baselines"));
        foreach (IMetric metric in MetricCatalogue.All) MetricBaseline.Write(metric, FileOf(metric.Card.Id));
    }

    /// <summary>A colon may stand in an id and not in a file's name everywhere.</summary>
    private static string FileOf(string id) => Repository.Path("fixtures", "baselines", $"{id.Replace(':', '.')}.json");
}
