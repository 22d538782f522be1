using SkiaSharp;

namespace MetricLens.Plotting.Tests;

/// <summary>The packages' icon: a lens in which a step turns into a smooth curve. <c>METRICLENS_GOLDEN=1</c> draws src/icon.png anew.</summary>
public sealed class PackageIconTests
{
    private const int Side = 128;

    [Fact]
    public void The_committed_icon_is_what_is_drawn_here()
    {
        string path = Path.Combine(GoldenImage.Root(), "src", "icon.png");
        byte[] drawn = Draw();
        if (Environment.GetEnvironmentVariable(GoldenImage.Regenerate) is { Length: > 0 }) File.WriteAllBytes(path, drawn);
        Assert.Null(GoldenImage.Difference(File.ReadAllBytes(path), drawn));
    }

    private static byte[] Draw()
    {
        using var surface = SKSurface.Create(new SKImageInfo(Side, Side));
        SKCanvas canvas = surface.Canvas;
        canvas.Clear(SKColors.Transparent);
        using SKPaint glass = new() { Color = SKColors.White, IsAntialias = true }, rim = Line(0xFF1F3A5F, 8), grip = Line(0xFF1F3A5F, 14), step = Line(0xFFE07B39, 7), smooth = Line(0xFF2E86C1, 7);
        canvas.DrawLine(84, 84, 114, 114, grip);
        canvas.DrawCircle(54, 54, 46, glass);
        canvas.DrawCircle(54, 54, 46, rim);
        using SKPath jump = new(), rise = new();
        jump.MoveTo(22, 76);
        jump.LineTo(56, 76);
        jump.LineTo(56, 32);
        jump.LineTo(86, 32);
        rise.MoveTo(24, 66);
        rise.CubicTo(50, 64, 58, 44, 84, 44);
        canvas.DrawPath(jump, step);
        canvas.DrawPath(rise, smooth);
        using SKImage image = surface.Snapshot();
        using SKData png = image.Encode(SKEncodedImageFormat.Png, 100);
        return png.ToArray();
    }

    private static SKPaint Line(uint color, float width) =>
        new() { Color = new(color), StrokeWidth = width, IsStroke = true, IsAntialias = true, StrokeCap = SKStrokeCap.Round, StrokeJoin = SKStrokeJoin.Round };
}
