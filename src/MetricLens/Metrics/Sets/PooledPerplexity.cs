using MetricLens.Records;

namespace MetricLens.Metrics.Sets;

/// <summary>The perplexity over the tokens of all references together: e to their mean loss.</summary>
/// <remarks>
/// Range 1 to ∞, lower is better. Continuous. A ratio of sums under the exponential: every token weighs as much, whichever record it is of. It compares models of one tokenizer only; bits per byte compare others. A record without log-probabilities of the
/// target, or with a token of probability zero, does not count. Reference: Jelinek et al. (1977).
/// </remarks>
public sealed class PooledPerplexity : ISetMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "pooled_perplexity",
        Name = "pooled perplexity",
        Summary = "The perplexity over the tokens of all references together: e to their mean loss.",
        Level = MetricLevel.Set,
        Direction = Direction.LowerIsBetter,
        Minimum = 1,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.UnionBetweenParts,
        Reference = "Jelinek et al. (1977), Perplexity: a measure of the difficulty of speech recognition tasks",
        Examples =
        [
            new("Three tokens of one quarter and one of one half.", [ExampleRecord.Target(Math.Log(0.25), Math.Log(0.25), Math.Log(0.25)), ExampleRecord.Target(Math.Log(0.5))], 3.3635856610148585),
            new("Certain references have perplexity 1.", [ExampleRecord.Target(0, 0)], 1),
            new("A token of probability zero does not count.", [ExampleRecord.Target(double.NegativeInfinity), ExampleRecord.Target(Math.Log(0.5))], 2),
            new("Without log-probabilities there is none.", [ExampleRecord.Text("x", "x")], null),
        ],
    };

    /// <inheritdoc/>
    public SetContribution Read(Record record)
    {
        return TargetProbability.TryLoss(record, out double loss, out string reason) ? SetContribution.Of(loss, record.TargetLogprobs.Length) : SetContribution.Unscored(reason);
    }

    /// <inheritdoc/>
    public Score Measure(SetSample sample) =>
        RatioOfSums.Of(sample) is not { } loss ? Score.Unscored("no token counts")
        : double.IsFinite(Math.Exp(loss.Ratio)) ? Score.Of(Math.Exp(loss.Ratio), units: loss.Divisor)
        : Score.Unscored("the perplexity is beyond any number");
}
