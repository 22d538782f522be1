using MetricLens.Metrics;

namespace MetricLens.Tests.Metrics;

/// <summary>What is one number, what is another, and what is none.</summary>
public class NumericMatchTests
{
    [Theory]
    [InlineData("1000", "1,000")]
    [InlineData("1000", "$1000")]
    [InlineData("1000", "+$1,000.00.")]
    [InlineData("1000", "1e3")]
    [InlineData("1000", "1E+3")]
    [InlineData("1000", "0.1e4")]
    [InlineData("1000", "10000e-1")]
    [InlineData("-5", "\u22125")]
    [InlineData("-5", "-$5")]
    [InlineData("5", " £5\u00A0")]
    [InlineData("5", "€5")]
    [InlineData("0", "-0")]
    [InlineData("0", "0.000")]
    [InlineData("0", "0e7")]
    [InlineData("0%", "0.0 %")]
    [InlineData("50%", "50.0 %")]
    [InlineData("0.5", ".5")]
    [InlineData("5", "5.")]
    [InlineData("5", "005")]
    [InlineData("1000000", "1,000,000")]
    [InlineData("1e1000", "10e999")]
    public void Two_ways_to_write_one_number(string one, string other)
    {
        Assert.Equal(1, Measure(one, other).Value);
        Assert.Equal(1, Measure(other, one).Value);
    }

    [Theory]
    [InlineData("0", "1")]
    [InlineData("0", "0%")]
    [InlineData("5", "-5")]
    [InlineData("50%", "0.5")]
    [InlineData("50%", "50")]
    [InlineData("3.14", "314")]
    [InlineData("10", "1")]
    [InlineData("1000", "1001")]
    [InlineData("1e3", "1e4")]
    [InlineData("1e-3", "1e3")]
    public void Two_numbers(string one, string other)
    {
        Assert.Equal(0, Measure(one, other).Value);
        Assert.Equal(0, Measure(other, one).Value);
    }

    [Theory]
    [InlineData("")]
    [InlineData(".")]
    [InlineData("-")]
    [InlineData("$")]
    [InlineData("%")]
    [InlineData("five")]
    [InlineData("e5")]
    [InlineData("1e")]
    [InlineData("1e1001")]
    [InlineData("1e-1001")]
    [InlineData("1e99999999999")]
    [InlineData("10,00")]
    [InlineData("1,0000")]
    [InlineData(",000")]
    [InlineData("1000,000")]
    [InlineData("1,000,00")]
    [InlineData("--5")]
    [InlineData("$$5")]
    [InlineData("$-5")]
    [InlineData("5%%")]
    [InlineData("1.2.3")]
    [InlineData("1.0,000")]
    [InlineData("\u0665")]
    [InlineData("5 5")]
    public void What_is_no_number(string text)
    {
        Assert.Equal("the target is no number", Measure("5", text).UnscoredReason);
        Assert.Equal(0, Measure(text, "5").Value);
    }

    [Fact]
    public void A_thousand_digits_are_a_number_and_one_more_are_none()
    {
        Assert.Equal(1, Measure(new string('9', 1000), new string('9', 1000)).Value);
        Assert.Equal("the target is no number", Measure("9", new string('9', 1001)).UnscoredReason);
    }

    [Fact]
    public void Of_several_targets_one_suffices_and_words_do_not_count()
    {
        Assert.Equal(1, Measure("5", "four", "5.0", "6").Value);
        Assert.Equal(0, Measure("5", "four", "6").Value);
        Assert.Equal("no output", Measure(null, "5").UnscoredReason);
        Assert.Equal("no target", Measure("5").UnscoredReason);
    }

    private static Score Measure(string? output, params string[] targets) => MetricCatalogue.Get("numeric_match").Measure(Given.OfText(output, targets));
}
