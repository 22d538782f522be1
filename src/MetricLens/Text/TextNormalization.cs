using System.Globalization;
using System.Text;

namespace MetricLens.Text;

/// <summary>Ways to make texts alike that differ in writing alone.</summary>
public static class TextNormalization
{
    private const string AsciiPunctuation = "!\"#$%&'()*+,-./:;<=>?@[\\]^_`{|}~";
    private const char CapitalDottedI = '\u0130';
    private const char FinalSigma = '\u03C2';
    private const char Sigma = '\u03C3';

    /// <summary>The text in lower case, without ASCII punctuation and the articles a, an and the, words parted by single spaces.</summary>
    /// <remarks>
    /// <para>
    /// The steps, in this order: lower case; ASCII punctuation is removed, so that the words around it close up; each whole word
    /// <c>a</c>, <c>an</c> or <c>the</c> becomes a space; white space at the ends is removed and every other stretch becomes one space.
    /// May be empty: of <c>A</c> nothing is left. Typographic quotes, the minus sign U+2212 and other punctuation outside ASCII stay.
    /// </para>
    /// <para>
    /// It follows Python's text rules, not .NET's, where they differ: capital İ becomes i with a combining dot, U+001C to U+001F
    /// are white space, and letters and numbers make words but combining marks do not. One rule is its own: every small sigma is
    /// written σ, where Python writes ς at the end of a word in capitals and leaves a ς that was there; here both forms are equal.
    /// </para>
    /// <para>
    /// It is unfit for numbers: <c>3.14</c> becomes <c>314</c> and <c>-5</c> becomes <c>5</c>.
    /// Reference: the answer normalization of SQuAD (Rajpurkar et al. 2016), used by HELM's quasi-exact match (Liang et al. 2022).
    /// </para>
    /// </remarks>
    /// <param name="text">The text.</param>
    public static string QuasiExact(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return JoinWords(BlankArticles(RemovePunctuation(Lower(text))));
    }

    /// <summary>Whether a text holds a digit beside punctuation that <see cref="QuasiExact"/> removes, so that the number it writes may change.</summary>
    /// <remarks>True of <c>3.14</c>, <c>-5</c> and <c>50%</c>; false of <c>42</c> and <c>forty-two</c>.</remarks>
    /// <param name="text">The text.</param>
    public static bool ChangesNumber(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        for (int i = 1; i < text.Length; i++)
        {
            if ((char.IsAsciiDigit(text[i]) && IsPunctuation(text[i - 1])) || (IsPunctuation(text[i]) && char.IsAsciiDigit(text[i - 1])))
                return true;
        }
        return false;
    }

    private static string Lower(string text) => text
        .Replace(CapitalDottedI.ToString(), "i\u0307", StringComparison.Ordinal)
        .ToLowerInvariant()
        .Replace(FinalSigma, Sigma);

    private static bool IsPunctuation(char character) => AsciiPunctuation.Contains(character, StringComparison.Ordinal);

    private static string RemovePunctuation(string text)
    {
        var kept = new StringBuilder(text.Length);
        foreach (char character in text)
            if (!IsPunctuation(character)) kept.Append(character);
        return kept.ToString();
    }

    private static string BlankArticles(string text)
    {
        var kept = new StringBuilder(text.Length);
        int start = 0;
        while (start < text.Length)
        {
            int end = start;
            while (end < text.Length && WordUnitsAt(text, end) is > 0 and int units) end += units;
            if (end == start)
            {
                kept.Append(text[start++]);
                continue;
            }
            ReadOnlySpan<char> word = text.AsSpan(start, end - start);
            if (word is "a" or "an" or "the") kept.Append(' ');
            else kept.Append(word);
            start = end;
        }
        return kept.ToString();
    }

    /// <summary>How many UTF-16 units the letter or number at a place takes up; 0 where there is none.</summary>
    private static int WordUnitsAt(string text, int index)
    {
        if (!Rune.TryGetRuneAt(text, index, out Rune rune)) return 0;
        return Rune.GetUnicodeCategory(rune) is UnicodeCategory.UppercaseLetter or UnicodeCategory.LowercaseLetter
            or UnicodeCategory.TitlecaseLetter or UnicodeCategory.ModifierLetter or UnicodeCategory.OtherLetter
            or UnicodeCategory.DecimalDigitNumber or UnicodeCategory.LetterNumber or UnicodeCategory.OtherNumber
            ? rune.Utf16SequenceLength
            : 0;
    }

    private static string JoinWords(string text)
    {
        var kept = new StringBuilder(text.Length);
        bool isGap = false;
        foreach (char character in text)
        {
            if (IsWhiteSpace(character))
            {
                isGap = kept.Length > 0;
                continue;
            }
            if (isGap) kept.Append(' ');
            isGap = false;
            kept.Append(character);
        }
        return kept.ToString();
    }

    private static bool IsWhiteSpace(char character) => char.IsWhiteSpace(character) || character is >= '\u001C' and <= '\u001F';
}
