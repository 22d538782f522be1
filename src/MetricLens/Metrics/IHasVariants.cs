namespace MetricLens.Metrics;

/// <summary>A metric whose card names options: it can make itself anew with other choices.</summary>
/// <typeparam name="TMetric"><see cref="IMetric"/> or <see cref="ISetMetric"/>.</typeparam>
public interface IHasVariants<out TMetric>
{
    /// <summary>What is chosen here.</summary>
    MetricVariant Variant { get; }

    /// <summary>The metric with other choices.</summary>
    /// <param name="variant">Made from <see cref="Variant"/> by <see cref="MetricVariant.With"/>.</param>
    TMetric With(MetricVariant variant);
}
