using MetricLens.Survival;

namespace MetricLens.Plotting.Tests;

public sealed class OverviewFigureTests
{
    private static readonly Lazy<InvestigationResult> Few = new(() => Worlds.Result(
        Worlds.Text("mod", "width", Worlds.Doubling(8), Worlds.Step, 2, 40)
            .Concat(Worlds.Choices("涌现 questions", "GPT", Worlds.Doubling(7), unit => (6 * unit) - 3, 1, 40))
            .Concat(Worlds.Answers(new string('t', 70), Worlds.Doubling(3), _ => 0.3))));

    private static readonly Lazy<InvestigationResult> Many = new(() => Worlds.Result(
        Enumerable.Range(0, 61).SelectMany(task => Worlds.Answers($"task {task}", Worlds.Doubling(4), unit => unit, examples: 12))));

    [Fact]
    public void A_page_holds_thirty_comparisons_at_most() => Assert.Equal(3, Many.Value.Overview().Count);

    [Fact]
    public void Few_comparisons_stand_on_one_page() => Assert.Single(Few.Value.Overview());

    [Fact]
    public void The_same_result_gives_the_same_bytes() => Assert.Equal(Few.Value.Overview()[0].Png(), OverviewFigure.Of(Few.Value)[0].Png());

    [Theory]
    [InlineData(480)]
    [InlineData(1200)]
    [InlineData(2400)]
    public void Every_width_can_be_drawn(int width) => Assert.All(Few.Value.Overview(new() { Width = width }), page => Assert.Equal(width, page.Width));

    [Fact]
    public void No_comparison_is_a_page_that_says_so() => Assert.Single((Few.Value with { Findings = [] }).Overview());

    [Fact]
    public void A_height_too_small_for_the_rows_is_refused() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Few.Value.Overview(new() { Height = 100 }));

    [Fact]
    public void No_two_verdicts_share_a_fill_or_a_word()
    {
        Verdict[] verdicts = Enum.GetValues<Verdict>();
        Assert.Equal(verdicts.Length, verdicts.Select(verdict => Palette.Of(verdict).Fill).Distinct().Count());
        Assert.Equal(verdicts.Length, verdicts.Select(Words.FigureLanguages.English.Short).Distinct().Count());
    }

    [Fact]
    public void The_word_on_a_fill_can_be_read()
    {
        foreach (Verdict verdict in Enum.GetValues<Verdict>())
        {
            (SkiaSharp.SKColor fill, SkiaSharp.SKColor ink) = Palette.Of(verdict);
            double light = Luminance(fill), dark = Luminance(ink);
            // 4.5 is the contrast that WCAG 2 asks of text.
            Assert.True((Math.Max(light, dark) + 0.05) / (Math.Min(light, dark) + 0.05) >= 4.5, $"{verdict} cannot be read");
        }
    }

    private static double Luminance(SkiaSharp.SKColor color) =>
        (0.2126 * Linear(color.Red)) + (0.7152 * Linear(color.Green)) + (0.0722 * Linear(color.Blue));

    private static double Linear(byte channel)
    {
        double share = channel / 255.0;
        return share <= 0.04045 ? share / 12.92 : Math.Pow((share + 0.055) / 1.055, 2.4);
    }
}
