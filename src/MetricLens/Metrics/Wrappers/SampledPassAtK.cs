using MetricLens.Records;

namespace MetricLens.Metrics.Wrappers;

/// <summary>The chance that at least one of k samples is right, estimated from all samples of an example.</summary>
/// <remarks>
/// Range [0, 1] an example, higher is better: 1 − C(n − c, k) / C(n, k) with n samples of which c score the best of the metric's range. Unbiased where
/// the samples are independent. Samples of one example are records of one task that share a cluster, each under an example id of its own; an example without
/// a cluster is a sample by itself. Unscored where there are fewer than k samples or one of them has no score. A polynomial in the chance of one sample, of degree k.
/// Reference: Chen et al. (2021), Evaluating Large Language Models Trained on Code.
/// </remarks>
public sealed class SampledPassAtK : IGroupMetric
{
    private readonly int _k;

    /// <summary>Makes one.</summary>
    /// <param name="metric">The metric of single samples, whose best score is finite.</param>
    /// <param name="k">k, at least 1.</param>
    public SampledPassAtK(IMetric metric, int k)
    {
        Wrapped.RequireSingle(metric, "pass_at_k");
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (!double.IsFinite(metric.Card.Best)) throw new ArgumentException($"'{metric.Card.Id}' has no best score that could be reached; wrap it in threshold first.", nameof(metric));
        Member = metric;
        _k = k;
        Card = Wrapped.Coarse(metric.Card, FormattableString.Invariant($"pass_at_k({metric.Card.Id},{k})"), FormattableString.Invariant($"pass@{k} of {metric.Card.Name}"),
            FormattableString.Invariant($"The chance that at least one of {k} samples is right, by this: {char.ToLowerInvariant(metric.Card.Summary[0])}{metric.Card.Summary[1..]}"))
            with
        { Continuity = Continuity.ThresholdFine, Reference = "Chen et al. (2021), Evaluating Large Language Models Trained on Code" };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public IMetric Member { get; }

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return Score.Unscored("a single record is not all samples of an example");
    }

    /// <inheritdoc/>
    public IReadOnlyList<int> Groups(RecordKeys keys)
    {
        ArgumentNullException.ThrowIfNull(keys);
        var known = new Dictionary<(int Task, string Cluster), int>();
        int next = 0;
        return [.. keys.Examples.Select(example =>
        {
            if (example.Cluster is null) return next++;
            if (known.TryGetValue((example.Task, example.Cluster), out int group)) return group;
            return known[(example.Task, example.Cluster)] = next++;
        })];
    }

    /// <inheritdoc/>
    public Score Combine(ReadOnlySpan<Score> members, int size)
    {
        if (members.Length < size) return Score.Unscored("a sample of the example has no score");
        if (size < _k) return Score.Unscored(FormattableString.Invariant($"fewer than {_k} samples of the example"));
        int right = 0;
        foreach (Score member in members)
            if (member.Value == Member.Card.Best) right++;
        return Score.Of(PassAtK.Estimate(size, right, _k), units: size);
    }
}
