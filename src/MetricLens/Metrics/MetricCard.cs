using MetricLens.Display;
using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>What a metric is, said once: for the catalogue, the reports, the laws and the survival test.</summary>
[TypeFormatterSource(typeof(ViewFormatters))]
public sealed record MetricCard
{
    /// <summary>The metric's permanent name in files and options: the canonical form of the expression that <see cref="MetricCatalogue"/> reads.</summary>
    /// <remarks>Snake case, after a tool's name and a colon where it reproduces a tool; then options that are not the default, each after a colon.</remarks>
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

    /// <summary>Whether one score is of one record, or of all records of a model together.</summary>
    public MetricLevel Level { get; init; }

    /// <summary>The score that guessing would be expected to reach, as a phrase such as <c>1/K among K options</c>; empty where that is not defined.</summary>
    public string Chance { get; init; } = "";

    /// <summary>Whether the expected score is a linear function of the tokens' error probabilities, so that it bends nothing.</summary>
    public bool IsLinearInTokenError { get; init; }

    /// <summary>What else is claimed of the metric; each claim is a law that it is held to.</summary>
    public MetricClaims Claims { get; init; }

    /// <summary>The options that the definition leaves open; empty where there are none.</summary>
    public IReadOnlyList<MetricOption> Options { get; init; } = [];

    /// <summary>What a metric that reproduces a tool does otherwise than a sound definition would; empty for the library's own.</summary>
    public IReadOnlyList<string> Quirks { get; init; } = [];

    /// <summary>Where the definition comes from.</summary>
    public required string Reference { get; init; }

    /// <summary>Records with the scores that they must get under the options that this card is of.</summary>
    public required IReadOnlyList<WorkedExample> Examples { get; init; }

    /// <summary>The best possible score: <see cref="Maximum"/> or <see cref="Minimum"/>, by direction.</summary>
    public double Best => Direction == Direction.HigherIsBetter ? Maximum : Minimum;

    /// <summary>The worst possible score: the other one.</summary>
    public double Worst => Direction == Direction.HigherIsBetter ? Minimum : Maximum;

    /// <summary>The nats in one unit of a loss: ln 2 for one in bits. Only on the scale of a loss in nats is exp(−loss) a probability.</summary>
    public double NatsPerUnit { get; init; } = 1;

    /// <summary>Whether both ends of the range are finite.</summary>
    public bool IsBounded => double.IsFinite(Minimum) && double.IsFinite(Maximum);

    /// <summary>The metric's id and name, its definition, range and direction, in lines.</summary>
    public override string ToString() => Views.Text(this);
}
