using System.Globalization;
using SkiaSharp;

namespace MetricLens.Plotting.Tests;

public sealed class ComparisonFigureTests
{
    private static readonly Lazy<TaskFinding> Step = new(() => Worlds.Finding(Worlds.Text("mod", "width", Worlds.Doubling(8), Worlds.Step, seeds: 2)));

    public static TheoryData<string> UglyCases { get; } = [.. Ugly.Keys];

    private static Dictionary<string, Func<TaskFinding>> Ugly => new()
    {
        ["one scale"] = () => Worlds.Finding(Worlds.Text("t", "f", [1e5], Worlds.Smooth, seeds: 3)),
        ["two scales"] = () => Worlds.Finding(Worlds.Text("t", "f", Worlds.Doubling(2), Worlds.Smooth)),
        ["thirty models of long names"] = () => Worlds.Finding(Worlds.Text(new string('t', 80), new string('f', 60), Worlds.Doubling(30, 10),
            Worlds.Smooth, name: k => $"organisation/a-model-of-sixty-characters-and-more-in-its-name-{k:00}")),
        ["flat at nought"] = () => Worlds.Finding(Worlds.Text("t", "f", Worlds.Doubling(6), _ => -3)),
        ["all right"] = () => Worlds.Finding(Worlds.Text("t", "f", Worlds.Doubling(6), _ => 14)),
        ["three continuous metrics"] = () => Worlds.Finding(Worlds.Choices("t", "f", Worlds.Doubling(8), unit => (7 * unit) - 3.5)),
        ["Chinese"] = () => Worlds.Finding(Worlds.Text("涌现能力", "宽度", Worlds.Doubling(6), Worlds.Smooth, name: k => $"模型{k}")),
        ["no continuous metric"] = () => Worlds.Finding(Worlds.Answers("t", Worlds.Doubling(6), unit => unit < 0.5 ? 0.02 : 0.7),
            new() { Resamples = 1000, ContinuousMetrics = ["target_log_likelihood"] }),
        ["no jump"] = () => Worlds.Finding(Worlds.Answers("t", Worlds.Doubling(6), _ => 0.4)),
        ["one shared example"] = () => Worlds.Finding(Worlds.Answers("t", Worlds.Doubling(4), _ => 0.4, examples: 1)),
        ["a task of blanks"] = () => Worlds.Finding(Worlds.Answers(" \t ", Worlds.Doubling(3), _ => 0.4)),
    };

    [Theory]
    [MemberData(nameof(UglyCases))]
    public void An_ugly_case_is_drawn_at_any_width(string name)
    {
        TaskFinding finding = Ugly[name]();
        foreach (int width in new[] { 480, 1200, 1900 })
        {
            Figure figure = finding.Figure(new() { Width = width });
            Assert.Equal(width, figure.Width);
            using SKBitmap bitmap = figure.Bitmap();
            Assert.True(bitmap.Dark(new(0, 0, width, 60)) > 5, "the title has been drawn");
        }
    }

    [Fact]
    public void The_title_is_drawn_in_the_carried_font()
    {
        using SKBitmap bitmap = Step.Value.Figure().Bitmap();
        // The left stem of the m of "mod", set in 22 points of Inter at the margin of 26.
        Assert.True(bitmap.Dark(new(27, 30, 31, 43)) > 20);
        Assert.Equal(0, bitmap.Dark(new(0, 0, 26, bitmap.Height)));
    }

    [Fact]
    public void The_same_finding_gives_the_same_bytes() =>
        Assert.Equal(ComparisonFigure.Of(Step.Value).Png(), Step.Value.Figure().Png());

    [Theory]
    [InlineData("de-DE")]
    [InlineData("tr-TR")]
    [InlineData("zh-CN")]
    [InlineData("ar-SA")]
    public void The_culture_leaves_no_trace(string culture)
    {
        byte[] expected = Step.Value.Figure().Png();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
            Assert.Equal(expected, Step.Value.Figure().Png());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Theory]
    [InlineData(1200, null, 1, 1200)]
    [InlineData(900, 640, 2, 1800)]
    [InlineData(700, 1600, 0.5, 350)]
    public void The_size_is_as_asked(int width, int? height, double scale, int pixels)
    {
        Figure figure = Step.Value.Figure(new() { Width = width, Height = height, Scale = scale });
        using SKBitmap bitmap = figure.Bitmap();
        Assert.Equal((pixels, figure.Height), (bitmap.Width, bitmap.Height));
        if (height is { } asked) Assert.Equal((int)(asked * scale), bitmap.Height);
    }

    [Theory]
    [InlineData(100, null, 1)]
    [InlineData(1200, 200, 1)]
    [InlineData(1200, -1, 1)]
    [InlineData(1200, null, 0)]
    [InlineData(1200, null, double.NaN)]
    public void A_size_that_cannot_be_drawn_is_refused(int width, int? height, double scale) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Step.Value.Figure(new() { Width = width, Height = height, Scale = scale }));

    [Fact]
    public void Characters_that_no_font_has_are_warned_of()
    {
        Figure figure = Worlds.Finding(Worlds.Answers("task \uFDD0", Worlds.Doubling(3), _ => 0.4)).Figure();
        Assert.Contains("\uFDD0", Assert.Single(figure.Warnings), StringComparison.Ordinal);
        Assert.Empty(Step.Value.Figure().Warnings);
    }

    [Fact]
    public void A_saved_file_holds_the_bytes_and_nothing_is_left_beside_it()
    {
        string folder = Directory.CreateTempSubdirectory("figures").FullName, path = Path.Combine(folder, "figure.png");
        File.WriteAllText(path, "an older figure");
        Figure figure = Step.Value.Figure();
        figure.SavePng(path);
        Assert.Equal(figure.Png(), File.ReadAllBytes(path));
        Assert.Equal([path], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void Figures_drawn_at_once_are_the_same()
    {
        byte[] expected = Step.Value.Figure().Png();
        Parallel.For(0, 8, _ => Assert.Equal(expected, Step.Value.Figure().Png()));
    }
}
