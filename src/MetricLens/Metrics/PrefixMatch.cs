using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Whether the output starts with a reference answer.</summary>
/// <remarks>
/// Score 0 or 1, higher is better, chance 0. Threshold-coarse. For models that answer and then go on. A 4 starts 42, so it is lenient with numbers and short answers. The texts are compared untouched; an option makes alike what should not count.
/// Any target suffices. An empty output scores 0. Empty targets are no references: the record is unscored where it has no other, or no target, or no output.
/// Reference: Liang et al. (2022), HELM, prefix exact match, which strips white space first.
/// </remarks>
public sealed class PrefixMatch : IMetric, IHasVariants<IMetric>
{
    private static readonly MetricOption Normalization = TextOptions.Normalization("none");

    private readonly Func<string, string> _rewrite;

    /// <summary>The metric with its default: texts untouched.</summary>
    public PrefixMatch()
        : this(MetricVariant.Default(Normalization))
    {
    }

    private PrefixMatch(MetricVariant variant)
    {
        Variant = variant;
        _rewrite = TextOptions.Rewriting(variant[Normalization]);
        Card = new()
        {
            Id = "prefix_match" + variant.Suffix,
            Name = "prefix match" + variant.InName,
            Summary = "Whether the output starts with a reference answer.",
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdCoarse,
            Inputs = RecordFields.Targets | RecordFields.Output,
            Chance = "0",
            Claims = MetricClaims.MoreTargetsNeverHurt | (variant[Normalization] is "none" or "nfc" or "nfkc" ? MetricClaims.ReferenceIsBest : 0),
            Options = variant.Options,
            Reference = "Liang et al. (2022), Holistic Evaluation of Language Models, prefix exact match",
            Examples = variant.Own(
                ("",
                [
                    new("What follows the answer does not count.", ExampleRecord.Text("Yes, it is", "Yes"), 1),
                    new("Case counts.", ExampleRecord.Text("yes", "Yes"), 0),
                    new("A longer number starts with a shorter one.", ExampleRecord.Text("42", "4"), 1),
                    new("An empty output scores 0.", ExampleRecord.Text("", "Yes"), 0),
                    new("An empty target is unscored.", ExampleRecord.Text("Yes", ""), null),
                ]),
                (":quasi", [new("Case and articles do not count.", ExampleRecord.Text("The cat sat", "cat"), 1)]),
                (":squad", [new("Case and articles do not count.", ExampleRecord.Text("The cat sat", "cat"), 1)]),
                (":numeric_safe", [new("A sign counts.", ExampleRecord.Text("-5 degrees", "5"), 0)]),
                (":nfc", [new("A composed é is a decomposed one.", ExampleRecord.Text("caf\u00E9 noir", "cafe\u0301"), 1)]),
                (":nfkc", [new("A ligature is its letters.", ExampleRecord.Text("\uFB01nal", "fin"), 1)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new PrefixMatch(variant);

    /// <inheritdoc/>
    public Score Measure(Record record) => TextAnswerBest.Of(record, Direction.HigherIsBetter, _rewrite,
        static (output, target) => Score.Of(output.StartsWith(target, StringComparison.Ordinal) ? 1 : 0, units: 1, chance: 0));
}
