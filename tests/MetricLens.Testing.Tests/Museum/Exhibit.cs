using MetricLens.Metrics;

namespace MetricLens.Testing.Tests.Museum;

/// <summary>A broken metric, and the laws that must find it.</summary>
/// <param name="Flaw">What is wrong with it, as a sentence.</param>
/// <param name="Metric">The metric, under the card of the sound one that it claims to be.</param>
/// <param name="CaughtBy">The ids of laws that must each find it broken, sorted.</param>
internal sealed record Exhibit(string Flaw, IMetric Metric, params string[] CaughtBy);

/// <summary>A metric of a function.</summary>
internal sealed class Broken(MetricCard card, Func<Record, Score> measure) : IMetric
{
    public MetricCard Card => card;

    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return measure(record);
    }
}
