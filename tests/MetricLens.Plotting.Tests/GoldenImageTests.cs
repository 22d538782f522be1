using MetricLens.Arms;
using SkiaSharp;

namespace MetricLens.Plotting.Tests;

/// <summary>Figures look as the pictures in fixtures/figures do; made anew with <c>METRICLENS_GOLDEN=1</c>.</summary>
public sealed class GoldenImageTests
{
    private static Dictionary<string, Func<Figure>> Figures { get; } = new()
    {
        ["comparison"] = () => Of("a step, with seeds", "comparison"),
        ["comparison-dark"] = () => Of("a step, with seeds", "comparison", FigureTheme.Dark),
        ["comparison-narrow-long-names"] = () => Of("thirty models of long names", "comparison", width: 480),
        ["overview"] = () => Worlds.Result([.. Worlds.Text("a", "f", Worlds.Doubling(8), Worlds.Step), .. Worlds.Text("bb", "f", Worlds.Doubling(8), Worlds.Smooth), .. Worlds.Choices("c", "g", Worlds.Doubling(9), unit => (7 * unit) - 3.5)])
            .Overview(Small()).Single(),
        ["examples"] = () => Of("a step, with seeds", "examples"),
        ["examples-one-model"] = () => Of("one model", "examples"),
        ["examples-thirty-models"] = () => Of("thirty models of long names", "examples"),
        ["link"] = () => Of("a step, with seeds", "link"),
        ["link-dark"] = () => Of("a step, with seeds", "link", FigureTheme.Dark),
        ["link-of-runs"] = () => Of("no log-probabilities", "link"),
        ["reliability"] = () => Of("choices", "reliability"),
        ["edit-distance"] = () => Of("a step, with seeds", "edit-distance"),
        ["edit-distance-long"] = () => Of("long outputs", "edit-distance"),
        ["arms"] = () => ArmComparison.Of(Worlds.Result([.. Arm("0-shot", unit => (0.5 * unit) - 0.6), .. Arm("5-shot", Worlds.Step)]), new() { Draws = 1000 }).Findings.Single().Figure(Small()),
    };

    public static TheoryData<string> Names { get; } = [.. Figures.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_figure_looks_as_it_did(string name) => GoldenImage.Check(name, Figures[name]());

    /// <summary>Another machine may have another Chinese font, or none: its letters are of one size and place all the same.</summary>
    [Fact]
    public void A_Chinese_figure_looks_as_it_did_where_the_font_is_installed()
    {
        Figure figure = Of("Chinese", "examples");
        Assert.SkipWhen(figure.Warnings.Count > 0, "no Chinese font is installed");
        GoldenImage.Check("examples-chinese", figure);
    }

    [Fact]
    public void A_line_that_is_missing_or_moved_is_seen_and_a_pixel_that_is_smoothed_otherwise_is_not()
    {
        byte[] whole = Drawn(canvas => { }), smoothed = Drawn(canvas => canvas.DrawLine(100.5f, 20, 100.5f, 150, Line(0.35f)));
        byte[] missing = Drawn(canvas => canvas.DrawRect(new SKRect(39, 19, 162, 42), new SKPaint { Color = SKColors.White })), moved = Drawn(canvas => { }, shift: 4);
        Assert.Null(GoldenImage.Difference(whole, whole));
        Assert.Null(GoldenImage.Difference(whole, smoothed));
        Assert.Contains("differ by more than", GoldenImage.Difference(whole, missing), StringComparison.Ordinal);
        Assert.Contains("differ by more than", GoldenImage.Difference(whole, moved), StringComparison.Ordinal);
        Assert.Contains("pixels and is", GoldenImage.Difference(whole, Drawn(canvas => { }, height: 201)), StringComparison.Ordinal);
    }

    private static Figure Of(string world, string kind, FigureTheme theme = FigureTheme.Light, int width = 800) =>
        FigureKinds.Of(FigureKinds.Ugly[world]()).First(drawn => drawn.Kind == kind).Draw(Small() with { Theme = theme, Width = width });

    private static FigureOptions Small() => new() { Width = 800, Scale = 0.6 };

    private static IEnumerable<Record> Arm(string arm, Func<double, double> latent) => Worlds.Text("t", "f", Worlds.Doubling(8), latent).Select(record => new Record
    {
        Task = record.Task, Family = record.Family, Model = record.Model, Seed = record.Seed, Arm = arm, ExampleId = record.ExampleId, Scales = record.Scales,
        Targets = record.Targets, Output = record.Output, TargetLogprobs = record.TargetLogprobs,
    });

    private static SKPaint Line(float width) => new() { Color = SKColors.Black, StrokeWidth = width, IsAntialias = true };

    private static byte[] Drawn(Action<SKCanvas> change, float shift = 0, int height = 200)
    {
        using var surface = SKSurface.Create(new SKImageInfo(200, height));
        surface.Canvas.Clear(SKColors.White);
        for (int i = 0; i < 5; i++) surface.Canvas.DrawLine(40, 20 + shift + (i * 5), 160, 20 + shift + (i * 5), Line(1.5f));
        change(surface.Canvas);
        using SKImage image = surface.Snapshot();
        using SKData data = image.Encode(SKEncodedImageFormat.Png, 100);
        return data.ToArray();
    }
}
