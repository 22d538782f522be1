using System.Globalization;
using SkiaSharp;

namespace MetricLens.Plotting.Tests;

/// <summary>What holds of every kind of figure that is drawn of one finding.</summary>
public sealed class FigureKindsTests
{
    public static TheoryData<string> UglyCases { get; } = [.. FigureKinds.Ugly.Keys];

    [Theory]
    [MemberData(nameof(UglyCases))]
    public void An_ugly_case_is_drawn_at_any_width_in_every_kind(string name)
    {
        string? folder = Environment.GetEnvironmentVariable("METRICLENS_FIGURES");
        foreach ((string kind, Func<FigureOptions?, Figure> draw) in FigureKinds.Of(FigureKinds.Ugly[name]()))
        {
            foreach (int width in new[] { 480, 1200, 1900 })
            {
                Figure figure = draw(new() { Width = width });
                Assert.Equal(width, figure.Width);
                Assert.InRange(figure.Height, 90, 3000);
                using SKBitmap bitmap = figure.Bitmap();
                Assert.True(bitmap.Dark(new(0, 0, width, 60)) > 5, "the title has been drawn");
                Assert.True(IsBlank(bitmap, 24) && IsBlank(bitmap, width - 4), $"{kind} at {width}: something is cut off at a side");
                if (folder is { Length: > 0 }) figure.SavePng(Path.Combine(folder, $"{kind}-{name}-{width}.png"));
            }
            if (folder is { Length: > 0 }) draw(new() { Theme = FigureTheme.Dark }).SavePng(Path.Combine(folder, $"{kind}-{name}-dark.png"));
        }
    }

    [Theory]
    [InlineData("a step, with seeds")]
    [InlineData("choices")]
    public void The_same_finding_gives_the_same_bytes_under_any_culture(string name)
    {
        byte[][] expected = [.. FigureKinds.Of(FigureKinds.Ugly[name]()).Select(kind => kind.Draw(null).Png())];
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, FigureKinds.Of(FigureKinds.Ugly[name]()).Select(kind => kind.Draw(null).Png()));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_height_that_is_too_small_is_refused_by_every_kind_and_a_larger_one_is_as_asked()
    {
        foreach ((string kind, Func<FigureOptions?, Figure> draw) in FigureKinds.Of(FigureKinds.Ugly["choices"]()))
        {
            Assert.Throws<ArgumentOutOfRangeException>(() => draw(new() { Height = 150 }));
            Assert.Equal(1400, draw(new() { Height = 1400 }).Height);
            Assert.NotEmpty(kind);
        }
    }

    [Fact]
    public void A_vector_file_of_many_examples_stays_small()
    {
        foreach ((string kind, Func<FigureOptions?, Figure> draw) in FigureKinds.Of(FigureKinds.Ugly["two thousand examples"]()))
            Assert.True(draw(null).Svg().Length < 160_000, $"{kind} takes {draw(null).Svg().Length} characters");
    }

    /// <summary>Whether a column of pixels is all paper.</summary>
    private static bool IsBlank(SKBitmap bitmap, int x) => Enumerable.Range(0, bitmap.Height).All(y => bitmap.GetPixel(x, y) == SKColors.White);
}
