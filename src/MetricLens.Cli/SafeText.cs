using System.Globalization;
using System.Text;

namespace MetricLens.Cli;

/// <summary>Names come from model outputs and strangers' files: nothing in them may steer a terminal.</summary>
internal static class SafeText
{
    /// <summary>The text with every control, formatting and line-breaking character escaped, such as <c>\u001b</c>.</summary>
    public static string Of(string text)
    {
        if (text.All(IsHarmless)) return text;
        var safe = new StringBuilder();
        foreach (char c in text)
        {
            if (IsHarmless(c)) safe.Append(c);
            else safe.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }
        return safe.ToString();
    }

    private static bool IsHarmless(char c) => char.GetUnicodeCategory(c) is not (UnicodeCategory.Control or UnicodeCategory.Format
        or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse);
}
