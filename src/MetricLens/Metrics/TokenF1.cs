using MetricLens.Records;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>How far the words of the output and those of a reference answer are the same, in any order: the harmonic mean of precision and recall.</summary>
/// <remarks>
/// Range [0, 1], higher is better; the most over several targets. Threshold-fine. Words are counted, not only named: two of a kind match one of a kind once. By default both texts lose case, ASCII punctuation and articles first, and
/// words are what then stands between white space; an option names another normalization. It averages as many outcomes as the target has words. An empty output scores 0. A target without words is no reference: the record is
/// unscored where it has no other, or no target, or no output. Reference: Rajpurkar et al. (2016), SQuAD, whose script scores an answer without words as an exact match would.
/// </remarks>
public sealed class TokenF1 : IMetric, IHasVariants<IMetric>
{
    private readonly Func<string, string> _rewrite;

    /// <summary>The metric with its default.</summary>
    public TokenF1()
        : this(MetricVariant.Default(WordOverlap.Normalization))
    {
    }

    private TokenF1(MetricVariant variant)
    {
        Variant = variant;
        _rewrite = TextOptions.RewritingOfWords(variant[WordOverlap.Normalization]);
        Card = WordOverlap.Card(variant, "token_f1", "F1 of words", "How far the words of the output and those of a reference answer are the same, in any order: the harmonic mean of precision and recall.",
            "Rajpurkar et al. (2016), SQuAD: 100,000+ Questions for Machine Comprehension of Text", variant.Own(
                ("",
                [
                    new("Two of three words on both sides.", ExampleRecord.Text("cat cat dog", "cat dog dog"), 2.0 / 3),
                    new("Order, case, articles and punctuation do not count.", ExampleRecord.Text("York, New!", "the new york"), 1),
                    new("A word too many costs precision only.", ExampleRecord.Text("cat cat", "cat"), 2.0 / 3),
                    new("The best of several targets counts.", ExampleRecord.Text("cat", "dog", "cat"), 1),
                    new("An empty output scores 0.", ExampleRecord.Text("", "cat"), 0),
                    new("A target of articles alone is unscored.", ExampleRecord.Text("the", "The"), null),
                ]),
                (":none", [new("Case and punctuation count.", ExampleRecord.Text("Cat sat.", "cat sat"), 0)]),
                (":squad", [new("Words are those of SQuAD's script.", ExampleRecord.Text("a cat!", "cat"), 1)]),
                (":numeric_safe", [new("A number stays what it is.", ExampleRecord.Text("3.14 m", "314 m"), 0.5)]),
                (":nfc", [new("A composed é is a decomposed one.", ExampleRecord.Text("caf\u00E9", "cafe\u0301"), 1)]),
                (":nfkc", [new("A ligature is its letters.", ExampleRecord.Text("\uFB01n x", "fin y"), 0.5)])));
    }

    /// <inheritdoc/>
    public MetricCard Card { get; }

    /// <inheritdoc/>
    public MetricVariant Variant { get; }

    /// <inheritdoc/>
    public IMetric With(MetricVariant variant) => new TokenF1(variant);

    /// <inheritdoc/>
    public Score Measure(Record record) => TextAnswerBest.Of(record, Direction.HigherIsBetter, _rewrite, Compare);

    /// <summary>F1 of two bags of words: 2 · common / (all of both); 0 where one is empty.</summary>
    internal static double Of(IReadOnlyList<string> output, IReadOnlyList<string> target)
    {
        var left = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (string word in target) left[word] = left.GetValueOrDefault(word) + 1;
        int common = 0;
        foreach (string word in output)
        {
            if (left.GetValueOrDefault(word) == 0) continue;
            left[word]--;
            common++;
        }
        return common == 0 ? 0 : 2.0 * common / (output.Count + target.Count);
    }

    private static Score Compare(string output, string target)
    {
        IReadOnlyList<string> words = PythonText.Split(target);
        return Score.Of(Of(PythonText.Split(output), words), units: words.Count);
    }
}
