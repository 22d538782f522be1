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

    public static TheoryData<string> ChineseKinds { get; } = ["comparison", "examples", "link", "edit-distance"];

    /// <summary>Another machine may have another Chinese font, or none, and its letters are others.</summary>
    [Theory]
    [MemberData(nameof(ChineseKinds))]
    public void A_Chinese_figure_looks_as_it_did_where_the_font_is_installed(string kind)
    {
        Assert.SkipWhen(PlotFonts.With(new System.Text.Rune('涌'), isBold: false)?.FamilyName != "Noto Sans CJK SC", "the font Noto Sans CJK SC is not installed");
        GoldenImage.Check($"{kind}-chinese", Of("Chinese", kind, language: "zh"));
    }

    [Fact]
    public void What_is_rounded_otherwise_is_not_seen()
    {
        byte[] whole = Drawn(_ => { });
        Assert.Null(GoldenImage.Difference(whole, whole));
        Assert.Null(GoldenImage.Difference(whole, Drawn(_ => { }, shift: 0.03f)));
        Assert.Null(GoldenImage.Difference(whole, Drawn(canvas => canvas.DrawPoint(100.5f, 100.5f, Line(1)))));
        Assert.Contains("pixels and is", GoldenImage.Difference(whole, Drawn(_ => { }, height: 201)), StringComparison.Ordinal);
    }

    public static TheoryData<string> Mutations { get; } = [.. Mutants.Keys];

    /// <summary>Small changes to a picture of 480 pixels of a reliability diagram and its like, such as a fault in the code would make.</summary>
    private static Dictionary<string, Action<SKCanvas>> Mutants => new()
    {
        ["a line left out"] = canvas => canvas.DrawRect(new SKRect(39, 37, 162, 42), new SKPaint { Color = SKColors.White }),
        ["a line of another colour"] = canvas => canvas.DrawLine(40, 20, 160, 20, new SKPaint { Color = new(0x44, 0, 0), StrokeWidth = 1.5f, IsAntialias = true }),
        ["a faint line of a grid put in"] = canvas => canvas.DrawLine(20, 100, 180, 100, new SKPaint { Color = Palette.Grid, StrokeWidth = 1, IsAntialias = true }),
        ["a dotted diagonal put in"] = canvas => Dotted(canvas, 60, 180, 180, 60),
        ["a marker put in"] = canvas => canvas.DrawCircle(100, 100, 2, new SKPaint { Color = Palette.Latent, IsAntialias = true }),
        ["a letter put in"] = canvas => new Lettering().Draw(canvas, "1", 100, 100, new TextStyle(7, Palette.Ink)),
    };

    [Theory]
    [MemberData(nameof(Mutations))]
    public void A_small_change_is_seen(string name) =>
        Assert.Contains("not as they were", GoldenImage.Difference(Drawn(_ => { }), Drawn(Mutants[name])), StringComparison.Ordinal);

    [Theory]
    [InlineData(2)]
    [InlineData(4)]
    public void A_line_that_is_moved_is_seen(float shift) =>
        Assert.Contains("not as they were", GoldenImage.Difference(Drawn(canvas => Dotted(canvas, 60, 180, 180, 60)), Drawn(canvas => Dotted(canvas, 60, 180 - shift, 180, 60 - shift))), StringComparison.Ordinal);

    private static Figure Of(string world, string kind, FigureTheme theme = FigureTheme.Light, int width = 800, string language = "en") =>
        FigureKinds.Of(FigureKinds.Ugly[world]()).First(drawn => drawn.Kind == kind).Draw(Small() with { Theme = theme, Width = width, Language = language });

    private static FigureOptions Small() => new() { Width = 800, Scale = 0.6 };

    private static IEnumerable<Record> Arm(string arm, Func<double, double> latent) => Worlds.Text("t", "f", Worlds.Doubling(8), latent).Select(record => new Record
    {
        Task = record.Task, Family = record.Family, Model = record.Model, Seed = record.Seed, Arm = arm, ExampleId = record.ExampleId, Scales = record.Scales,
        Targets = record.Targets, Output = record.Output, TargetLogprobs = record.TargetLogprobs,
    });

    private static void Dotted(SKCanvas canvas, float fromX, float fromY, float toX, float toY)
    {
        using var path = new SKPath();
        path.MoveTo(fromX, fromY);
        path.LineTo(toX, toY);
        DashedLine.Stroke(canvas, path, Palette.Soft, 0.72f, [0.9f, 1.8f]);
    }

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
