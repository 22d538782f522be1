using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Metrics.Wrappers;

/// <summary>Whether all of k examples, grouped at random but alike for every model, score the best of a metric's range.</summary>
/// <remarks>
/// Score 0 or 1 a group, higher is better. Threshold-coarse: a task in which each example is right with probability p becomes one of p to the power of k.
/// The examples of a task are put in the ordinal order of their ids, shuffled by a stream of fixed seed and cut into groups of k, so that neither the order of the
/// records nor the models in them change the groups; what is left over is unscored. A group of which a member is unscored is unscored.
/// Reference: Schaeffer, Miranda and Koyejo (2023), K-of-K subset accuracy.
/// </remarks>
public sealed class AllOf : IGroupMetric
{
    /// <summary>The groups are part of the metric's definition, so their seed is too.</summary>
    private const long Seed = 20230428;

    private readonly int _count;

    /// <summary>Makes one.</summary>
    /// <param name="metric">The metric of single examples, whose best score is finite.</param>
    /// <param name="count">k, at least 2.</param>
    public AllOf(IMetric metric, int count)
    {
        Wrapped.RequireSingle(metric, "all_of");
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 2);
        if (!double.IsFinite(metric.Card.Best)) throw new ArgumentException($"'{metric.Card.Id}' has no best score that could be reached; wrap it in threshold first.", nameof(metric));
        Member = metric;
        _count = count;
        Card = Wrapped.Coarse(metric.Card, FormattableString.Invariant($"all_of({metric.Card.Id},{count})"), FormattableString.Invariant($"{metric.Card.Name}, {count} of {count}"),
            FormattableString.Invariant($"Whether all of {count} grouped examples score the best: {char.ToLowerInvariant(metric.Card.Summary[0])}{metric.Card.Summary[1..]}"));
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public IMetric Member { get; }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Score.Unscored("a single example is no group");
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Groups(RecordKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        int[] groups = new int[keys.Examples.Count];
        Array.Fill(groups, -1);
        int next = 0;
        foreach (IGrouping<int, int> task in Enumerable.Range(0, groups.Length).GroupBy(example => keys.Examples[example].Task).OrderBy(task => keys.Tasks[task.Key], StringComparer.Ordinal))
        {
            int[] order = [.. task.OrderBy(example => keys.Examples[example].Id, StringComparer.Ordinal)];
            Shuffle(order);
            for (int i = 0; i + _count <= order.Length; i += _count, next++)
                foreach (int example in order.AsSpan(i, _count)) groups[example] = next;
        }
        return groups;
    }

    /// <inheritdoc/>
    public Score Combine(ReadOnlySpan<Score> members, int size)
    {
        if (members.Length < size) return Score.Unscored("an example of the group has no score");
        foreach (Score member in members)
            if (member.Value != Member.Card.Best) return Score.Of(0);
        return Score.Of(1);
    }

    private static void Shuffle(int[] order)
    {
        var random = RandomStream.Derive(Seed, "all_of groups", 0);
        for (int i = order.Length - 1; i > 0; i--)
        {
            int j = random.NextInt(i + 1);
            (order[i], order[j]) = (order[j], order[i]);
        }
    }
}
