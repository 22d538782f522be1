using System.Globalization;
using MetricLens.Curves;
using MetricLens.Statistics;

namespace MetricLens.Reports;

/// <summary>A suite's summary in sentences, each with its numbers.</summary>
public static class SuiteWords
{
    /// <summary>Names told one by one; the rest are counted.</summary>
    private const int MostNames = 6;

    /// <summary>The sentences: sharpness, unpredictability and task specificity; those that have nothing to go by are left out.</summary>
    public static IEnumerable<string> Sentences(SuiteSummary summary)
    {
        ArgumentNullException.ThrowIfNull(summary);
        if (summary.Sharpness is { } sharpness)
        {
            yield return $"Sharpness: over {sharpness.Count} apparent jumps that have a step share a step makes up {Percent(sharpness)} of the latent improvement on average; "
                + $"from task to task it differs by a standard deviation of {Percent(summary.SharpnessSpread!.Value)} %.";
        }
        if (summary is { Unannounced: { } unannounced, ForecastCoverage: { } coverage })
        {
            yield return $"Unpredictability: {Count(unannounced)} of {unannounced.Count} jumps with three scales below them came unannounced, {Percent(unannounced)}; "
                + $"of all scales above, {Percent(coverage)} lie where the scales below foretell them.";
        }
        if (summary.Surviving is { } surviving)
        {
            yield return $"Task specificity: {Count(surviving)} of {surviving.Count} comparisons survive after correction, {Percent(surviving)}{Named(summary.Survivors)}"
                + (summary.TakeOffs.Count > 0 ? $"; {summary.TakeOffs.Count} take off{Named(summary.TakeOffs)}." : ".");
        }
    }

    private static int Count(Estimate share) => (int)Math.Round(share.Value * share.Count);

    private static string Named(IReadOnlyList<ComparisonKey> keys)
    {
        if (keys.Count == 0) return "";
        string named = string.Join(", ", keys.Take(MostNames).Select(key => $"{key.Task} ({key.Family}{(key.Arm is null ? "" : $", {key.Arm}")})"));
        return keys.Count <= MostNames ? $": {named}" : $": {named} and {keys.Count - MostNames} more";
    }

    private static string Percent(Estimate share) => $"{Percent(share.Value)} % [{Percent(share.Lower)}, {Percent(share.Upper)}]";

    private static string Percent(double share) => (100 * share).ToString("0", CultureInfo.InvariantCulture).Replace("-0", "0", StringComparison.Ordinal).Replace('-', '−');
}
