using MetricLens.Metrics;

namespace MetricLens;

/// <summary>The rules that an investigation's options must keep.</summary>
internal static class InvestigationRules
{
    /// <summary>The fewest resamples whose add-one p-value can fall below 0.05 by Holm over 20 gaps.</summary>
    private const int FewestResamples = 1000;

    public static void Require(InvestigationOptions options)
    {
        if (!(options.Alpha is > 0 and < 0.5)) throw OutOfRange(nameof(options.Alpha), options.Alpha, "a level between 0 and 0.5");
        if (!(options.LeastStepShare is > 0 and < 1)) throw OutOfRange(nameof(options.LeastStepShare), options.LeastStepShare, "a share between 0 and 1");
        if (options.ModelStandardDeviation is { } deviation && !(deviation >= 0 && double.IsFinite(deviation)))
            throw OutOfRange(nameof(options.ModelStandardDeviation), deviation, "finite and at least 0");
        if (options.Resamples < FewestResamples) throw OutOfRange(nameof(options.Resamples), options.Resamples, $"at least {FewestResamples}");
        if (options.Threads is not -1 and < 1) throw OutOfRange(nameof(options.Threads), options.Threads, "at least 1, or -1 for all");
        if (options is { RawMetric: not null, Induce: not null }) throw new ArgumentException("A raw metric and an induced one cannot both be asked for.", nameof(options));
        foreach (string expression in options.AlsoScore.Concat(options.AskedRaw ?? [])) options.Catalogue.Parse(expression);
        if (options.RawMetric is { } raw && !options.Catalogue.Parse(raw).Card.IsBounded)
            throw new ArgumentException($"A raw metric needs a finite range; '{raw}' has none.", nameof(options));
        if (options.ContinuousMetrics.GroupBy(id => id).FirstOrDefault(group => group.Count() > 1) is { } twice)
            throw new ArgumentException($"Continuous metric '{twice.Key}' is named twice; each may be named once.", nameof(options));
        foreach (string id in options.ContinuousMetrics)
        {
            if (id == options.RawMetric) throw new ArgumentException($"Metric '{id}' cannot be the raw metric and judge it too.", nameof(options));
            if (options.Catalogue.Parse(id).Card.LatentScale == LatentScale.None)
                throw new ArgumentException($"Metric '{id}' has no scale on which a step could be tested; those that have one: {Testable(options)}.", nameof(options));
        }
    }

    private static string Testable(InvestigationOptions options) => string.Join(", ", options.Catalogue.Metrics.Where(metric => metric.Card.LatentScale != LatentScale.None).Select(metric => metric.Card.Id));

    private static ArgumentOutOfRangeException OutOfRange(string name, object value, string rule) => new(name, value, $"{name} must be {rule}.");
}
