using System.Globalization;
using System.Text;

namespace MetricLens.Cli;

/// <summary>Names come from model outputs and strangers' files: nothing in them may steer a terminal.</summary>
internal static class SafeText
{
    /// <summary>The text with every control, formatting and line-breaking character escaped, such as <c>\u001b</c>, and half surrogate pairs too.</summary>
    public static string Of(string text)
    {
        var safe = new StringBuilder(text.Length);
        for (int at = 0; at < text.Length;)
        {
            bool isWhole = Rune.TryGetRuneAt(text, at, out Rune rune);
            int length = isWhole ? rune.Utf16SequenceLength : 1;
            if (isWhole && IsHarmless(rune)) safe.Append(text, at, length);
            else foreach (char half in text.AsSpan(at, length)) safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)half:x4}");
            at += length;
        }
        return safe.ToString();
    }

    private static bool IsHarmless(Rune rune) => Rune.GetUnicodeCategory(rune) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
