using MetricLens.Records;

namespace MetricLens.Metrics;

/// <summary>Whether the output equals a reference answer, character by character.</summary>
/// <remarks>
/// Score 0 or 1, higher is better, chance 0. Threshold-coarse. The texts are compared untouched, by ordinal comparison: case,
/// white space and Unicode composition count; an option makes alike what should not. Equal to any target suffices. An empty output is an answer and scores 0. Empty targets are no references:
/// the record is unscored where it has no other, or no target, or no output. HELM's exact match strips white space at both ends
/// first and scores an empty target; lm-eval's loses trailing NUL characters. This one does neither.
/// Reference: Srivastava et al. (2022), BIG-bench's <c>exact_str_match</c>.
/// </remarks>
public sealed class ExactMatch : IMetric, IHasVariants<IMetric>
{
    private static readonly MetricOption Normalization = TextOptions.Normalization("none");

    private readonly Func<string, string> _rewrite;

    /// <summary>The metric with its default: texts untouched.</summary>
    public ExactMatch()
        : this(MetricVariant.Default(Normalization))
    {
    }

    private ExactMatch(MetricVariant variant)
    {
        Variant = variant;
        _rewrite = TextOptions.Rewriting(variant[Normalization]);
        Card = CardOf(variant);
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new ExactMatch(variant);

    private static MetricCard CardOf(MetricVariant variant) => new()
    {
        Id = "exact_match" + variant.Suffix,
        Name = "exact match" + variant.InName,
        Summary = "Whether the output equals a reference answer, character by character.",
        Direction = Direction.HigherIsBetter,
        Minimum = 0,
        Maximum = 1,
        Continuity = Continuity.ThresholdCoarse,
        Inputs = RecordFields.Targets | RecordFields.Output,
        Chance = "0",
        Claims = (variant[Normalization] is "none" or "nfc" or "nfkc" ? MetricClaims.ReferenceIsBest : 0) | (variant.Suffix.Length == 0 ? MetricClaims.OnlyReferenceIsBest : 0) | MetricClaims.Symmetric | MetricClaims.MoreTargetsNeverHurt,
        Options = variant.Options,
        Reference = "Srivastava et al. (2022), Beyond the Imitation Game, exact_str_match",
        Examples = variant.Own(
            ("",
            [
                new("The reference itself scores 1.", ExampleRecord.Text("4096", "4096"), 1),
                new("One wrong digit of four scores 0.", ExampleRecord.Text("4086", "4096"), 0),
                new("Any of several targets suffices.", ExampleRecord.Text("colour", "color", "colour"), 1),
                new("A trailing space counts.", ExampleRecord.Text("4096 ", "4096"), 0),
                new("A composed and a decomposed é differ.", ExampleRecord.Text("caf\u00E9", "cafe\u0301"), 0),
                new("An empty output scores 0.", ExampleRecord.Text("", "4096"), 0),
                new("An empty target is unscored.", ExampleRecord.Text("", ""), null),
                new("An empty target beside another matches nothing.", ExampleRecord.Text("", "", "4096"), 0),
                new("An absent output is unscored.", ExampleRecord.Text(null, "4096"), null),
            ]),
            (":quasi", [new("Case, a full stop and an article do not count.", ExampleRecord.Text("The cat sat.", "cat sat"), 1)]),
            (":squad",
            [
                new("A decimal point does not count.", ExampleRecord.Text("3.14", "314"), 1),
                new("A final sigma is another letter.", ExampleRecord.Text("\u03BF\u03C2", "\u03BF\u03C3"), 0),
            ]),
            (":numeric_safe",
            [
                new("A decimal point counts.", ExampleRecord.Text("3.14", "314"), 0),
                new("A sign counts.", ExampleRecord.Text("-5", "5"), 0),
                new("Either minus sign will do.", ExampleRecord.Text("\u22125", "-5"), 1),
                new("A comma between thousands and a full stop do not count.", ExampleRecord.Text("1,000.", "1000"), 1),
                new("An answer that is an article is left.", ExampleRecord.Text("a", "A"), 1),
                new("One that is another letter is wrong.", ExampleRecord.Text("B", "A"), 0),
            ]),
            (":nfc", [new("A composed and a decomposed é are alike.", ExampleRecord.Text("caf\u00E9", "cafe\u0301"), 1), new("A ligature is not its letters.", ExampleRecord.Text("\uFB01n", "fin"), 0), new("A character of two units is composed too.", ExampleRecord.Text("\U0002F800", "\u4E3D"), 1)]),
            (":nfkc", [new("A ligature is its letters.", ExampleRecord.Text("\uFB01n", "fin"), 1)])),
    };

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TextAnswer.Match(record, _rewrite, Variant.Suffix.Length == 0 ? TextAnswer.EmptyTarget : "the target is empty after normalization");
    }
}
