using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The share of the longer of both that the cheapest edit of the output into a reference answer leaves untouched.</summary>
/// <remarks>
/// Range [0, 1], higher is better: 1 − the normalized token edit distance, with the same options, the same units of comparison and the same reasons for records without a score.
/// Threshold-fine. An empty output scores 0. Reference: Levenshtein (1966).
/// </remarks>
public sealed class TokenEditSimilarity : IMetric, IHasVariants<IMetric>
{
    private readonly IMetric _distance;
    private readonly TokenComparison.Rule _compare;

    /// <summary>The metric with its defaults.</summary>
    public TokenEditSimilarity()
        : this(new NormalizedTokenEditDistance())
    {
    }

    private TokenEditSimilarity(IMetric distance)
    {
        _distance = distance;
        _compare = NormalizedTokenEditDistance.Comparing(Variant, isSimilarity: true);
        MetricCard card = distance.Card;
        Card = card with
        {
            Id = "token_edit_similarity" + Variant.Suffix,
            Name = "token edit similarity" + Variant.InName,
            Summary = "The share of the longer of both that the cheapest edit of the output into a reference answer leaves untouched.",
            Direction = Direction.HigherIsBetter,
            Claims = card.Claims & ~MetricClaims.TriangleInequality,
            Examples = [.. card.Examples.Select(example => example with { Expected = 1 - example.Expected, Fact = $"As a distance: {char.ToLowerInvariant(example.Fact[0])}{example.Fact[1..]}" })],
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant => ((IHasVariants<IMetric>)_distance).Variant;

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new TokenEditSimilarity(((IHasVariants<IMetric>)_distance).With(variant));

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TokenComparison.Best(record, Direction.HigherIsBetter, _compare, Variant[TextOptions.Unit]);
    }
}
