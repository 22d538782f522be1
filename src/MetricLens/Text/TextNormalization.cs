using System.Globalization;
using System.Text;

namespace MetricLens.Text;

/// <summary>Ways to make texts alike that differ in writing alone.</summary>
public static class TextNormalization
{
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

    /// <summary>The text as <see cref="QuasiExact"/> gives it, with Python's own rule for the Greek sigma, and with or without its articles.</summary>
    /// <remarks>Character for character what SQuAD's and HELM's scripts compare. Reference: Rajpurkar et al. (2016).</remarks>
    /// <param name="text">The text.</param>
    /// <param name="withoutArticles">Whether the words a, an and the are removed.</param>
    public static string Squad(string text, bool withoutArticles = true)
    {
        ArgumentNullException.ThrowIfNull(text);
        string plain = RemovePunctuation(PythonText.Lower(text));
        return JoinWords(withoutArticles ? BlankArticles(plain) : plain);
    }

    /// <summary>The text as <see cref="QuasiExact"/> gives it, except that numbers stay what they are and something is always left.</summary>
    /// <remarks>
    /// Kept are a point between digits or before one, a sign before a digit or such a point that follows no letter, digit or closing bracket, and a percent sign behind a digit. The minus sign U+2212 counts as
    /// a hyphen. Commas are removed, as is all other punctuation. Where nothing but articles would be left, they stay: <c>A</c> becomes <c>a</c>.
    /// So <c>3.14</c> and <c>314</c> differ, as do <c>-5</c> and <c>5</c>; <c>1,000</c> and <c>1000</c> are alike.
    /// </remarks>
    /// <param name="text">The text.</param>
    public static string NumericSafe(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        string lower = Lower(text).Replace('\u2212', '-');
        var kept = new StringBuilder(lower.Length);
        for (int i = 0; i < lower.Length; i++)
            if (!PythonText.IsPunctuation(lower[i]) || IsOfNumber(lower, i)) kept.Append(lower[i]);
        string plain = kept.ToString(), words = JoinWords(BlankArticles(plain));
        return words.Length > 0 ? words : JoinWords(plain);
    }

    private static bool IsOfNumber(string text, int index)
    {
        bool digitBefore = index > 0 && char.IsAsciiDigit(text[index - 1]);
        return text[index] switch
        {
            '.' => text.AsSpan(index + 1) is [>= '0' and <= '9', ..],
            '-' => text.AsSpan(index + 1) is [>= '0' and <= '9', ..] or ['.', >= '0' and <= '9', ..]
                && !(index > 0 && (char.IsLetterOrDigit(text[index - 1]) || text[index - 1] is ')' or ']' or '}')),
            '%' => digitBefore,
            _ => false,
        };
    }

    private static string Lower(string text) => text
        .Replace("\u0130", "i\u0307", StringComparison.Ordinal)
        .ToLowerInvariant()
        .Replace(FinalSigma, Sigma);

    private static bool IsPunctuation(char character) => PythonText.IsPunctuation(character);

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
            if (PythonText.IsSpace(character))
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
}
