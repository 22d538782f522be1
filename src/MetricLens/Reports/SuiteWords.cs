using System.Globalization;
using MetricLens.Curves;
using MetricLens.Reports.Explaining;
using MetricLens.Statistics;

namespace MetricLens.Reports;

/// <summary>A suite's summary in sentences, each with its numbers.</summary>
public static class SuiteWords
{
    /// <summary>Names told one by one; the rest are counted.</summary>
    private const int MostNames = 6;

    /// <summary>The sentences: sharpness, unpredictability and task specificity; those that have nothing to go by are left out.</summary>
    public static IEnumerable<string> Sentences(SuiteSummary summary) => Sentences(summary, Explanation.Phrases("en"));

    internal static IEnumerable<string> Sentences(SuiteSummary summary, IPhrases phrases)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (summary.Sharpness is { } sharpness) yield return phrases.Sharpness(sharpness.Count, Percent(sharpness), Percent(summary.SharpnessSpread!.Value));
        if (summary is { Unannounced: { } unannounced, ForecastCoverage: { } coverage })
            yield return phrases.Unpredictability(Count(unannounced), unannounced.Count, Percent(unannounced), Percent(coverage));
        if (summary.Surviving is { } surviving)
            yield return phrases.Specificity(Count(surviving), surviving.Count, Percent(surviving), Names(summary.Survivors), summary.TakeOffs.Count, Names(summary.TakeOffs));
    }

    private static int Count(Estimate share) => (int)Math.Round(share.Value * share.Count);

    /// <summary>The first names, and how many more there are.</summary>
    private static (IReadOnlyList<string> Names, int More) Names(IReadOnlyList<ComparisonKey> keys) =>
        ([.. keys.Take(MostNames).Select(key => $"{key.Task} ({key.Family}{(key.Arm is null ? "" : $", {key.Arm}")})")], Math.Max(0, keys.Count - MostNames));

    private static string Percent(Estimate share) => $"{Percent(share.Value)} % [{Percent(share.Lower)}, {Percent(share.Upper)}]";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture).Replace("-0", "0", StringComparison.Ordinal).Replace('-', '−');
}
