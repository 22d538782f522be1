using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Testing;

/// <summary>A property that the scores of every metric have whose card calls for it.</summary>
/// <remarks>Those of the package are in <see cref="MetricLaws.All"/>; one's own are made with an object initializer and passed in <see cref="LawOptions.Also"/>.</remarks>
public sealed class MetricLaw
{
    /// <summary>The law's permanent name, in snake case.</summary>
    public required string Id { get; init; }

    /// <summary>What holds, as one sentence.</summary>
    public required string Statement { get; init; }

    /// <summary>Of which metrics it holds, as a phrase such as <c>every metric</c>.</summary>
    public required string Scope { get; init; }

    /// <summary>Whether a metric's card calls for the law.</summary>
    public required Func<MetricCard, bool> AppliesTo { get; init; }

    /// <summary>Whether the law is of metrics of single records, or of sets of them.</summary>
    public MetricLevel Level { get; init; }

    /// <summary>How a case is drawn for a metric, from a stream and a size of 1 to 100.</summary>
    public required Func<MetricCard, Func<RandomStream, int, LawCase>> Cases { get; init; }

    /// <summary>What the law finds on a case.</summary>
    public required Func<IMetric, LawCase, LawFinding> Examine { get; init; }

    /// <summary>Whether one case on which it holds suffices: the law says that something exists.</summary>
    public bool IsExistence { get; init; }

    /// <summary>How many times as long as another's one of its cases takes: it is tried on so many times fewer.</summary>
    public int Cost { get; init; } = 1;

    /// <summary>What a law of set-level metrics finds, in the form of <see cref="Examine"/>.</summary>
    /// <param name="examine">What the law finds on the records of a case.</param>
    public static Func<IMetric, LawCase, LawFinding> OfSets(Func<ISetMetric, LawCase, LawFinding> examine)
    {
        ArgumentNullException.ThrowIfNull(examine);
        return (metric, several) => metric is SetSubject subject ? examine(subject.Metric, several) : throw new ArgumentException($"'{metric.Card.Id}' scores single records, and the law is of sets.", nameof(metric));
    }

    /// <inheritdoc/>
    public override string ToString() => Id;
}
