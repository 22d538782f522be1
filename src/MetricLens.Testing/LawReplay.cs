using System.Globalization;

namespace MetricLens.Testing;

/// <summary>The case on which a law was found broken, as FsCheck draws it again.</summary>
/// <param name="Law">The law's id.</param>
/// <param name="Seed">FsCheck's seed.</param>
/// <param name="Gamma">The other half of FsCheck's seed.</param>
/// <param name="Size">FsCheck's size.</param>
public sealed record LawReplay(string Law, ulong Seed, ulong Gamma, int Size)
{
    /// <summary>Reads what <see cref="ToString"/> wrote: a law's id and three numbers, parted by spaces.</summary>
    /// <param name="text">The text, from a message.</param>
    /// <exception cref="FormatException">The text is no replay.</exception>
    public static LawReplay Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return text.Split(' ') is [{ Length: > 0 } law, var first, var second, var third]
            && ulong.TryParse(first, CultureInfo.InvariantCulture, out ulong seed) && ulong.TryParse(second, CultureInfo.InvariantCulture, out ulong gamma)
            && int.TryParse(third, CultureInfo.InvariantCulture, out int size)
            ? new(law, seed, gamma, size)
            : throw new FormatException($"'{text}' is no replay; expected a law's id and three whole numbers, parted by spaces.");
    }

    /// <summary>The replay as one line.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Law} {Seed} {Gamma} {Size}");
}
