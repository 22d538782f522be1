using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>What a metric is, said once: for the catalogue, the reports, the laws and the survival test.</summary>
public sealed record MetricCard
{
    /// <summary>The metric's permanent name in files and options, in snake case.</summary>
    public required string Id { get; init; }

    /// <summary>The metric's name as a figure shows it, such as <c>exact match</c>.</summary>
    public required string Name { get; init; }

    /// <summary>One sentence that defines the metric.</summary>
    public required string Summary { get; init; }

    /// <summary>Which way is better.</summary>
    public required Direction Direction { get; init; }

    /// <summary>The lowest possible score; −∞ where there is none.</summary>
    public required double Minimum { get; init; }

    /// <summary>The highest possible score; +∞ where there is none.</summary>
    public required double Maximum { get; init; }

    /// <summary>How the score moves when the model's probabilities move a little.</summary>
    public required Continuity Continuity { get; init; }

    /// <summary>The record fields that the metric looks at.</summary>
    public required RecordFields Inputs { get; init; }

    /// <summary>Whether reporting one's true probabilities is best under the metric.</summary>
    public Propriety Propriety { get; init; }

    /// <summary>The scale on which a smooth model family moves smoothly under the metric, where there is one.</summary>
    public LatentScale LatentScale { get; init; }

    /// <summary>What the metric's continuous evidence rests on.</summary>
    public EvidenceTier Tier { get; init; }

    /// <summary>Where the definition comes from.</summary>
    public required string Reference { get; init; }

    /// <summary>Records with the scores that they must get.</summary>
    public required IReadOnlyList<WorkedExample> Examples { get; init; }

    /// <summary>The best possible score: <see cref="Maximum"/> or <see cref="Minimum"/>, by direction.</summary>
    public double Best => Direction == Direction.HigherIsBetter ? Maximum : Minimum;

    /// <summary>The worst possible score: the other one.</summary>
    public double Worst => Direction == Direction.HigherIsBetter ? Minimum : Maximum;

    /// <summary>Whether both ends of the range are finite.</summary>
    public bool IsBounded => double.IsFinite(Minimum) && double.IsFinite(Maximum);
}
