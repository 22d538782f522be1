using FsCheck.Xunit;
using MetricLens.Text;

namespace MetricLens.Tests.Text;

public class SpreadsheetTextTests
{
    [Theory]
    [InlineData("=HYPERLINK(1)", "'=HYPERLINK(1)")]
    [InlineData("-1", "'-1")]
    [InlineData("@cf/meta", "'@cf/meta")]
    [InlineData("'+1", "''+1")]
    [InlineData("'quoted'", "'quoted'")]
    [InlineData("plain", "plain")]
    [InlineData("", "")]
    public void What_would_be_a_formula_has_an_apostrophe_before_it(string text, string cell) => Assert.Equal(cell, SpreadsheetText.Safe(text));

    [Property]
    public void A_cell_stands_for_the_text_that_was_written(string? text, byte apostrophes)
    {
        foreach (string mark in new[] { "", "=", "+", "-", "@", "\t", "\r", "x" })
        {
            string whole = new string('\'', apostrophes % 4) + mark + text;
            Assert.Equal(whole, SpreadsheetText.Original(SpreadsheetText.Safe(whole)));
        }
    }
}
