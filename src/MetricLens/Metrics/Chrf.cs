using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>How far the character n-grams of the output and of a reference answer agree: the F-score of mean precision and mean recall over n = 1 to 6.</summary>
/// <remarks>
/// Range [0, 1], higher is better; the most over several targets. Threshold-fine. White space is removed first; n-grams are of code points and are counted. Recall weighs β times as much as precision, by default 2; an option says how much.
/// Precision and recall are averaged over those n for which both texts have n-grams, as sacreBLEU does for single sentences (it multiplies by 100). Each record is scored by itself; a corpus's chrF pools counts instead.
/// An empty output scores 0. A target of white space alone is no reference: the record is unscored where it has no other, or no target, or no output. Reference: Popović (2015).
/// </remarks>
public sealed class Chrf : IMetric, IHasVariants<IMetric>
{
    private const int LongestGram = 6;

    private static readonly MetricOption Beta = MetricOption.Number("beta", "how many times as much recall weighs as precision", 1, 3, 2);

    private readonly int _beta;

    /// <summary>The metric with its default, β = 2.</summary>
    public Chrf()
        : this(MetricVariant.Default(Beta))
    {
    }

    private Chrf(MetricVariant variant)
    {
        Variant = variant;
        _beta = variant.Number(Beta);
        Card = new()
        {
            Id = "chrf" + variant.Suffix,
            Name = "chrF" + variant.InName,
            Summary = "How far the character n-grams of the output and of a reference answer agree: the F-score of mean precision and mean recall over n = 1 to 6.",
            Direction = Direction.HigherIsBetter,
            Minimum = 0,
            Maximum = 1,
            Continuity = Continuity.ThresholdFine,
            Inputs = RecordFields.Targets | RecordFields.Output,
            LatentScale = LatentScale.Logit,
            Tier = EvidenceTier.Text,
            Claims = MetricClaims.ReferenceIsBest | MetricClaims.MoreTargetsNeverHurt | (_beta == 1 ? MetricClaims.Symmetric : 0),
            Options = [Beta],
            Reference = "Popović (2015), chrF: character n-gram F-score for automatic MT evaluation",
            Examples = variant.Own(
                ("",
                [
                    new("White space does not count.", ExampleRecord.Text("a b", "ab"), 1),
                    new("Letters two of three, pairs one of two, triples none: 7/18.", ExampleRecord.Text("abc", "abd"), 7.0 / 18),
                    new("A letter too many costs precision alone: letters one of two, no pair to miss.", ExampleRecord.Text("ab", "a"), 5.0 / 6),
                    new("An empty output scores 0.", ExampleRecord.Text("", "ab"), 0),
                    new("A blank target is unscored.", ExampleRecord.Text("ab", " "), null),
                ]),
                (":1", [new("Precision weighs as much as recall.", ExampleRecord.Text("ab", "a"), 2.0 / 3)]),
                (":3", [new("Recall weighs thrice as much.", ExampleRecord.Text("ab", "a"), 10.0 / 11)])),
        };
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new Chrf(variant);

    /// <inheritdoc/>
    public Score Measure(Record record) => TextAnswerBest.Of(record, Direction.HigherIsBetter, static text => string.Concat(PythonText.Split(text)), Compare);

    private Score Compare(string output, string target)
    {
        int[] left = CodePoints.Of(output), right = CodePoints.Of(target);
        double precision = 0, recall = 0;
        int orders = 0;
        for (int n = 1; n <= LongestGram && n <= left.Length && n <= right.Length; n++, orders++)
        {
            int common = NGrams.Common(left, right, n);
            precision += (double)common / (left.Length - n + 1);
            recall += (double)common / (right.Length - n + 1);
        }
        if (precision == 0) return Score.Of(0, units: right.Length);
        (precision, recall) = (precision / orders, recall / orders);
        double square = _beta * _beta;
        return Score.Of((1 + square) * precision * recall / ((square * precision) + recall), units: right.Length);
    }
}
