using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class TextUnitTests
{
    [Theory]
    [InlineData(TextUnit.CodePoints, "e\u0301\U0001F600", 3)]
    [InlineData(TextUnit.Graphemes, "e\u0301\U0001F600", 2)]
    [InlineData(TextUnit.Graphemes, "\r\n", 1)]
    [InlineData(TextUnit.Words, "  a\u00A0b\u001Cc ", 3)]
    [InlineData(TextUnit.Words, " ", 0)]
    [InlineData(TextUnit.CodePoints, "", 0)]
    [InlineData(TextUnit.Graphemes, "", 0)]
    [InlineData(TextUnit.O200k, "", 0)]
    public void Texts_are_cut_into_units(TextUnit unit, string text, int count) => Assert.Equal(count, new TextSegmenter(unit).Of(text).Length);

    [Fact]
    public void Pieces_are_what_a_reader_sees()
    {
        Assert.Equal(["e", "\u0301", "\U0001F600", "\uD83D"], TextSegmenter.Pieces("e\u0301\U0001F600\uD83D", TextUnit.CodePoints));
        Assert.Equal(["\uDFFF", "\uD800", "\uE000", "\uD7FF"], TextSegmenter.Pieces("\uDFFF\uD800\uE000\uD7FF", TextUnit.CodePoints));
        Assert.Equal(["e\u0301", "\U0001F600"], TextSegmenter.Pieces("e\u0301\U0001F600", TextUnit.Graphemes));
        Assert.Equal(["a", "b"], TextSegmenter.Pieces(" a\u001Fb ", TextUnit.Words));
        Assert.Equal([0, 1, 0], new TextSegmenter(TextUnit.Graphemes).Of("e\u0301ee\u0301"));
        Assert.Throws<ArgumentOutOfRangeException>(() => new TextSegmenter((TextUnit)9).Of("x"));
    }

    [Fact]
    public void Equal_units_have_equal_numbers() => Assert.Equal([0, 1, 0], new TextSegmenter(TextUnit.Words).Of("a b a"));

    /// <summary>Tokens as tiktoken gives them; a special token's text is that token.</summary>
    [Fact]
    public void Encodings_are_those_of_tiktoken()
    {
        Assert.Equal([15339, 1917], BytePairs.Cl100k("hello world"));
        Assert.Equal([24912, 2375], BytePairs.O200k("hello world"));
        // Digits are parted in threes before pairs are merged.
        Assert.Equal([4513, 10961, 22], BytePairs.Cl100k("1234567"));
        Assert.Equal([100257], BytePairs.Cl100k("<|endoftext|>"));
        Assert.Equal(3, BytePairs.Cl100k("\uD83D").Length);
    }

    [Fact]
    public void Pieces_are_put_together_again_to_the_text()
    {
        const string Text = "cafe\u0301 \U0001F468\u200D\U0001F469 \uD83D";
        foreach (TextUnit unit in new[] { TextUnit.CodePoints, TextUnit.Graphemes }) Assert.Equal(Text, string.Concat(TextSegmenter.Pieces(Text, unit)));
        Assert.Throws<ArgumentOutOfRangeException>(() => TextSegmenter.Pieces(Text, TextUnit.O200k));
    }

    [Fact]
    public void No_tokenizer_is_loaded_before_a_text_is_encoded()
    {
        // In a process of its own would be stronger; here the core's references are looked at, which load on first use only.
        Assert.Contains(typeof(BytePairs).Assembly.GetReferencedAssemblies(), assembly => assembly.Name == "Microsoft.ML.Tokenizers");
        Assert.DoesNotContain(typeof(BytePairs).Assembly.GetReferencedAssemblies(), assembly => assembly.Name == "Microsoft.ML.Tokenizers.Data.O200kBase");
    }

    [Theory]
    [InlineData("ΟΔΟΣ", "οδος")]
    [InlineData("ΟΔΟΣ. ΣΑΣ", "οδος. σας")]
    [InlineData("Σ", "σ")]
    [InlineData("AΣ'b", "aσ'b")]
    [InlineData("AΣ' b", "aς' b")]
    [InlineData("\u0130", "i\u0307")]
    [InlineData("Straße", "straße")]
    public void Lower_case_is_pythons(string text, string lower) => Assert.Equal(lower, PythonText.Lower(text));

    [Theory]
    [InlineData("3.14", "3.14")]
    [InlineData("-5", "-5")]
    [InlineData("\u22125%", "-5%")]
    [InlineData("1,000.", "1000")]
    [InlineData("a-5", "a5")]
    [InlineData("(5)-3", "53")]
    [InlineData("= -.5", "-.5")]
    [InlineData("A", "a")]
    [InlineData("The A.", "the a")]
    [InlineData("the cat!", "cat")]
    [InlineData("x%", "x")]
    [InlineData("%", "")]
    [InlineData("5%", "5%")]
    [InlineData("5 %", "5")]
    [InlineData(".5", ".5")]
    [InlineData("5.", "5")]
    [InlineData("x.5", "x.5")]
    [InlineData("-", "")]
    [InlineData("-.", "")]
    [InlineData("-.x", "x")]
    [InlineData("-x", "x")]
    [InlineData("x -5", "x -5")]
    [InlineData("5-5", "55")]
    [InlineData("]-5", "5")]
    [InlineData("}-5", "5")]
    [InlineData("(-5)", "-5")]
    [InlineData("--5", "-5")]
    [InlineData("5-", "5")]
    [InlineData("x\u22125", "x5")]
    [InlineData("An", "an")]
    [InlineData("...", "")]
    [InlineData("the 5", "5")]
    public void Numbers_stay_what_they_are(string text, string normalized) => Assert.Equal(normalized, TextNormalization.NumericSafe(text));
}
