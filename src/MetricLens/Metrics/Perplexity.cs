using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The number of equally likely tokens that would be as hard to guess: e to the mean loss of the reference's tokens.</summary>
/// <remarks>
/// Range 1 to ∞, lower is better. Continuous. The perplexity of one record; a mean of these is not the perplexity of all tokens together, which <c>pooled_perplexity</c> gives, and a few hard records decide it. So it has no
/// latent scale; the loss a token has. Unscored without log-probabilities of the target, where a token has probability zero, and where it is beyond a double. Reference: Jelinek et al. (1977).
/// </remarks>
public sealed class Perplexity : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "perplexity",
        Name = "perplexity",
        Summary = "The number of equally likely tokens that would be as hard to guess: e to the mean loss of the reference's tokens.",
        Direction = Direction.LowerIsBetter,
        Minimum = 1,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs,
        Claims = MetricClaims.ReferenceIsBest | MetricClaims.MonotoneInGold,
        Reference = "Jelinek et al. (1977), Perplexity: a measure of the difficulty of speech recognition tasks",
        Examples =
        [
            new("Four equally likely tokens each time.", ExampleRecord.Target(Math.Log(0.25), Math.Log(0.25)), 4),
            new("A certain reference has perplexity 1.", ExampleRecord.Target(0, 0), 1),
            new("A token of probability zero is unscored, not infinite.", ExampleRecord.Target(-1, double.NegativeInfinity), null),
            new("A perplexity beyond any double is unscored.", ExampleRecord.Target(-800), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!TargetProbability.TryLoss(record, out double loss, out string reason)) return Score.Unscored(reason);
        double perplexity = Math.Exp(loss / record.TargetLogprobs.Length);
        return double.IsFinite(perplexity) ? Score.Of(perplexity, units: record.TargetLogprobs.Length) : Score.Unscored("the perplexity is beyond any number");
    }
}
