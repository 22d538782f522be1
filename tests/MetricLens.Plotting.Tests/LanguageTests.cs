using System.Text.RegularExpressions;
using System.Xml.Linq;
using MetricLens.Plotting.Words;
using MetricLens.Reports;

namespace MetricLens.Plotting.Tests;

/// <summary>Figures say the same in every language of the explanations.</summary>
public sealed partial class LanguageTests
{
    public static TheoryData<string> Cases { get; } = ["one model", "a step, with seeds", "Chinese", "choices", "no log-probabilities", "one example", "long outputs"];

    [Fact]
    public void The_languages_are_those_of_explanations() => Assert.Equal(Explanation.LanguageCodes, FigureLanguages.Codes);

    [Fact]
    public void Another_language_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new FigureOptions { Language = "fr" }.Validate());

    [Theory]
    [MemberData(nameof(Cases))]
    public void A_Chinese_figure_has_no_English_word_but_names(string name)
    {
        foreach ((string kind, Func<FigureOptions?, Figure> draw) in FigureKinds.Of(FigureKinds.Ugly[name]()))
            Assert.True(English(draw(new() { Language = "zh" })) is { Length: 0 } words, $"{kind} says {string.Join(", ", English(draw(new() { Language = "zh" })))}");
    }

    [Fact]
    public void A_Chinese_overview_has_no_English_word_but_names()
    {
        InvestigationResult result = Worlds.Result([.. Worlds.Text("a", "f", Worlds.Doubling(8), Worlds.Step), .. Worlds.Text("bb", "f", Worlds.Doubling(8), Worlds.Smooth), .. Worlds.Choices("c", "g", Worlds.Doubling(9), unit => (7 * unit) - 3.5)]);
        Assert.Empty(result.Overview(new() { Language = "zh" }).SelectMany(English));
    }

    [Fact]
    public void A_Chinese_figure_has_the_verdict_in_the_words_of_the_explanation()
    {
        Assert.SkipWhen(PlotFonts.With(new System.Text.Rune('立'), isBold: true) is null, "no Chinese font is installed");
        TaskFinding finding = Worlds.Finding(Worlds.Text("mod", "width", Worlds.Doubling(8), Worlds.Step, seeds: 2));
        string text = string.Concat(Texts(finding.Figure(new() { Language = "zh" })));
        Assert.Contains(ReportTerms.Of(finding.Overall, "zh"), text, StringComparison.Ordinal);
        Assert.Contains(ReportTerms.Of(finding.RawMetric, "zh"), text, StringComparison.Ordinal);
        Assert.Contains(ReportTerms.Of(finding.Axis, "zh"), text, StringComparison.Ordinal);
    }

    /// <summary>Words of three letters and more; names of models and tasks are shorter, or here in the list, as is what Chinese writes so.</summary>
    private static string[] English(Figure figure) =>
        [.. Texts(figure).SelectMany(text => Word().Matches(text)).Select(match => match.Value).Except(["mod", "width", "logit", "Brier"])];

    private static IEnumerable<string> Texts(Figure figure) => XElement.Parse(figure.Svg()).Descendants().Where(element => element.Name.LocalName == "text").Select(element => element.Value);

    [GeneratedRegex("[A-Za-z]{3,}")]
    private static partial Regex Word();
}
