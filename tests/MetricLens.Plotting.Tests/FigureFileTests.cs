using System.Text.RegularExpressions;
using System.Xml.Linq;
using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting.Tests;

public sealed partial class FigureFileTests
{
    private static readonly Lazy<TaskFinding> Step = new(() => Worlds.Finding(Worlds.Text("mod <&> \"1,234.56789\"", "width", Worlds.Doubling(8), Worlds.Step, seeds: 2)));

    [Fact]
    public void An_svg_is_xml_of_the_figures_size_with_its_words_as_text()
    {
        XElement svg = XElement.Parse(Step.Value.Figure(new() { Width = 700 }).Svg());
        Assert.Equal("700", (string?)svg.Attribute("width"));
        Assert.StartsWith("0 0 700 ", (string?)svg.Attribute("viewBox"), StringComparison.Ordinal);
        Assert.Contains(svg.Descendants(), element => element.Name.LocalName == "text" && element.Value == "mod <&> \"1,234.56789\" (width):");
    }

    [Fact]
    public void Every_letter_of_an_svg_has_its_place()
    {
        XElement svg = XElement.Parse(Step.Value.Figure().Svg());
        XElement[] texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text")];
        Assert.True(texts.Length > 20);
        Assert.All(texts, text => Assert.Equal(new System.Globalization.StringInfo(text.Value).LengthInTextElements, ((string)text.Attribute("x")!).Split(' ').Length));
    }

    [Fact]
    public void A_text_of_an_element_has_its_place_and_the_width_that_it_is_measured_by()
    {
        XElement svg = XElement.Parse(Step.Value.Figure().SvgElement("f1-"));
        XElement[] texts = [.. svg.Descendants().Where(element => element.Name.LocalName == "text" && element.Value.Length > 1)];
        Assert.True(texts.Length > 20);
        var lettering = new Lettering();
        Assert.All(texts, text =>
        {
            Assert.DoesNotContain(' ', (string)text.Attribute("x")!);
            var style = new TextStyle((float)text.Attribute("font-size")!, Palette.Ink, text.Attribute("font-weight") is not null);
            Assert.Equal(lettering.Width(text.Value, style), (float)text.Attribute("textLength")!, 0.06f);
        });
    }

    [Fact]
    public void An_element_of_a_figure_with_thirteen_scales_is_small()
    {
        Figure figure = Worlds.Finding(Worlds.Text("mod", "width", Worlds.Doubling(13), Worlds.Step, seeds: 2)).Figure();
        Assert.InRange(figure.SvgElement("f1-").Length, 5_000, 30_000);
    }

    [Fact]
    public void No_mark_of_an_svg_is_drawn_twice()
    {
        XElement svg = XElement.Parse(Step.Value.Figure().Svg());
        string[] bands = [.. svg.Descendants().Where(element => element.Name.LocalName == "path" && element.Attribute("fill-opacity") is not null).Select(element => (string)element.Attribute("d")!)];
        Assert.NotEmpty(bands);
        Assert.Equal(bands.Length, bands.Distinct().Count());
    }

    [Fact]
    public void The_ids_of_an_element_carry_its_prefix()
    {
        string element = Step.Value.Figure().SvgElement("f1-");
        Assert.NotEmpty(Ids().Matches(element));
        Assert.All(Ids().Matches(element), id => Assert.StartsWith("f1-", id.Groups[1].Value, StringComparison.Ordinal));
        Assert.Throws<ArgumentException>(() => Step.Value.Figure().SvgElement("\"><script>"));
    }

    [Fact]
    public void Files_are_the_same_each_time()
    {
        Figure one = Step.Value.Figure(), other = Step.Value.Figure();
        Assert.Equal(one.Svg(), other.Svg());
        Assert.Equal(one.Pdf(), other.Pdf());
        Assert.Equal(one.Png(), other.Png());
    }

    [Fact]
    public void A_figure_outlives_collections_of_garbage()
    {
        Figure figure = Step.Value.Figure();
        string svg = figure.Svg();
        for (int i = 0; i < 5; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
            _ = Step.Value.Figure().Png();
            Assert.Equal(svg, figure.Svg());
        }
    }

    [Fact]
    public void A_pdf_is_one_page_of_the_figures_size()
    {
        Figure figure = Step.Value.Figure(new() { Width = 504 });
        string pdf = System.Text.Encoding.Latin1.GetString(figure.Pdf());
        Assert.StartsWith("%PDF-", pdf, StringComparison.Ordinal);
        Assert.Contains(FormattableString.Invariant($"/MediaBox [0 0 504 {figure.Height}]"), pdf, StringComparison.Ordinal);
    }

    [Fact]
    public void A_dark_figure_has_a_dark_ground_and_light_words()
    {
        using SKBitmap dark = Step.Value.Figure(new() { Theme = FigureTheme.Dark }).Bitmap(), light = Step.Value.Figure().Bitmap();
        Assert.Equal(Palette.Paper.In(FigureTheme.Dark), dark.GetPixel(2, 2));
        Assert.Equal(Palette.Paper, light.GetPixel(2, 2));
        Assert.Contains($"fill=\"{SvgDocument.Hex(Palette.Ink.In(FigureTheme.Dark))}\"", Step.Value.Figure(new() { Theme = FigureTheme.Dark }).Svg(), StringComparison.Ordinal);
    }

    public static TheoryData<string> Lines => ["Ink", "Soft", "Raw", "Latent", "Baseline"];

    // WCAG 2.2, 1.4.3 and 1.4.11: 4.5 to 1 for words, 3 to 1 for graphical objects.
    [Theory]
    [MemberData(nameof(Lines))]
    public void What_is_drawn_stands_out_from_its_ground_in_both_themes(string name)
    {
        SKColor color = name switch { "Ink" => Palette.Ink, "Soft" => Palette.Soft, "Raw" => Palette.Raw, "Latent" => Palette.Latent, _ => Palette.Baseline };
        double least = name is "Ink" or "Soft" ? 4.5 : 3;
        foreach (FigureTheme theme in Enum.GetValues<FigureTheme>())
            Assert.True(Contrast(color.In(theme), Palette.Paper.In(theme)) >= least, $"{name} in {theme}: {Contrast(color.In(theme), Palette.Paper.In(theme)):0.0}");
    }

    [Fact]
    public void Words_on_a_verdicts_colour_can_be_read_in_both_themes()
    {
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            (SKColor fill, SKColor ink) = Palette.Of(verdict);
            foreach (FigureTheme theme in Enum.GetValues<FigureTheme>())
                Assert.True(Contrast(fill.In(theme), ink.In(theme)) >= 4.5, $"{verdict} in {theme}: {Contrast(fill.In(theme), ink.In(theme)):0.00}");
        }
    }

    private static double Contrast(SKColor one, SKColor other)
    {
        double[] light = [.. new[] { Luminance(one), Luminance(other) }.Order()];
        return (light[1] + 0.05) / (light[0] + 0.05);
    }

    private static double Luminance(SKColor color) => (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte channel) => channel / 255.0 is var share && share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);

    [GeneratedRegex("(?: id=\"|url\\(#)([^\")]+)")]
    private static partial Regex Ids();
}
