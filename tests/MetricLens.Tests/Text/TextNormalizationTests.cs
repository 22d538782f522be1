using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class TextNormalizationTests
{
    [Theory]
    [InlineData("", "")]
    [InlineData("a\u001Cb", "b")]
    [InlineData("x\u001Fy", "x y")]
    [InlineData("\u3000x\u2028y\u0085", "x y")]
    [InlineData("x\u200By", "x\u200By")]
    [InlineData("the\u0301 end", "\u0301 end")]
    [InlineData("the\u00B2 end", "the\u00B2 end")]
    [InlineData("the_end", "theend")]
    [InlineData("thé an\U0001D44E a\U0001F600", "thé an\U0001D44E \U0001F600")]
    [InlineData("\u0130I", "i\u0307i")]
    [InlineData("\U00010400", "\U00010428")]
    public void Text_is_rewritten_by_pythons_rules(string text, string expected) => Assert.Equal(expected, TextNormalization.QuasiExact(text));

    /// <summary>Apart from the rows above, for an attribute cannot hold half a surrogate pair.</summary>
    [Fact]
    public void Half_a_surrogate_pair_is_a_character_like_any_other() => Assert.Equal("\uD83D \uDE00", TextNormalization.QuasiExact("\uD83D A \uDE00"));

    [Fact]
    public void Every_form_of_sigma_is_one() =>
        Assert.Equal(TextNormalization.QuasiExact("ΟΔΟΣ"), TextNormalization.QuasiExact("οδος"));

    [Theory]
    [InlineData("3.14", true)]
    [InlineData("-5", true)]
    [InlineData("50%", true)]
    [InlineData("42", false)]
    [InlineData("forty-two", false)]
    [InlineData("", false)]
    [InlineData("a.1", true)]
    [InlineData("1.a", true)]
    [InlineData("1a.b2", false)]
    [InlineData("1 . 2", false)]
    [InlineData("1a", false)]
    [InlineData("5%", true)]
    [InlineData(".5", true)]
    public void A_number_that_would_change_is_found(string text, bool changes) => Assert.Equal(changes, TextNormalization.ChangesNumber(text));
}
