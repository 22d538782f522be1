using System.Collections.Concurrent;
using System.Text;
using ScottPlot;
using SkiaSharp;

namespace MetricLens.Plotting;

/// <summary>The typefaces of figures: Inter, carried along so that text never vanishes, and for what it lacks an installed font.</summary>
internal static class PlotFonts
{
    /// <summary>The family that figures name.</summary>
    public const string Family = "Inter";

    private static readonly ConcurrentDictionary<(int Character, bool IsBold), SKTypeface?> Fallbacks = new();

    static PlotFonts() => Fonts.FontResolvers.Insert(0, new EmbeddedFontResolver());

    /// <summary>Inter, upright, of normal weight.</summary>
    public static SKTypeface Regular { get; } = Load("Inter-Regular.otf");

    /// <summary>Inter, upright, bold.</summary>
    public static SKTypeface Bold { get; } = Load("Inter-Bold.otf");

    /// <summary>Makes sure that ScottPlot finds the family.</summary>
    public static void Register() => System.Runtime.CompilerServices.RuntimeHelpers.RunClassConstructor(typeof(PlotFonts).TypeHandle);

    /// <summary>Inter where it has the character, else an installed font that has it, else <see langword="null"/>.</summary>
    public static SKTypeface? With(Rune character, bool isBold)
    {
        SKTypeface own = isBold ? Bold : Regular;
        return own.ContainsGlyph(character.Value) ? own : Fallbacks.GetOrAdd((character.Value, isBold), Installed);
    }

    private static SKTypeface? Installed((int Character, bool IsBold) wanted)
    {
        SKTypeface? found = SKFontManager.Default.MatchCharacter(null, wanted.IsBold ? SKFontStyle.Bold : SKFontStyle.Normal, null, wanted.Character);
        return found is not null && found.ContainsGlyph(wanted.Character) ? found : null;
    }

    private static SKTypeface Load(string resource)
    {
        using Stream stream = typeof(PlotFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its font '{resource}'.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The font '{resource}' cannot be read.");
    }
}
