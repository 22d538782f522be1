using MetricLens.Statistics;

namespace MetricLens.Testing.Generation;

/// <summary>Texts of the characters at which text code goes wrong.</summary>
/// <remarks>
/// Letters whose case depends on the culture or the place (İ, ı, ß, Σ and ς), composed and decomposed accents, characters outside the basic plane, halves of
/// surrogate pairs, joined emoji, right-to-left letters, white space that only some rules know, punctuation and digits of ASCII and others, and articles.
/// </remarks>
public static class HostileText
{
    /// <summary>What texts are put together from: each is one text, the longer ones of several characters.</summary>
    public static IReadOnlyList<string> Pieces { get; } =
    [
        "a", "b", "the", "An", " ", "  ", ".", "-", "4", "2", "3.14", "1,000", "%", "É", "e\u0301", "İ", "ı", "I", "i", "Σ", "ς", "ß", "ǆ", "\U0001F600", "\U0001D504",
        "👩\u200D💻", "\uD83D", "\uDE00", "\u00A0", "\t", "\n", "\u001C", "\u3000", "\u200B", "你", "שלום", "\u0661", "½", "\u2212", "’", "A", "B", "#### 4", "\\boxed{2}", "cat", "sat",
    ];

    /// <summary>Pieces that UTF-8 can hold: those without half a surrogate pair.</summary>
    public static IReadOnlyList<string> WellFormedPieces { get; } =
        [.. Pieces.Where(piece => piece is not ("\uD83D" or "\uDE00"))];

    /// <summary>A text of up to so many pieces, each as likely as any other; it may be empty.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="mostPieces">The most pieces, at least 0.</param>
    public static string Draw(RandomStream stream, int mostPieces) => Draw(stream, mostPieces, Pieces);

    internal static string Draw(RandomStream stream, int mostPieces, IReadOnlyList<string> pieces)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentOutOfRangeException.ThrowIfNegative(mostPieces);
        int count = stream.NextInt(mostPieces + 1);
        return string.Concat(Enumerable.Range(0, count).Select(_ => pieces[stream.NextInt(pieces.Count)]));
    }

    /// <summary>A text that is nearly another one: with a piece before, within or behind it, a character less, or in the other case.</summary>
    /// <param name="stream">Where the chance comes from.</param>
    /// <param name="text">The other text.</param>
    public static string Near(RandomStream stream, string text)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(text);
        string piece = Pieces[stream.NextInt(Pieces.Count)];
        int place = stream.NextInt(text.Length + 1);
        return stream.NextInt(6) switch
        {
            0 => piece + text,
            1 => text + piece,
            2 => text.Insert(place, piece),
            3 => place < text.Length ? text.Remove(place, 1) : text,
            4 => text.ToUpperInvariant(),
            _ => text.ToLowerInvariant(),
        };
    }

    /// <summary>An answer to references: one of them, nearly one of them, or any text.</summary>
    internal static string Answer(RandomStream stream, IReadOnlyList<string> targets, int mostPieces)
    {
        string target = targets[stream.NextInt(targets.Count)];
        return stream.NextInt(3) switch
        {
            0 => target,
            1 => Near(stream, target),
            _ => Draw(stream, mostPieces),
        };
    }
}
