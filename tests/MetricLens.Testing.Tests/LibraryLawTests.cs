using MetricLens.Metrics;

namespace MetricLens.Testing.Tests;

/// <summary>Every metric of the library, with its default options and with each other choice of one option, under every law that its card calls for.</summary>
public class LibraryLawTests
{
    internal static readonly Dictionary<string, IMetric> Metrics = MetricCatalogue.All.Concat(Variants()).ToDictionary(metric => metric.Card.Id);

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach ((string id, IMetric metric) in Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
                foreach (MetricLaw law in MetricLaws.Applicable(metric.Card)) pairs.Add(id, law.Id);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_metric_keeps_every_law_that_its_card_calls_for(string metric, string law) =>
        MetricLaws.Check(Metrics[metric], MetricLaws.Get(law), new LawOptions { Cases = metric.Contains(':', StringComparison.Ordinal) ? 60 : 200 });

    private static IEnumerable<IMetric> Variants() =>
        from metric in MetricCatalogue.All.OfType<IHasVariants<IMetric>>()
        from variant in metric.Variant.Neighbours()
        select metric.With(variant);
}
