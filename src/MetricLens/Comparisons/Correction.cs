using MetricLens.Statistics;

namespace MetricLens.Comparisons;

/// <summary>Corrects the p-values of comparisons for their number, over tasks and pairs together, each metric by itself.</summary>
internal static class Correction
{
    public static IReadOnlyList<PairFinding> Apply(IReadOnlyList<PairFinding> pairs)
    {
        MetricDifference[][] corrected = [.. pairs.Select(pair => pair.Differences.ToArray())];
        var tests = from pair in corrected.Index() from metric in pair.Item.Index() select (Pair: pair.Index, Metric: metric.Index, metric.Item);
        foreach (var family in tests.ToArray().GroupBy(test => test.Item.Metric.Id))
        {
            double[] adjusted = MultipleTesting.ByNumber([.. family.Select(test => test.Item.P)]);
            foreach (((int pair, int metric, MetricDifference difference), double p) in family.Zip(adjusted))
                corrected[pair][metric] = difference with { PAdjusted = p };
        }
        return [.. pairs.Zip(corrected, (pair, differences) => pair with { Differences = differences })];
    }
}
