using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The fewest tokens to insert, delete or replace to turn the output into a reference answer.</summary>
/// <remarks>
/// Range 0 to ∞, in tokens, lower is better; the least over several targets. Threshold-fine: the greedy text changes token by token.
/// The record's own tokens are compared where both sides have them, in one vocabulary, and there is at most one target; else Unicode code points,
/// and the two are not on one scale; an option names another unit, and another which edits count. An empty output scores the target's length.
/// Empty targets are no references: the record is unscored where it has no other, or no target, or no output; and where the texts are too long to compare.
/// It has no latent scale: examples of different lengths have different worst scores; use <see cref="NormalizedTokenEditDistance"/>.
/// Reference: Levenshtein (1966); as an alternative to exact match, Schaeffer, Miranda and Koyejo (2023).
/// </remarks>
public sealed class TokenEditDistance : IMetric, IHasVariants<IMetric>
{
    internal const string TooLong = "the output and the target are too long to compare";

    private readonly TokenComparison.Rule _compare;
    private readonly string _unit;

    /// <summary>The metric with its defaults.</summary>
    public TokenEditDistance()
        : this(MetricVariant.Default(TextOptions.Unit, TextOptions.Rule))
    {
    }

    private TokenEditDistance(MetricVariant variant)
    {
        Variant = variant;
        _unit = variant[TextOptions.Unit];
        EditRule rule = TextOptions.RuleOf(variant[TextOptions.Rule]);
        _compare = (output, target) => EditDistance.TryMeasure(output, target, rule, out int distance) ? Score.Of(distance) : Score.Unscored(TooLong);
        Card = new()
        {
            Id = "token_edit_distance" + variant.Suffix,
            Name = "token edit distance" + variant.InName,
            Summary = "The fewest tokens to insert, delete or replace to turn the output into a reference answer.",
            Direction = Direction.LowerIsBetter,
            Minimum = 0,
            Maximum = double.PositiveInfinity,
            Continuity = Continuity.ThresholdFine,
            Inputs = TokenComparison.Inputs,
            Claims = MetricClaims.ReferenceIsBest | (_unit == "words" ? 0 : MetricClaims.OnlyReferenceIsBest) | MetricClaims.Symmetric
                | (rule == EditRule.Osa ? 0 : MetricClaims.TriangleInequality) | MetricClaims.MoreTargetsNeverHurt,
            Options = variant.Options,
            Reference = "Levenshtein (1966); Schaeffer, Miranda and Koyejo (2023), Are Emergent Abilities of Large Language Models a Mirage?",
            Examples = variant.Own(
                ("",
                [
                    new("The model's own tokens are compared.", ExampleRecord.Tokens([4, 0, 8, 6], [4, 0, 9, 6]), 1),
                    new("Without tokens, code points are.", ExampleRecord.Text("kitten", "sitting"), 3),
                    new("An emoji counts once.", ExampleRecord.Text("\U0001F600", "\U0001F601"), 1),
                    new("The nearest of several targets counts.", ExampleRecord.Text("colour", "hue", "color"), 1),
                    new("The reference itself scores 0.", ExampleRecord.Text("4096", "4096"), 0),
                    new("An empty output scores the target's length.", ExampleRecord.Text("", "4096"), 4),
                    new("An empty target is unscored.", ExampleRecord.Text("4096", ""), null),
                    new("An absent output is unscored.", ExampleRecord.Text(null, "4096"), null),
                ]),
                (":code_points", [new("An accent that is written by itself counts by itself.", ExampleRecord.Text("e\u0301", "e"), 1)]),
                (":graphemes", [new("A family of emoji is one cluster.", ExampleRecord.Text("\U0001F468\u200D\U0001F469\u200D\U0001F467!", "x!"), 1)]),
                (":words", [new("Two words of three are wrong.", ExampleRecord.Text("the  cat sat", "a cat ran"), 2)]),
                (":o200k", [new("One token of the encoding is replaced.", ExampleRecord.Text("hello world", "hello there"), 1)]),
                (":cl100k", [new("The reference itself scores 0.", ExampleRecord.Text("12345", "12345"), 0)]),
                (":indel", [new("A replacement is a deletion and an insertion.", ExampleRecord.Text("kitten", "sitting"), 5)]),
                (":osa", [new("Two neighbours that changed places cost one.", ExampleRecord.Text("4906", "4096"), 1)]),
                (":lcs", [new("Of seven letters, four are common in order.", ExampleRecord.Text("kitten", "sitting"), 3)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new TokenEditDistance(variant);

    /// <inheritdoc/>
    public Score Measure(Record record)
    {
        ArgumentNullException.ThrowIfNull(record);
        return TokenComparison.Best(record, Direction.LowerIsBetter, _compare, _unit);
    }
}
