namespace MetricLens.Plotting.Tests;

public sealed class SvgPathTests
{
    [Theory]
    [InlineData("M10 20L30 20L30 45L10 20", "M10 20h20v25l-20-25")]
    [InlineData("M10 20L30 20L30 45L10 20Z", "M10 20h20v25z")]
    [InlineData("M0.04 0.06L1.26 0.06M5 5L5 6", "M0 0.1h1.3m3.7 4.9v1")]
    [InlineData("M1 1Q2 3 4 5C6 7 8 9 10 11", "M1 1q1 2 3 4c2 2 4 4 6 6")]
    [InlineData("M1 1L2 1ZM3 3L4 3", "M1 1h1zm2 2h1")]
    [InlineData("M1 1L1.02 1.01L2 1", "M1 1h1")]
    [InlineData("M1e2 -1.5E-1L100 5", "M100-0.2v5.2")]
    public void Places_are_told_relative_to_the_one_before_in_tenths(string data, string shorter) => Assert.Equal(shorter, SvgPath.Shorter(data));

    [Fact]
    public void What_is_rounded_away_does_not_add_up()
    {
        string data = "M0 0" + string.Concat(Enumerable.Range(1, 1000).Select(i => FormattableString.Invariant($"L{i * 0.14:0.##} {i % 2}")));
        double x = System.Text.RegularExpressions.Regex.Matches(SvgPath.Shorter(data), "[lh](-?[0-9.]+)").Sum(step => double.Parse(step.Groups[1].ValueSpan, System.Globalization.CultureInfo.InvariantCulture));
        Assert.Equal(140, x, 0.06);
    }

    [Fact]
    public void Places_on_a_straight_line_are_left_out_and_corners_are_not()
    {
        Assert.Equal("M0 0h9v9", SvgPath.Shorter("M0 0L1 0L2 0.04L3 0L9 0L9 3L9 6L9 9"));
        Assert.Equal("M0 0h9h-5", SvgPath.Shorter("M0 0L3 0L9 0L4 0"));
        Assert.Equal("M0 0l1 0.3l1-0.3", SvgPath.Shorter("M0 0L1 0.3L2 0"));
    }

    [Theory]
    [InlineData("M1 1A2 2 0 0 1 3 3")]
    [InlineData("M1")]
    [InlineData("M1 1L1 2 3")]
    public void A_step_that_it_does_not_know_is_refused(string data) => Assert.Throws<FormatException>(() => SvgPath.Shorter(data));

    [Fact]
    public void Groups_in_a_row_that_are_clipped_to_one_box_are_one()
    {
        const string Box = "<rect x=\"1\" y=\"2\" width=\"3\" height=\"4\"/>", Other = "<rect x=\"1\" y=\"2\" width=\"3\" height=\"5\"/>";
        string svg = "<svg>" + Clip("a", Box, "<path d=\"M1 1\"/>") + Clip("b", Box, "<g><text>x</text></g>") + Clip("c", Other, "<path d=\"M2 2\"/>") + "<text>y</text>" + Clip("d", Other, "<path d=\"M3 3\"/>") + "</svg>";
        Assert.Equal("<svg>" + Clip("a", Box, "<path d=\"M1 1\"/><g><text>x</text></g>") + Clip("c", Other, "<path d=\"M2 2\"/>") + "<text>y</text>" + Clip("d", Other, "<path d=\"M3 3\"/>") + "</svg>", SvgMarkup.Shorter(svg));

        static string Clip(string id, string box, string content) => $"<clipPath id=\"{id}\">{box}</clipPath><g clip-path=\"url(#{id})\">{content}</g>";
    }

    [Fact]
    public void Opaque_lines_of_one_look_are_one_path_and_those_that_show_through_are_not()
    {
        Assert.Equal("<path fill=\"none\" stroke=\"#111\" d=\"M1 1h1M2 2h1\"/>", SvgMarkup.Shorter("<path fill=\"none\" stroke=\"#111\" d=\"M1 1L2 1\"/><path fill=\"none\" stroke=\"#111\" d=\"M2 2L3 2\"/>"));
        const string Clear = "<path fill=\"none\" stroke=\"#111\" stroke-opacity=\"0.5\" d=\"M1 1h1\"/>";
        Assert.Equal(Clear + Clear, SvgMarkup.Shorter(Clear.Replace("h1", "L2 1", StringComparison.Ordinal) + Clear.Replace("h1", "L2 1", StringComparison.Ordinal)));
    }
}
