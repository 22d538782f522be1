using System.Globalization;

namespace MetricLens.Text;

/// <summary>Cuts texts into units and gives equal units equal numbers; texts are compared by the numbers that one segmenter gave.</summary>
/// <remarks>Not safe for use by several threads at once.</remarks>
/// <param name="unit">The unit.</param>
public sealed class TextSegmenter(TextUnit unit)
{
    private readonly Dictionary<string, int> _known = new(StringComparer.Ordinal);

    /// <summary>The units of a text, in order; none where the text is empty, or for words blank.</summary>
    /// <param name="text">The text.</param>
    public int[] Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return unit switch
        {
            TextUnit.CodePoints => CodePoints.Of(text),
            TextUnit.Graphemes => Numbers(Graphemes(text)),
            TextUnit.Words => Numbers(PythonText.Split(text)),
            TextUnit.O200k => BytePairs.O200k(text),
            TextUnit.Cl100k => BytePairs.Cl100k(text),
            _ => throw new ArgumentOutOfRangeException(nameof(text), unit, "There is no such unit."),
        };
    }

    /// <summary>The units of a text as texts, such as a diff shows; empty where the text is.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">The unit: code points, graphemes or words.</param>
    /// <exception cref="ArgumentOutOfRangeException">The unit is a token, of which not each is a text.</exception>
    public static IReadOnlyList<string> Pieces(string text, TextUnit unit)
    {
        ArgumentNullException.ThrowIfNull(text);
        return unit switch
        {
            TextUnit.CodePoints => [.. CodePoints.Of(text).Select(point => point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString() : char.ConvertFromUtf32(point))],
            TextUnit.Graphemes => [.. Graphemes(text)],
            TextUnit.Words => PythonText.Split(text),
            _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "The unit must be code points, graphemes or words."),
        };
    }

    private static IEnumerable<string> Graphemes(string text)
    {
        for (int i = 0; i < text.Length;)
        {
            int length = StringInfo.GetNextTextElementLength(text, i);
            yield return text.Substring(i, length);
            i += length;
        }
    }

    private int[] Numbers(IEnumerable<string> pieces) => [.. pieces.Select(piece =>
    {
        if (!_known.TryGetValue(piece, out int number)) _known[piece] = number = _known.Count;
        return number;
    })];
}
