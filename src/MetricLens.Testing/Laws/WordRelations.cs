using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;
using MetricLens.Testing.Generation;

namespace MetricLens.Testing.Laws;

/// <summary>What holds of the metrics of words, by their definitions: on texts of plain words, so that no rule of writing takes part.</summary>
internal static class WordRelations
{
    /// <summary>Words without case, punctuation and articles, some of them often twice.</summary>
    private static readonly string[] Vocabulary = ["cat", "dog", "sat", "ran", "4"];

    internal static IReadOnlyList<MetricLaw> All { get; } =
    [
        Relations.Of("token_f1", "f1_by_definition", "F1 is twice the common words over all words of both, each word as often as it stands there.", Draw, static (metric, record) =>
            OfWords(metric, record, "by definition", static (output, target) =>
                2.0 * target.Distinct().Sum(word => Math.Min(output.Count(word.Equals), target.Count(word.Equals))) / (output.Length + target.Length))),
        Relations.Of("rouge_l", "rouge_l_by_definition", "ROUGE-L is twice the longest common subsequence over all words of both.", Draw, static (metric, record) =>
            OfWords(metric, record, "by definition", static (output, target) => 2.0 * CommonSubsequence(output, target) / (output.Length + target.Length))),
        Relations.Of("word_error_rate", "word_error_rate_by_definition", "The word error rate is the edit distance of the words over the reference's length.", Draw, static (metric, record) =>
            OfWords(metric, record, "by definition", static (output, target) => TokenRelations.Levenshtein<string>(output, target) / target.Length)),
        Relations.Of("character_error_rate", "character_error_rate_by_definition", "The character error rate is the edit distance of the characters over the reference's length.", Draw, static (metric, record) =>
            OfWords(metric, record, "by definition", (_, _) => TokenRelations.Levenshtein<char>(record.Output!.ToCharArray(), record.Targets.Span[0].ToCharArray()) / record.Targets.Span[0].Length)),
    ];

    private static Record Draw(RandomStream stream, int size)
    {
        string Words(int least) => string.Join(' ', Enumerable.Range(0, least + stream.NextInt(size)).Select(_ => Vocabulary[stream.NextInt(Vocabulary.Length)]));
        return TestRecord.Text(Words(0), Words(1));
    }

    private static LawFinding OfWords(IMetric metric, Record record, string label, Func<string[], string[], double> definition)
    {
        // A shrunk text may be no list of the words any more.
        if (record.Targets.Length != 1 || record.Output is null || !IsPlain(record.Output) || !IsPlain(record.Targets.Span[0]) || record.Targets.Span[0].Length == 0) return LawFinding.DoesNotApply;
        string[] output = record.Output.Length == 0 ? [] : record.Output.Split(' '), target = record.Targets.Span[0].Split(' ');
        return Relations.Equals(metric, record, label, definition(output, target));
    }

    private static bool IsPlain(string text) => text.Length == 0 || text.Split(' ').All(word => Vocabulary.Contains(word));

    private static int CommonSubsequence(string[] one, string[] other)
    {
        var table = new int[one.Length + 1, other.Length + 1];
        for (int i = 1; i <= one.Length; i++)
            for (int j = 1; j <= other.Length; j++)
                table[i, j] = one[i - 1] == other[j - 1] ? table[i - 1, j - 1] + 1 : Math.Max(table[i - 1, j], table[i, j - 1]);
        return table[one.Length, other.Length];
    }
}
