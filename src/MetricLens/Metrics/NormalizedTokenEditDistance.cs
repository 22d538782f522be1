using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The token edit distance to a reference answer, as a share of the longer of both.</summary>
/// <remarks>
/// Range [0, 1], lower is better; the least over several targets. Threshold-fine: one more edit costs 1 / longer length.
/// The record's own tokens are compared where both sides have them, in one vocabulary, and there is at most one target; else Unicode code points; options name another unit and other edits.
/// It averages as many outcomes as the target has of either. An empty output scores 1. Empty targets are no references: the record is unscored where it
/// has no other, or no target, or no output; and where the texts are too long to compare. Not a metric in the mathematical sense: ab, aba and ba break the triangle inequality;
/// under <c>triangle</c>, 2d / (la + lb + d), Levenshtein's distance keeps it. Under <c>indel</c> the share is of the sum of both lengths, the most that it can be.
/// Reference: Levenshtein (1966); Li and Liu (2007) for the triangle inequality; as an alternative to exact match, Schaeffer, Miranda and Koyejo (2023), who leave it unnormalized.
/// </remarks>
public sealed class NormalizedTokenEditDistance : IMetric, IHasVariants<IMetric>
{
    private static readonly MetricOption Share = MetricOption.OneOf("share",
        ("of_longer", "of the longer length"),
        ("triangle", "2d / (la + lb + d), which keeps the triangle inequality"));

    private readonly TokenComparison.Rule _compare;
    private readonly string _unit;

    /// <summary>The metric with its defaults.</summary>
    public NormalizedTokenEditDistance()
        : this(MetricVariant.Default(TextOptions.Unit, TextOptions.Rule, Share))
    {
    }

    private NormalizedTokenEditDistance(MetricVariant variant)
    {
        Variant = variant;
        _unit = variant[TextOptions.Unit];
        EditRule rule = TextOptions.RuleOf(variant[TextOptions.Rule]);
        bool isTriangle = variant[Share] == "triangle";
        _compare = Comparing(variant, isSimilarity: false);
        Card = new()
        {
            Id = "normalized_token_edit_distance" + variant.Suffix,
            Name = "normalized token edit distance" + variant.InName,
            Summary = "The token edit distance to a reference answer, as a share of the longer of both.",
            Direction = Direction.LowerIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = TokenComparison.Inputs,
            LatentScale = LatentScale.Logit,
            Tier = EvidenceTier.Text,
            Claims = MetricClaims.ReferenceIsBest | (_unit == "words" ? 0 : MetricClaims.OnlyReferenceIsBest) | MetricClaims.Symmetric
                | (isTriangle && rule != EditRule.Osa ? MetricClaims.TriangleInequality : 0) | MetricClaims.MoreTargetsNeverHurt,
            Options = variant.Options,
            Reference = "Levenshtein (1966); Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
            Examples = variant.Own(
                ("",
                [
                    new("One wrong token of four costs a quarter.", ExampleRecord.Tokens([4, 0, 8, 6], [4, 0, 9, 6]), 0.25),
                    new("The longer length is the measure, be it the output's.", ExampleRecord.Tokens([1, 2, 3, 4, 5], [1, 2]), 0.6),
                    new("Without tokens, code points are compared.", ExampleRecord.Text("kitten", "sitting"), 3.0 / 7),
                    new("The nearest of several targets counts.", ExampleRecord.Text("colour", "hue", "color"), 1.0 / 6),
                    new("The reference itself scores 0.", ExampleRecord.Text("4096", "4096"), 0),
                    new("An empty output scores 1.", ExampleRecord.Text("", "4096"), 1),
                    new("An empty target is unscored.", ExampleRecord.Text("4096", ""), null),
                    new("An absent output is unscored.", ExampleRecord.Text(null, "4096"), null),
                ]),
                (":code_points", [new("Own tokens are not looked at.", ExampleRecord.Tokens([1], [2]), null)]),
                (":graphemes", [new("A letter and its accent are one.", ExampleRecord.Text("e\u0301a", "ea"), 0.5)]),
                (":words", [new("One word of three is wrong.", ExampleRecord.Text("the cat sat", "a cat sat"), 1.0 / 3)]),
                (":o200k", [new("One token of two is wrong.", ExampleRecord.Text("hello world", "hello there"), 0.5)]),
                (":cl100k", [new("One token of two is wrong.", ExampleRecord.Text("hello world", "hello there"), 0.5)]),
                (":indel", [new("Five of thirteen letters are not common.", ExampleRecord.Text("kitten", "sitting"), 5.0 / 13)]),
                (":osa", [new("Two neighbours that changed places cost one.", ExampleRecord.Text("4906", "4096"), 0.25)]),
                (":lcs", [new("Four of seven letters are common in order.", ExampleRecord.Text("kitten", "sitting"), 3.0 / 7)]),
                (":triangle", [new("Twice three of sixteen.", ExampleRecord.Text("kitten", "sitting"), 0.375), new("An empty output scores 1.", ExampleRecord.Text("", "4096"), 1)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new NormalizedTokenEditDistance(variant);

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TokenComparison.Best(record, Direction.LowerIsBetter, _compare, _unit);
    }

    /// <summary>How one target is scored: the share that is edited, or the share that is left, each as one division of whole numbers.</summary>
    internal static TokenComparison.Rule Comparing(MetricVariant variant, bool isSimilarity)
    {
        EditRule rule = TextOptions.RuleOf(variant[TextOptions.Rule]);
        bool isTriangle = variant[Share] == "triangle";
        return (output, target) =>
        {
            if (!EditDistance.TryMeasure(output, target, rule, out int distance)) return Score.Unscored(TokenEditDistance.TooLong);
            long sum = (long)output.Length + target.Length;
            (long edited, long whole) = isTriangle ? (2L * distance, sum + distance) : (distance, rule == EditRule.Indel ? sum : Math.Max(output.Length, target.Length));
            return Score.Of((double)(isSimilarity ? whole - edited : edited) / whole, units: target.Length);
        };
    }
}
