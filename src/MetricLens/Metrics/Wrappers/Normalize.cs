using MetricLens.Records;

namespace MetricLens.Metrics.Wrappers;

/// <summary>Another metric of texts that a rule has made alike first.</summary>
/// <remarks>
/// Output and targets are rewritten; the model's own tokens are of the texts as they were, so they are not looked at. A target of which nothing is left is empty. All else is as the metric's card says.
/// Reference: Rajpurkar et al. (2016) for quasi and squad; Unicode Standard Annex 15 (2024) for nfc and nfkc.
/// </remarks>
public sealed class Normalize : IMetric
{
    private readonly IMetric _metric;
    private readonly Func<string, string> _rewrite;

    /// <summary>Makes one.</summary>
    /// <param name="metric">The metric; it must look at the output.</param>
    /// <param name="rule">The rule's name.</param>
    /// <exception cref="ArgumentException">The metric does not look at the output, or there is no such rule.</exception>
    public Normalize(IMetric metric, string rule)
    {
        Wrapped.RequireTexts(metric, "normalize");
        _metric = metric;
        _rewrite = TextOptions.Rewriting(rule);
        Card = Wrapped.OfTexts(metric.Card, $"normalize({metric.Card.Id},{rule})", $"{metric.Card.Name} after {rule.Replace('_', ' ')}");
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return _metric.Measure(Wrapped.WithTexts(record, record.Output is null ? null : _rewrite(record.Output), _rewrite));
    }
}
