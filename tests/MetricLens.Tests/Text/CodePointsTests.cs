using System.Text;
using FsCheck.Xunit;
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

    /// <summary>The framework's own reading, which puts U+FFFD in the place of an unpaired surrogate.</summary>
    [Property(MaxTest = 500)]
    public void Code_points_are_runes(int[] draws)
    {
        const string Units = "ab\uD83D\uD83D\uDE00\uDE00\u00E9";
        string text = string.Concat(draws.Select(draw => Units[(int)((uint)draw % Units.Length)]));
        int[] points = CodePoints.Of(text);
        Assert.Equal(text.EnumerateRunes().Select(rune => rune.Value), points.Select(point => point is >= 0xD800 and <= 0xDFFF ? Rune.ReplacementChar.Value : point));
        Assert.Equal(points.Length, CodePoints.Count(text));
        Assert.Equal(text, string.Concat(points.Select(point => point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString() : char.ConvertFromUtf32(point))));
    }
}
