using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class CodePointsTests
{
    [Theory]
    [InlineData("", new int[0])]
    [InlineData("a", new[] { 0x61 })]
    [InlineData("e\u0301", new[] { 0x65, 0x301 })]
    [InlineData("\U0001F600a", new[] { 0x1F600, 0x61 })]
    [InlineData("\U0010FFFF", new[] { 0x10FFFF })]
    public void A_character_counts_once(string text, int[] expected)
    {
        Assert.Equal(expected, CodePoints.Of(text));
        Assert.Equal(expected.Length, CodePoints.Count(text));
    }

    [Fact]
    public void An_unpaired_surrogate_stands_for_itself()
    {
        Assert.Equal([0xD83D], CodePoints.Of("\uD83D"));
        Assert.Equal([0xDE00, 0xD83D], CodePoints.Of("\uDE00\uD83D"));
        Assert.Equal([0xD83D, 0x1F600], CodePoints.Of("\uD83D\U0001F600"));
        Assert.Equal(2, CodePoints.Count("\uD83D\U0001F600"));
    }
}
