using Microsoft.ML.Tokenizers;

namespace MetricLens.Text;

/// <summary>Tokens of OpenAI's byte-pair encodings.</summary>
/// <remarks>
/// The encodings come with packages of their own: 0.5 MB for cl100k_base and 1.2 MB for o200k_base beside 0.8 MB of code. Nothing of that is loaded before the first text is encoded.
/// Text that looks like a special token, such as <c>&lt;|endoftext|&gt;</c>, is that one token. An unpaired surrogate has tokens of its three bytes.
/// </remarks>
public static class BytePairs
{
    private static readonly Lazy<Func<string, int[]>> OfO200k = new(() => Encoder("o200k_base"));
    private static readonly Lazy<Func<string, int[]>> OfCl100k = new(() => Encoder("cl100k_base"));

    /// <summary>The tokens of a text in o200k_base, as GPT-4o reads it.</summary>
    public static int[] O200k(string text) => OfO200k.Value(text);

    /// <summary>The tokens of a text in cl100k_base, as GPT-4 reads it.</summary>
    public static int[] Cl100k(string text) => OfCl100k.Value(text);

    private static Func<string, int[]> Encoder(string name)
    {
        var tokenizer = TiktokenTokenizer.CreateForEncoding(name, extraSpecialTokens: null, normalizer: null);
        return text =>
        {
            ArgumentNullException.ThrowIfNull(text);
            return [.. tokenizer.EncodeToIds(text, considerPreTokenization: true, considerNormalization: false)];
        };
    }
}
