using System.Globalization;
using MetricLens.Arms;
using SkiaSharp;

namespace MetricLens.Plotting.Tests;

public sealed class ArmFigureTests
{
    private static readonly Lazy<ArmFinding> Step = new(() => Finding("mod", Worlds.Doubling(8)));

    private static Dictionary<string, Func<ArmFinding>> Ugly => new()
    {
        ["two scales"] = () => Finding("t", Worlds.Doubling(2)),
        ["twenty models of long names"] = () => Finding(new string('t', 80), Worlds.Doubling(20, 10), arm: "chain of thought with eight examples, self-consistency over forty samples",
            baseline: "direct answers without any examples or instructions whatsoever", name: k => $"organisation/a-model-of-sixty-characters-and-more-in-its-name-{k:00}"),
        ["Chinese"] = () => Finding("涌现能力", Worlds.Doubling(6), arm: "思维链", baseline: "直接回答", name: k => $"模型{k}"),
        ["five models with seeds"] = () => Finding("t", Worlds.Doubling(5), seeds: 3),
        ["no continuous metric"] = () => Finding("t", Worlds.Doubling(6), options: new() { Resamples = 1000, ContinuousMetrics = ["brier"] }),
        ["an unnamed baseline"] = () => Finding("t", Worlds.Doubling(6), baseline: null),
    };

    public static TheoryData<string> UglyCases { get; } = [.. Ugly.Keys];

    [Theory]
    [MemberData(nameof(UglyCases))]
    public void An_ugly_case_is_drawn_at_any_width(string name)
    {
        ArmFinding finding = Ugly[name]();
        foreach (int width in new[] { 480, 1200, 1900 })
        {
            Figure figure = finding.Figure(new() { Width = width });
            Assert.Equal(width, figure.Width);
            using SKBitmap bitmap = figure.Bitmap();
            Assert.True(bitmap.Dark(new(0, 0, width, 60)) > 5, "the title has been drawn");
        }
        if (Environment.GetEnvironmentVariable("METRICLENS_FIGURES") is { Length: > 0 } folder) finding.Figure().SavePng(Path.Combine(folder, $"arms-{name}.png"));
    }

    [Fact]
    public void The_same_finding_gives_the_same_bytes_under_any_culture()
    {
        byte[] expected = Step.Value.Figure().Png();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo("de-DE");
            Assert.Equal(expected, ArmFigure.Of(Step.Value).Png());
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Both_arms_have_a_colour_of_their_own()
    {
        using SKBitmap bitmap = Step.Value.Figure().Bitmap();
        SKColor arm = new(0xD5, 0x5E, 0x00), baseline = new(0x00, 0x6B, 0x52);
        Assert.Contains(bitmap.Pixels, pixel => pixel == arm);
        Assert.Contains(bitmap.Pixels, pixel => pixel == baseline);
    }

    [Fact]
    public void A_height_that_is_too_small_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => Step.Value.Figure(new() { Height = 200 }));

    private static ArmFinding Finding(string task, double[] scales, string arm = "5-shot", string? baseline = "0-shot", Func<int, string>? name = null, int seeds = 1, InvestigationOptions? options = null)
    {
        IEnumerable<Record> records =
        [
            .. Under(baseline, Worlds.Text(task, "f", scales, unit => (0.5 * unit) - 0.6, seeds, name: name)),
            .. Under(arm, Worlds.Text(task, "f", scales, Worlds.Step, seeds, name: name)),
        ];
        return ArmComparison.Of(Worlds.Result(records, options), new() { Draws = 1000, Baseline = baseline ?? "" }).Findings.Single();
    }

    private static IEnumerable<Record> Under(string? arm, IEnumerable<Record> records) => records.Select(record => new Record
    {
        Task = record.Task, Family = record.Family, Model = record.Model, Seed = record.Seed, Arm = arm, ExampleId = record.ExampleId, Scales = record.Scales,
        Targets = record.Targets, Output = record.Output, TargetLogprobs = record.TargetLogprobs,
    });
}
