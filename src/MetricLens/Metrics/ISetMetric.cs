using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Scores all records of a model together: what is no mean of scores of single records.</summary>
/// <remarks>
/// It says what each record contributes, as a few numbers, and makes a score of the contributions with their weights, so that a
/// bootstrap resamples contributions and reads no record twice. A class in one file with a parameterless constructor;
/// implementations hold no state and may be called by several threads at once.
/// </remarks>
public interface ISetMetric
{
    /// <summary>What the metric is; its level is <see cref="MetricLevel.Set"/>.</summary>
    MetricCard Card { get; }

    /// <summary>What a record contributes, or the reason why it contributes nothing.</summary>
    /// <param name="record">The record; fields that the card does not name are not looked at.</param>
    SetContribution Read(Record record);

    /// <summary>The score of some contributions, or the reason why they have none; never a NaN.</summary>
    /// <param name="sample">The contributions, at least one, each with the number of times that it counts; their order does not matter to the score.</param>
    Score Measure(SetSample sample);
}
