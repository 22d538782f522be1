using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Scores groups of one model's records by the scores of their members: the same groups for every model.</summary>
/// <remarks>
/// A group's score stands at its first example; the others of the group are unscored, with the reason that they count there. So means, numbers of examples
/// and the pairing of models stay what they are for any metric. <see cref="IMetric.Measure"/> on a single record gives no score.
/// </remarks>
public interface IGroupMetric : IMetric
{
    /// <summary>The metric of the members; no group metric itself.</summary>
    IMetric Member { get; }

    /// <summary>The group of every example, by index into the keys' examples; −1 for an example that is left over. Groups never mix tasks.</summary>
    /// <param name="keys">Who answered what.</param>
    IReadOnlyList<int> Groups(RecordKeys keys);

    /// <summary>A group's score.</summary>
    /// <param name="members">The members' scores, in the order of the examples; all are scored.</param>
    /// <param name="size">How many examples the group has; more than the members where some have no score.</param>
    Score Combine(ReadOnlySpan<Score> members, int size);
}
