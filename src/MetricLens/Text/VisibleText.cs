using System.Globalization;
using System.Text;

namespace MetricLens.Text;

/// <summary>Names and answers come from models and strangers' files: nothing in them may steer a terminal or hide on a page.</summary>
public static class VisibleText
{
    /// <summary>The text with every control, formatting and line-breaking character escaped, such as <c>\u001b</c>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="keepsLines">Whether line feeds and tabs stay as they are.</param>
    public static string Of(string text, bool keepsLines = false)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.All(c => IsHarmless(c, keepsLines))) return text;
        var visible = new StringBuilder();
        foreach (char c in text)
        {
            if (IsHarmless(c, keepsLines)) visible.Append(c);
            else visible.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return visible.ToString();
    }

    private static bool IsHarmless(char c, bool keepsLines) => (keepsLines && c is '\n' or '\t') || char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
