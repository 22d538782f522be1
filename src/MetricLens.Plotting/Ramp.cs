using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>Colours in an order that the colour-blind and greyscale printers see too: each step is darker than the one before.</summary>
internal static class Ramp
{
    /// <summary>The steps of a heat map's colours: more cannot be told apart, and each costs a path in a vector file.</summary>
    public const int Steps = 32;

    /// <summary>Of shares, from nearly paper to nearly black, by the blues of latent scores.</summary>
    private static readonly SKColor[] Blues = [new(0xF1, 0xF4, 0xF8), new(0x9C, 0xCB, 0xEB), Palette.Latent, new(0x07, 0x1F, 0x3D)];

    /// <summary>Of models by scale: orange, vermilion, purple, indigo; the lightest can be seen on paper, and the darkest on a dark ground, where they are turned round.</summary>
    private static readonly SKColor[] Warm = [new(0xE0, 0x88, 0x00), new(0xCC, 0x50, 0x10), new(0x92, 0x2B, 0x6E), new(0x24, 0x14, 0x5E)];

    /// <summary>The step of a share.</summary>
    public static int Step(double share) => (int)Math.Round(Math.Clamp(share, 0, 1) * (Steps - 1));

    /// <summary>The colour of a step, 0 to <see cref="Steps"/> less 1.</summary>
    public static SKColor OfStep(int step) => At(Blues, (double)step / (Steps - 1));

    /// <summary>The colour of one of several, in their order.</summary>
    public static SKColor OfScale(int index, int count) => At(Warm, count < 2 ? 0.5 : (double)index / (count - 1));

    /// <summary>A legend's entry of the shares' colours, from light to dark.</summary>
    public static LegendItem Legend(string text) => new(text, (canvas, box) =>
    {
        const int Parts = 10;
        using var paint = new SKPaint();
        for (int i = 0; i < Parts; i++)
        {
            paint.Color = At(Blues, i / (Parts - 1.0));
            canvas.DrawRect(new SKRect(box.Left + (i * box.Width / Parts), box.Top, box.Left + ((i + 1) * box.Width / Parts) + 0.3f, box.Bottom), paint);
        }
    });

    private static SKColor At(SKColor[] stops, double share)
    {
        double place = Math.Clamp(share, 0, 1) * (stops.Length - 1);
        int from = Math.Min((int)place, stops.Length - 2);
        (SKColor low, SKColor high) = (stops[from], stops[from + 1]);
        return new(Mix(low.Red, high.Red), Mix(low.Green, high.Green), Mix(low.Blue, high.Blue));

        byte Mix(byte a, byte b) => (byte)Math.Round(a + ((b - a) * (place - from)));
    }
}
