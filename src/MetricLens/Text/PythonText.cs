using System.Globalization;
using System.Text;

namespace MetricLens.Text;

/// <summary>Python's rules of text, by which the evaluation tools work, where .NET's differ.</summary>
public static class PythonText
{
    private const char CapitalDottedI = '\u0130';
    private const char CapitalSigma = '\u03A3';
    private const char FinalSigma = '\u03C2';

    /// <summary>ASCII punctuation, as <c>string.punctuation</c> has it.</summary>
    public const string Punctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";

    /// <summary>Whether <c>str.isspace</c> holds of a character: what .NET calls white space, and U+001C to U+001F.</summary>
    public static bool IsSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';

    /// <summary>Whether a character is ASCII punctuation.</summary>
    public static bool IsPunctuation(char character) => Punctuation.Contains(character, StringComparison.Ordinal);

    /// <summary>The text without white space at its ends, as <c>str.strip</c> gives it.</summary>
    public static string Strip(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        int start = 0, end = text.Length;
        while (start < end && IsSpace(text[start])) start++;
        while (end > start && IsSpace(text[end - 1])) end--;
        return text[start..end];
    }

    /// <summary>The words between stretches of white space, as <c>str.split</c> gives them; none where there is nothing else.</summary>
    public static IReadOnlyList<string> Split(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        List<string> words = [];
        for (int i = 0; ;)
        {
            while (i < text.Length && IsSpace(text[i])) i++;
            if (i == text.Length) return words;
            int start = i;
            while (i < text.Length && !IsSpace(text[i])) i++;
            words.Add(text[start..i]);
        }
    }

    /// <summary>The text in lower case, as <c>str.lower</c> gives it: İ becomes i with a combining dot, and Σ becomes ς at the end of a word.</summary>
    public static string Lower(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (!text.AsSpan().ContainsAny(CapitalDottedI, CapitalSigma)) return text.ToLowerInvariant();
        var lower = new StringBuilder(text.Length);
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == CapitalDottedI) lower.Append("i\u0307");
            else if (text[i] == CapitalSigma && IsFinal(text, i)) lower.Append(FinalSigma);
            else lower.Append(text[i]);
        }
        return lower.ToString().ToLowerInvariant();
    }

    /// <summary>Unicode's Final_Sigma: a cased letter before, none after, marks and apostrophes between them not counted.</summary>
    private static bool IsFinal(string text, int index) => IsCasedNext(text.AsSpan(0, index), isFromEnd: true) && !IsCasedNext(text.AsSpan(index + 1), isFromEnd: false);

    /// <summary>Whether the first character that counts is a cased letter; half a surrogate pair is none.</summary>
    private static bool IsCasedNext(ReadOnlySpan<char> rest, bool isFromEnd)
    {
        while (!rest.IsEmpty)
        {
            // Half a pair is read as U+FFFD, which is no letter and counts.
            _ = isFromEnd ? Rune.DecodeLastFromUtf16(rest, out Rune rune, out int units) : Rune.DecodeFromUtf16(rest, out rune, out units);
            if (!IsIgnorable(rune)) return IsCased(rune);
            rest = isFromEnd ? rest[..^units] : rest[units..];
        }
        return false;
    }

    private static bool IsCased(Rune rune) => Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter or UnicodeCategory.TitlecaseLetter;

    private static bool IsIgnorable(Rune rune) => rune.Value is '\'' or '.' or ':' or '\u00B7' or '\u2019' or '^' or '`' or '\u00A8' or '\u00AF' or '\u00B4' or '\u00B8'
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format or UnicodeCategory.ModifierLetter or UnicodeCategory.ModifierSymbol;
}
