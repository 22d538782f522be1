using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Records with the score that a metric must give them: one record, or for a set-level metric several.</summary>
/// <param name="Fact">What the example shows, as a sentence.</param>
/// <param name="Records">The records, at least one.</param>
/// <param name="Expected">The score, or <see langword="null"/> where there must be none.</param>
public sealed record WorkedExample(string Fact, IReadOnlyList<Record> Records, double? Expected)
{
    /// <summary>An example of one record.</summary>
    public WorkedExample(string fact, Record record, double? expected)
        : this(fact, [record], expected)
    {
    }

    /// <summary>The one record.</summary>
    /// <exception cref="InvalidOperationException">There are several.</exception>
    public Record Record => Records.Count == 1 ? Records[0] : throw new InvalidOperationException($"The example has {Records.Count} records.");
}
