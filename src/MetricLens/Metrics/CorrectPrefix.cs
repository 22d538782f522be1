using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>The share of the reference's tokens that the output gets right before its first error.</summary>
/// <remarks>
/// Range [0, 1], higher is better; the most over several targets. Threshold-fine. Tokens behind the target's length do not count, so that an output that goes on scores 1:
/// it says how far a model gets, not whether it stops. The record's own tokens are compared where both sides have them, in one vocabulary, and there is at most one target; else Unicode code points;
/// an option names another unit. An empty output scores 0. Empty targets are no references: the record is unscored where it has no other, or no target, or no output.
/// Reference: the number of steps before the first error, as in Dziri et al. (2023).
/// </remarks>
public sealed class CorrectPrefix : IMetric, IHasVariants<IMetric>
{
    private readonly string _unit;

    /// <summary>The metric with its default.</summary>
    public CorrectPrefix()
        : this(MetricVariant.Default(TextOptions.Unit))
    {
    }

    private CorrectPrefix(MetricVariant variant)
    {
        Variant = variant;
        _unit = variant[TextOptions.Unit];
        Card = new()
        {
            Id = "correct_prefix" + variant.Suffix,
            Name = "correct prefix" + variant.InName,
            Summary = "The share of the reference's tokens that the output gets right before its first error.",
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = TokenComparison.Inputs,
            LatentScale = LatentScale.Logit,
            Tier = EvidenceTier.Text,
            Claims = MetricClaims.ReferenceIsBest | MetricClaims.MoreTargetsNeverHurt,
            Options = variant.Options,
            Reference = "Dziri et al. (2023), Faith and Fate: Limits of Transformers on Compositionality",
            Examples = variant.Own(
                ("",
                [
                    new("Two of four tokens are right before the first error.", ExampleRecord.Tokens([4, 0, 8, 6], [4, 0, 9, 6]), 0.5),
                    new("What follows the whole reference does not count.", ExampleRecord.Text("4096 is right", "4096"), 1),
                    new("An error at the start leaves nothing.", ExampleRecord.Text("x4096", "4096"), 0),
                    new("An empty output scores 0.", ExampleRecord.Text("", "4096"), 0),
                    new("An empty target is unscored.", ExampleRecord.Text("", ""), null),
                ]),
                (":code_points", [new("Own tokens are not looked at.", ExampleRecord.Tokens([1], [1]), null)]),
                (":graphemes", [new("A letter with another accent is another one.", ExampleRecord.Text("ae\u0301", "ae"), 0.5)]),
                (":words", [new("Two words of three are right.", ExampleRecord.Text("a cat sat", "a cat ran"), 2.0 / 3)]),
                (":o200k", [new("One token of two is right.", ExampleRecord.Text("hello world", "hello there"), 0.5)]),
                (":cl100k", [new("One token of two is right.", ExampleRecord.Text("hello world", "hello there"), 0.5)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new CorrectPrefix(variant);

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TokenComparison.Best(record, Direction.HigherIsBetter,
            static (output, target) => Score.Of((double)output.CommonPrefixLength(target) / target.Length, units: target.Length), _unit);
    }
}
