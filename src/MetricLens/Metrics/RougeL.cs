using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>How much of the output and of a reference answer is their longest common subsequence of words: the harmonic mean of both shares.</summary>
/// <remarks>
/// Range [0, 1], higher is better; the most over several targets. Threshold-fine. By default both texts lose case, ASCII punctuation and articles first, and words are what then stands between white space; an option names
/// another normalization. Google's rouge_score instead takes stretches of ASCII letters and digits for words, keeps articles, and can stem. An empty output scores 0. A target without words is no reference: the record is
/// unscored where it has no other, or no target, or no output; and where the texts are too long to compare. Reference: Lin (2004).
/// </remarks>
public sealed class RougeL : IMetric, IHasVariants<IMetric>
{
    private readonly Func<string, string> _rewrite;

    /// <summary>The metric with its default.</summary>
    public RougeL()
        : this(MetricVariant.Default(WordOverlap.Normalization))
    {
    }

    private RougeL(MetricVariant variant)
    {
        Variant = variant;
        _rewrite = TextOptions.RewritingOfWords(variant[WordOverlap.Normalization]);
        Card = WordOverlap.Card(variant, "rouge_l", "ROUGE-L", "How much of the output and of a reference answer is their longest common subsequence of words: the harmonic mean of both shares.",
            "Lin (2004), ROUGE: A Package for Automatic Evaluation of Summaries", variant.Own(
                ("",
                [
                    new("Four of five words in order on both sides.", ExampleRecord.Text("quick brown fox jumps high", "quick brown dog jumps high"), 0.8),
                    new("Order counts: of two words that changed places one is common.", ExampleRecord.Text("b c", "c b"), 0.5),
                    new("Half the reference is recall of one half.", ExampleRecord.Text("cat sat", "cat sat down there"), 2.0 / 3),
                    new("An empty output scores 0.", ExampleRecord.Text("", "cat"), 0),
                    new("A target of articles alone is unscored.", ExampleRecord.Text("the", "The"), null),
                ]),
                (":none", [new("Articles count.", ExampleRecord.Text("the cat", "cat"), 2.0 / 3)]),
                (":squad", [new("Articles do not count.", ExampleRecord.Text("the cat", "Cat."), 1)]),
                (":numeric_safe", [new("A number stays what it is.", ExampleRecord.Text("3.14 m", "314 m"), 0.5)]),
                (":nfc", [new("A composed é is a decomposed one.", ExampleRecord.Text("caf\u00E9", "cafe\u0301"), 1)]),
                (":nfkc", [new("A ligature is its letters.", ExampleRecord.Text("\uFB01n x", "fin y"), 0.5)])));
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new RougeL(variant);

    /// <inheritdoc/>
    public Score Measure(Record record) => TextAnswerBest.Of(record, Direction.HigherIsBetter, _rewrite, static (output, target) =>
    {
        var segmenter = new TextSegmenter(TextUnit.Words);
        int[] left = segmenter.Of(output), right = segmenter.Of(target);
        if (!EditDistance.TryMeasure<int>(left, right, EditRule.Indel, out int distance)) return Score.Unscored(TokenEditDistance.TooLong);
        // Twice the common subsequence over both lengths: the harmonic mean of its shares.
        int sum = left.Length + right.Length;
        return Score.Of((double)(sum - distance) / sum, units: right.Length);
    });
}
