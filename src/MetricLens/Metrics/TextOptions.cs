using System.Text;
using MetricLens.Text;

namespace MetricLens.Metrics;

/// <summary>The options that metrics of texts share, and what their words stand for.</summary>
internal static class TextOptions
{
    internal const string OwnTokens = "tokens";

    private static readonly (string Word, string Meaning)[] Normalizations =
    [
        ("none", "texts untouched"),
        ("quasi", "without case, ASCII punctuation, articles and extra white space"),
        ("squad", "the same, letter for letter as SQuAD's script does it"),
        ("numeric_safe", "the same, but numbers stay what they are"),
        ("nfc", "composed by Unicode's NFC"),
        ("nfkc", "composed by Unicode's NFKC, compatibility forms made alike"),
    ];

    /// <summary>What sequences are compared in.</summary>
    internal static MetricOption Unit { get; } = MetricOption.OneOf("unit",
        (OwnTokens, "the record's own tokens where both sides have them, else code points"),
        ("code_points", "Unicode code points"),
        ("graphemes", "grapheme clusters, what a reader takes for characters"),
        ("words", "what stands between white space"),
        ("o200k", "tokens of o200k_base"),
        ("cl100k", "tokens of cl100k_base"));

    /// <summary>Which edits count.</summary>
    internal static MetricOption Rule { get; } = MetricOption.OneOf("edits",
        ("levenshtein", "insert, delete, replace"),
        ("indel", "insert and delete only"),
        ("osa", "insert, delete, replace, swap neighbours"),
        ("lcs", "the longer length less the longest common subsequence"));

    /// <summary>The names of normalizations.</summary>
    internal static IEnumerable<string> NormalizationNames => Normalizations.Select(normalization => normalization.Word);

    /// <summary>How texts are made alike, with a default of one's own.</summary>
    internal static MetricOption Normalization(string defaultWord) =>
        MetricOption.OneOf("normalization", [.. Normalizations.OrderBy(normalization => normalization.Word != defaultWord)]);

    /// <summary>What a normalization's word stands for.</summary>
    internal static Func<string, string> Rewriting(string normalization) => normalization switch
    {
        "none" => static text => text,
        "quasi" => TextNormalization.QuasiExact,
        "squad" => static text => TextNormalization.Squad(text),
        "numeric_safe" => TextNormalization.NumericSafe,
        "nfc" => static text => Compose(text, NormalizationForm.FormC),
        "nfkc" => static text => Compose(text, NormalizationForm.FormKC),
        _ => throw new ArgumentException(Suggestion.Unknown("normalization", normalization, NormalizationNames), nameof(normalization)),
    };

    /// <summary>The same for metrics of words: what is blank is empty, and white space at the ends makes no word.</summary>
    internal static Func<string, string> RewritingOfWords(string normalization)
    {
        Func<string, string> rewrite = Rewriting(normalization);
        return text => PythonText.Strip(rewrite(text));
    }

    /// <summary>The unit of a word other than that for the record's own tokens, for which it is code points.</summary>
    internal static TextUnit UnitOf(string word) => word switch
    {
        "graphemes" => TextUnit.Graphemes,
        "words" => TextUnit.Words,
        "o200k" => TextUnit.O200k,
        "cl100k" => TextUnit.Cl100k,
        _ => TextUnit.CodePoints,
    };

    /// <summary>The rule of a word.</summary>
    internal static EditRule RuleOf(string word) => word switch
    {
        "indel" => EditRule.Indel,
        "osa" => EditRule.Osa,
        "lcs" => EditRule.Lcs,
        _ => EditRule.Levenshtein,
    };

    /// <summary>Unpaired surrogates, which no form knows, part the text and stay as they are.</summary>
    private static string Compose(string text, NormalizationForm form)
    {
        var composed = new StringBuilder(text.Length);
        int start = 0;
        for (int i = 0; i <= text.Length; i++)
        {
            bool isPair = i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]);
            if (isPair) i++;
            else if (i == text.Length || char.IsSurrogate(text[i]))
            {
                composed.Append(text[start..i].Normalize(form));
                if (i < text.Length) composed.Append(text[i]);
                start = i + 1;
            }
        }
        return composed.ToString();
    }
}
