using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens.Reports;

/// <summary>The names of metrics, axes and verdicts as reports in a language give them.</summary>
/// <remarks>The language is one of <see cref="Explanation.LanguageCodes"/>; any other is an <see cref="ArgumentException"/>, whose message suggests one.</remarks>
public static class ReportTerms
{
    /// <summary>A metric's name; in another language than English that of a metric unknown to the library stands in quotes as it is.</summary>
    public static string Of(MetricCard metric, string language)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return Explanation.Phrases(language).Metric(metric);
    }

    /// <summary>An axis's name.</summary>
    public static string Of(ScaleAxis axis, string language) => Explanation.Phrases(language).Axis(axis);

    /// <summary>A verdict in words.</summary>
    public static string Of(Verdict verdict, string language) => Explanation.Phrases(language).Verdict(verdict);
}
