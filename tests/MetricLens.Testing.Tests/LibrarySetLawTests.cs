using MetricLens.Metrics;

namespace MetricLens.Testing.Tests;

/// <summary>Every set-level metric of the library, with its default options and with each other choice of one option, under every law that its card calls for.</summary>
public class LibrarySetLawTests
{
    internal static readonly Dictionary<string, ISetMetric> Metrics = MetricCatalogue.Library.SetMetrics.SelectMany(WithVariants).ToDictionary(metric => metric.Card.Id);

    public static TheoryData<string, string> Pairs
    {
        get
        {
            var pairs = new TheoryData<string, string>();
            foreach ((string id, ISetMetric metric) in Metrics.OrderBy(metric => metric.Key, StringComparer.Ordinal))
                foreach (MetricLaw law in MetricLaws.Applicable(metric.Card)) pairs.Add(id, law.Id);
            return pairs;
        }
    }

    [Theory, MemberData(nameof(Pairs))]
    public void A_set_metric_keeps_every_law_that_its_card_calls_for(string metric, string law) => MetricLaws.Check(Metrics[metric], MetricLaws.Get(law));

    [Fact]
    public void A_mean_of_any_metric_is_a_set_metric_that_keeps_the_laws() => MetricLaws.Check(new Metrics.Sets.MeanScore(MetricCatalogue.Get("brier")));

    [Fact]
    public void A_law_of_sets_refuses_a_metric_of_single_records()
    {
        MetricLawException error = Assert.Throws<MetricLawException>(() => MetricLaws.Check(MetricCatalogue.Get("brier"), MetricLaws.Get("weights_are_repeats")));
        Assert.Contains("'brier' scores single records, and the law is of sets.", error.Message, StringComparison.Ordinal);
    }

    private static IEnumerable<ISetMetric> WithVariants(ISetMetric metric) =>
        metric is IHasVariants<ISetMetric> open ? [metric, .. open.Variant.Neighbours().Select(open.With)] : [metric];
}
