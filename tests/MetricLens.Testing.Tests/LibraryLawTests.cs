using MetricLens.Metrics;

namespace MetricLens.Testing.Tests;

/// <summary>Every metric of the library under every law that its card calls for.</summary>
public class LibraryLawTests
{
    private static readonly Dictionary<string, IMetric> Metrics = MetricCatalogue.All.ToDictionary(metric => metric.Card.Id);

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach (IMetric metric in MetricCatalogue.All)
                foreach (MetricLaw law in MetricLaws.Applicable(metric.Card)) pairs.Add(metric.Card.Id, law.Id);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_metric_keeps_every_law_that_its_card_calls_for(string metric, string law) =>
        MetricLaws.Check(Metrics[metric], MetricLaws.Get(law));
}
