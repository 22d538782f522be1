using MetricLens.Metrics;

namespace MetricLens.Testing.Tests;

/// <summary>What a mutant of the metrics must survive: each metric and variant under all its laws in one test. Compiled for mutation runs alone.</summary>
public class MutationTests
{
    public static TheoryData<string> Ids => [.. All().Select(metric => metric.Card.Id)];

    [Theory, MemberData(nameof(Ids))]
    public void A_metric_keeps_its_laws(string id) => MetricLaws.Check(All().Single(metric => metric.Card.Id == id), new LawOptions { Cases = id.Contains(':', StringComparison.Ordinal) ? 20 : 60 });

    private static IEnumerable<IMetric> All() => MetricCatalogue.All.Concat(
        from metric in MetricCatalogue.All.OfType<IHasVariants<IMetric>>()
        from variant in metric.Variant.Neighbours()
        select metric.With(variant));
}
