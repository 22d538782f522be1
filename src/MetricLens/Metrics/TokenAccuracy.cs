using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The share of places, over the longer of both, at which the output's token equals the reference's.</summary>
/// <remarks>
/// Range [0, 1], higher is better; the most over several targets. Threshold-fine: one more right token gains 1 / longer length.
/// A token that is missing or left over on either side counts as wrong, and one that is inserted early shifts all behind it.
/// The record's own tokens are compared where both sides have them, in one vocabulary, and there is at most one target; else Unicode code points; an option names another unit.
/// It averages as many outcomes as the target has of either. An empty output scores 0. Empty targets are no references: the record is unscored where it
/// has no other, or no target, or no output. Reference: Hamming (1950); per-token accuracy as in Schaeffer, Miranda and Koyejo (2023).
/// </remarks>
public sealed class TokenAccuracy : IMetric, IHasVariants<IMetric>
{
    private readonly string _unit;

    /// <summary>The metric with its default.</summary>
    public TokenAccuracy()
        : this(MetricVariant.Default(TextOptions.Unit))
    {
    }

    private TokenAccuracy(MetricVariant variant)
    {
        Variant = variant;
        _unit = variant[TextOptions.Unit];
        Card = CardOf(variant);
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new TokenAccuracy(variant);

    private static MetricCard CardOf(MetricVariant variant) => new()
    {
        Id = "token_accuracy" + variant.Suffix,
        Name = "token accuracy" + variant.InName,
        Summary = "The share of places, over the longer of both, at which the output's token equals the reference's.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdFine,
        Inputs = TokenComparison.Inputs,
        LatentScale = LatentScale.Logit,
        Tier = EvidenceTier.Text,
        Claims = MetricClaims.ReferenceIsBest | (variant.Suffix == ":words" ? 0 : MetricClaims.OnlyReferenceIsBest) | MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Options = variant.Options,
        Reference = "Hamming (1950); Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
        Examples = variant.Own(
            ("",
            [
                new("Three right tokens of four score three quarters.", ExampleRecord.Tokens([4, 0, 8, 6], [4, 0, 9, 6]), 0.75),
                new("A shift by one spoils every place.", ExampleRecord.Tokens([9, 1, 2, 3], [1, 2, 3]), 0),
                new("Tokens left over count as wrong.", ExampleRecord.Tokens([1, 2, 3, 4], [1]), 0.25),
                new("The best of several targets counts.", ExampleRecord.Text("colour", "hue", "color"), 4.0 / 6),
                new("An empty output scores 0.", ExampleRecord.Text("", "4096"), 0),
                new("An empty target is unscored.", ExampleRecord.Text("", ""), null),
                new("Without output the record is unscored.", ExampleRecord.Text(null, "4096"), null),
            ]),
            (":code_points", [new("Own tokens are not looked at.", ExampleRecord.Tokens([1], [1]), null)]),
            (":graphemes", [new("A letter and its accent are one.", ExampleRecord.Text("ae\u0301", "ae"), 0.5)]),
            (":words", [new("Two words of three are right.", ExampleRecord.Text("a cat sat", "a cat ran"), 2.0 / 3)]),
            (":o200k", [new("One token of two is right.", ExampleRecord.Text("hello world", "hello there"), 0.5)]),
            (":cl100k", [new("One token of two is right.", ExampleRecord.Text("hello world", "hello there"), 0.5)])),
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TokenComparison.Best(record, Direction.HigherIsBetter, static (output, target) =>
        {
            int right = 0;
            for (int i = 0; i < Math.Min(output.Length, target.Length); i++)
                if (output[i] == target[i]) right++;
            return Score.Of((double)right / Math.Max(output.Length, target.Length), units: target.Length);
        }, _unit);
    }
}
