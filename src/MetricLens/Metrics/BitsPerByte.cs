using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The logarithmic loss of the reference in bits, a byte of its UTF-8 text: comparable between tokenizers.</summary>
/// <remarks>
/// Range 0 to ∞, lower is better. Continuous. The rate of one record; a mean of these is not the rate of all text together, which <c>pooled_bits_per_byte</c> gives. Unscored without log-probabilities of the target, without exactly one target text that
/// is not empty, and where a token has probability zero. Reference: Gao et al. (2020), The Pile.
/// </remarks>
public sealed class BitsPerByte : IMetric
{
    /// <inheritdoc/>
    public MetricCard Card { get; } = new()
    {
        Id = "bits_per_byte",
        Name = "bits per byte",
        Summary = "The logarithmic loss of the reference in bits, a byte of its UTF-8 text: comparable between tokenizers.",
        Direction = Direction.LowerIsBetter,
        Minimum = 0,
        Maximum = double.PositiveInfinity,
        Continuity = Continuity.Continuous,
        Inputs = RecordFields.TargetLogprobs | RecordFields.Targets,
        LatentScale = LatentScale.NegativeLogLoss,
        NatsPerUnit = Math.Log(2),
        Tier = EvidenceTier.TargetLogprobs,
        Claims = MetricClaims.MonotoneInGold,
        Reference = "Gao et al. (2020), The Pile: An 800GB Dataset of Diverse Text for Language Modeling",
        Examples =
        [
            new("One bit of loss over two bytes.", ExampleRecord.TargetText("ab", -Math.Log(2)), 0.5),
            new("é is two bytes.", ExampleRecord.TargetText("\u00E9", -2 * Math.Log(2)), 1),
            new("A certain reference costs nothing.", ExampleRecord.TargetText("ab", 0, 0), 0),
            new("Without the text its bytes cannot be counted.", ExampleRecord.Target(-1), null),
            new("A token of probability zero is unscored, not infinite.", ExampleRecord.TargetText("ab", double.NegativeInfinity), null),
        ],
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        if (!TargetProbability.TryLoss(record, out double loss, out string reason)) return Score.Unscored(reason);
        return TargetProbability.TryBytes(record, out int bytes, out reason) ? Score.Of(loss / Math.Log(2) / bytes, units: bytes) : Score.Unscored(reason);
    }
}
