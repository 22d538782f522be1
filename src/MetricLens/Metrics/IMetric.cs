using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Scores one record: a pure function of the fields that its card names.</summary>
/// <remarks>
/// A metric is one class in one file with a parameterless constructor; <see cref="MetricCatalogue"/> finds it.
/// Implementations hold no state and may be called by several threads at once.
/// </remarks>
public interface IMetric
{
    /// <summary>What the metric is: its name, range, direction, inputs and worked examples.</summary>
    MetricCard Card { get; }

    /// <summary>The record's score, or the reason why it has none; never a NaN.</summary>
    /// <param name="record">The record; fields that the card does not name are not looked at.</param>
    Score Measure(Record record);
}
