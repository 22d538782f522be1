using System.Text;
using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting.Tests;

public sealed class LetteringTests
{
    /// <summary>A noncharacter: no font draws it.</summary>
    private const string Undrawable = "\uFDD0";

    private static readonly TextStyle Style = new(14, SKColors.Black);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void ScottPlot_gets_the_font_that_is_carried_along(bool bold)
    {
        PlotFonts.Register();
        Assert.Equal("Inter", Fonts.GetTypeface(PlotFonts.Family, bold, false).FamilyName);
        Assert.Equal("Inter", Fonts.GetTypeface(PlotFonts.Family, bold ? FontWeight.Bold : FontWeight.Normal, FontSlant.Upright, FontSpacing.Normal).FamilyName);
        Assert.Equal(bold, Fonts.GetTypeface(PlotFonts.Family, bold, false).IsBold);
    }

    [Fact]
    public void Another_family_is_left_to_the_other_resolvers()
    {
        var resolver = new EmbeddedFontResolver();
        Assert.Null(resolver.CreateTypeface("Helvetica", false, false));
        Assert.Null(resolver.CreateTypeface("Helvetica", FontWeight.Bold, FontSlant.Upright, FontSpacing.Normal));
    }

    [Fact]
    public void The_font_has_every_sign_that_figures_use()
    {
        foreach (Rune sign in "0123456789.,:;%+−×·–…→↑↓Δ⁰¹²³⁴⁵⁶⁷⁸⁹⁻[]()\u00A0".EnumerateRunes())
        {
            Assert.True(PlotFonts.Regular.ContainsGlyph(sign.Value), $"regular lacks U+{sign.Value:X4}");
            Assert.True(PlotFonts.Bold.ContainsGlyph(sign.Value), $"bold lacks U+{sign.Value:X4}");
        }
    }

    [Fact]
    public void A_text_is_as_wide_as_its_glyphs_in_the_carried_font()
    {
        using var font = new SKFont(PlotFonts.Regular, Style.Size) { Hinting = SKFontHinting.None, Subpixel = true };
        Assert.Equal(font.MeasureText("emergence"), new Lettering().Width("emergence", Style), 3);
    }

    [Fact]
    public void Characters_without_a_font_are_warned_of_once_each()
    {
        var lettering = new Lettering();
        lettering.Width($"a{Undrawable}b{Undrawable}", Style);
        Assert.Equal([$"no installed font has the characters '{Undrawable}'; install for example fonts-noto"], lettering.Warnings());
    }

    [Fact]
    public void Missing_Chinese_names_the_package_that_has_it()
    {
        // Where a Chinese font is installed there is nothing to warn of; a code point that is not assigned stands in.
        var lettering = new Lettering();
        lettering.Width("\U0003FFFE", Style);
        Assert.EndsWith("install for example fonts-noto-cjk", Assert.Single(lettering.Warnings()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_character_that_the_carried_font_lacks_is_drawn_in_an_installed_one_or_warned_of()
    {
        var lettering = new Lettering();
        lettering.Width("♞", Style);
        Assert.Equal(PlotFonts.With(new Rune('♞'), false) is null, lettering.Warnings().Count == 1);
    }

    [Fact]
    public void Plain_text_gives_no_warning()
    {
        var lettering = new Lettering();
        lettering.Width("naïve Größe Ωμέγα Москва\tline\nbreak\u200B", Style);
        Assert.Empty(lettering.Warnings());
    }

    [Fact]
    public void A_name_that_is_too_wide_keeps_both_its_ends()
    {
        var lettering = new Lettering();
        string fitted = lettering.Fit("organisation/model-of-a-long-name-13B", 120, Style);
        Assert.StartsWith("org", fitted, StringComparison.Ordinal);
        Assert.EndsWith("13B", fitted, StringComparison.Ordinal);
        Assert.Contains("…", fitted, StringComparison.Ordinal);
        Assert.True(lettering.Width(fitted, Style) <= 120);
    }

    [Theory]
    [InlineData("several words that are to stand in lines")]
    [InlineData("one-word-without-any-space-that-is-far-wider-than-the-line-it-is-to-stand-in")]
    [InlineData("涌现能力涌现能力涌现能力涌现能力涌现能力涌现能力")]
    public void Wrapped_lines_hold_all_of_the_text_and_fit(string text)
    {
        var lettering = new Lettering();
        IReadOnlyList<string> lines = lettering.Wrap(text, 90, Style);
        Assert.All(lines, line => Assert.True(lettering.Width(line, Style) <= 90));
        Assert.Equal(text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
    }

    [Fact]
    public void A_word_that_is_too_wide_breaks_after_a_hyphen_where_it_has_one() =>
        Assert.Equal(["target", "log-", "likelihood"], new Lettering().Wrap("target log-likelihood", new Lettering().Width("likelihood", Style) + 2, Style));

    [Fact]
    public void Too_many_lines_end_in_a_shortened_one() =>
        Assert.Contains("…", new Lettering().Wrap("several words that are to stand in lines", 90, Style, 2)[^1], StringComparison.Ordinal);

    [Fact]
    public void A_text_of_a_megabyte_is_fitted_at_once_with_both_its_ends()
    {
        var lettering = new Lettering();
        string fitted = lettering.Fit("begin" + new string('漢', 1_000_000) + "end", 200, new(12, Palette.Ink));
        Assert.StartsWith("begin", fitted, StringComparison.Ordinal);
        Assert.EndsWith("end", fitted, StringComparison.Ordinal);
        Assert.True(lettering.Width(fitted, new(12, Palette.Ink)) <= 200);
        Assert.InRange(lettering.Wrap(new string('x', 1_000_000), 200, new(12, Palette.Ink)).Count, 2, 100);
    }

    [Fact]
    public void As_much_of_a_text_is_kept_as_fits()
    {
        var lettering = new Lettering();
        TextStyle style = new(12, Palette.Ink);
        string text = "organisation/a-model-of-many-characters-and-more", fitted = lettering.Fit(text, 150, style);
        int head = fitted.IndexOf('…', StringComparison.Ordinal), tail = fitted.Length - head - 1;
        Assert.InRange(head - tail, 0, 1);
        string longer = text[..((head + tail + 2) / 2)] + "…" + text[^((head + tail + 1) / 2)..];
        Assert.True(lettering.Width(fitted, style) <= 150 && lettering.Width(longer, style) > 150);
    }

    [Fact]
    public void A_Chinese_line_breaks_between_characters_and_leaves_no_sign_at_the_wrong_end()
    {
        const string Text = "台阶是真实的，但只占目标对数似然增益的 26 %（按 13 个规模点计）；平滑进步可解释跳变的 11 %。";
        var lettering = new Lettering();
        for (float width = 60; width < 400; width += 7)
        {
            IReadOnlyList<string> lines = lettering.Wrap(Text, width, Style);
            Assert.Equal(Text.Replace(" ", "", StringComparison.Ordinal), string.Concat(lines).Replace(" ", "", StringComparison.Ordinal));
            Assert.All(lines, line => Assert.True(lettering.Width(line, Style) <= width));
            Assert.All(lines, line => Assert.DoesNotContain(line[0], "，。；）%"));
            Assert.All(lines, line => Assert.NotEqual('（', line[^1]));
        }
    }
}
