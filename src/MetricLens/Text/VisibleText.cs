using System.Globalization;
using System.Text;

namespace MetricLens.Text;

/// <summary>Names and answers come from models and strangers' files: nothing in them may steer a terminal or hide on a page.</summary>
public static class VisibleText
{
    /// <summary>The text with every control, formatting and line-breaking character escaped, such as <c>\u001b</c>, and half surrogate pairs too.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line feeds and tabs stay as they are.</param>
    public static string Of(string text, bool keepsLines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        var visible = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            bool isWhole = Rune.TryGetRuneAt(text, at, out Rune rune);
            ReadOnlySpan<char> piece = text.AsSpan(at, isWhole ? rune.Utf16SequenceLength : 1);
            if (isWhole && IsHarmless(rune, keepsLines)) visible.Append(piece);
            else foreach (char unit in piece) visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)unit:x4}");
            at += piece.Length;
        }
        return visible.ToString();
    }

    private static bool IsHarmless(Rune rune, bool keepsLines) => (keepsLines && rune.Value is '\n' or '\t') || Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
