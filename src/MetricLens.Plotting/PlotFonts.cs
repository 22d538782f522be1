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

    private static readonly Lazy<string[]> Families = new(() => Ordered(SKFontManager.Default.FontFamilies));

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

    /// <summary>The system's own answer where it gives one; Skia's build without fontconfig gives none, and then the installed families are gone through.</summary>
    private static SKTypeface? Installed((int Character, bool IsBold) wanted)
    {
        SKFontStyle style = wanted.IsBold ? SKFontStyle.Bold : SKFontStyle.Normal;
        SKTypeface? matched = SKFontManager.Default.MatchCharacter(null, style, ["zh-Hans"], wanted.Character);
        if (matched is not null && matched.ContainsGlyph(wanted.Character)) return matched;
        return Families.Value.Select(family => SKFontManager.Default.MatchFamily(family, style))
            .FirstOrDefault(face => face is not null && face.ContainsGlyph(wanted.Character));
    }

    /// <summary>The installed families in a fixed order: those made to cover many scripts first, of the East Asian ones that for simplified Chinese, then other sans serifs, then the rest.</summary>
    private static string[] Ordered(IEnumerable<string> families) =>
    [
        .. families.Where(family => family.Length > 0)
            .OrderBy(family => !family.StartsWith("Noto Sans", StringComparison.Ordinal))
            .ThenBy(family => !family.Contains("CJK", StringComparison.Ordinal))
            .ThenBy(family => !family.EndsWith(" SC", StringComparison.Ordinal))
            .ThenBy(family => family != "DejaVu Sans")
            .ThenBy(family => !family.Contains("Sans", StringComparison.Ordinal))
            .ThenBy(family => family, StringComparer.Ordinal),
    ];

    private static SKTypeface Load(string resource)
    {
        using Stream stream = typeof(PlotFonts).Assembly.GetManifestResourceStream(resource)
            ?? throw new InvalidOperationException($"The assembly lacks its font '{resource}'.");
        return SKTypeface.FromStream(stream) ?? throw new InvalidOperationException($"The font '{resource}' cannot be read.");
    }
}
