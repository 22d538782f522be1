using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class VisibleTextTests
{
    [Theory]
    [InlineData("plain é \U0001F600", "plain é \U0001F600")]
    [InlineData("\u001b[31mred", "\\u001b[31mred")]
    [InlineData("a\u202Eb\u200Bc", "a\\u202eb\\u200bc")]
    [InlineData("a\u2028b\u2029c\u0085", "a\\u2028b\\u2029c\\u0085")]
    [InlineData("\uE000", "\\ue000")]
    [InlineData("\U000E0041x", "\\udb40\\udc41x")]
    [InlineData("a\nb\tc\r", "a\\u000ab\\u0009c\\u000d")]
    [InlineData("", "")]
    public void What_would_steer_or_hide_is_escaped(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text));

    [Fact]
    public void Half_a_character_is_escaped() => Assert.Equal("\\ude00\\ud83da\\ud83d", VisibleText.Of("\uDE00\uD83Da\uD83D"));

    [Theory]
    [InlineData("a\nb\tc\r", "a\nb\tc\\u000d")]
    [InlineData("\u001b\n", "\\u001b\n")]
    public void Lines_may_be_kept(string text, string visible) => Assert.Equal(visible, VisibleText.Of(text, keepsLines: true));
}
