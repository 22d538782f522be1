using MetricLens.Metrics.Harness;

namespace MetricLens.Tests.Metrics;

public class ToolRuleTests
{
    [Theory]
    [InlineData(new[] { 1.0, 3, 2 }, 1)]
    [InlineData(new[] { 1.0, 3, 3 }, 1)]
    [InlineData(new[] { double.NegativeInfinity, double.NegativeInfinity }, 0)]
    [InlineData(new[] { double.NaN, double.NaN }, 0)]
    [InlineData(new[] { 5.0, double.NaN, 9, double.NaN }, 1)]
    [InlineData(new[] { 5.0, 9, double.NaN }, 2)]
    public void The_place_of_the_greatest_is_numpys(double[] values, int place) => Assert.Equal(place, ToolRules.ArgMax(values));

    [Theory]
    [InlineData("so 1,234.50 of 2", "2")]
    [InlineData("-1,234", "-1234")]
    [InlineData("none", "")]
    [InlineData("", "")]
    public void The_last_number_of_a_text_is_helms(string text, string number) => Assert.Equal(number, ToolRules.FinalNumber(text));

    [Theory]
    [InlineData("a b", 2)]
    [InlineData(" a b", 3)]
    [InlineData("a b\n", 3)]
    [InlineData("\u001Ca", 2)]
    [InlineData("  ", 2)]
    public void Words_are_counted_as_re_split_does(string text, int words) => Assert.Equal(words, LmEvalRates.Words(text));
}
