using MetricLens.Survival;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The colours of figures: Okabe and Ito's, which the colour-blind tell apart, with shapes and words beside them for greyscale; those that words stand on are lighter.</summary>
/// <remarks>Reference: Okabe and Ito (2008), "Color universal design".</remarks>
internal static class Palette
{
    public static readonly SKColor Paper = SKColors.White;
    public static readonly SKColor Ink = new(0x1F, 0x24, 0x30);
    public static readonly SKColor Soft = new(0x5B, 0x64, 0x75);
    public static readonly SKColor Run = new(0x8A, 0x93, 0xA3);
    public static readonly SKColor Hairline = new(0xD5, 0xD9, 0xE0);
    public static readonly SKColor Grid = new(0xE8, 0xEB, 0xF0);
    public static readonly SKColor Stripe = new(0xF6, 0xF7, 0xF9);
    public static readonly SKColor Raw = new(0xD5, 0x5E, 0x00);
    public static readonly SKColor Latent = new(0x00, 0x72, 0xB2);
    public static readonly SKColor Jump = new(0xE6, 0x9F, 0x00);
    public static readonly SKColor Baseline = new(0x00, 0x6B, 0x52);
    private static readonly SKColor SkyBlue = new(0x7C, 0xC7, 0xF2);
    private static readonly SKColor Purple = new(0xE9, 0xB0, 0xCF);

    /// <summary>The opacity of a band of uncertainty.</summary>
    public const byte BandAlpha = 38;

    /// <summary>That of a band over another: two greys and blues together still leave the data in sight.</summary>
    public const byte SharpBandAlpha = 30;

    /// <summary>The opacity of the gap of the largest gain.</summary>
    public const byte GapAlpha = 56;

    /// <summary>A verdict's fill, and the ink that can be read on it.</summary>
    public static (SKColor Fill, SKColor Ink) Of(Verdict verdict) => verdict switch
    {
        Verdict.Survives => (Latent, Paper),
        Verdict.TakesOff => (SkyBlue, Ink),
        Verdict.Attenuated => (new(0xF2, 0xB8, 0x3A), Ink),
        Verdict.Artifact => (new(0xC2, 0x4F, 0x00), Paper),
        Verdict.MetricDependent => (Purple, Ink),
        Verdict.Inconclusive => (new(0xE3, 0xE6, 0xEB), Ink),
        _ => (Paper, Soft),
    };

    /// <summary>The colour as ScottPlot takes it.</summary>
    public static ScottPlot.Color Plot(this SKColor color, byte alpha = byte.MaxValue) => new(color.Red, color.Green, color.Blue, alpha);
}
