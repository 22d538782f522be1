using System.Globalization;

namespace MetricLens.Records;

/// <summary>Input data break a rule: where, what was found, and what was expected.</summary>
public sealed class InputDataException : Exception
{
    /// <summary>The longest part of a found value that a message shows, in UTF-16 units.</summary>
    private const int LongestShownValue = 80;

    /// <summary>Names the place, the finding and the rule.</summary>
    /// <param name="source">The file's path, or a word for data that came from no file.</param>
    /// <param name="line">The 1-based line, or 0 where lines have no meaning.</param>
    /// <param name="field">The field, with its index in an array, or <see langword="null"/> where the whole line is at fault.</param>
    /// <param name="value">What was found, as text.</param>
    /// <param name="expected">What was expected, as a noun phrase.</param>
    /// <param name="inner">The cause, where there is one.</param>
    public InputDataException(string source, long line, string? field, string value, string expected, Exception? inner = null)
        : base(Describe(source, line, field, value, expected), inner)
    {
        Origin = source;
        Line = line;
        Field = field;
        Value = value;
        Expected = expected;
    }

    /// <summary>The file's path, or a word for data that came from no file.</summary>
    public string Origin { get; }

    /// <summary>The 1-based line, or 0 where lines have no meaning.</summary>
    public long Line { get; }

    /// <summary>The field at fault, or <see langword="null"/> where the whole line is.</summary>
    public string? Field { get; }

    /// <summary>What was found, as text.</summary>
    public string Value { get; }

    /// <summary>What was expected, as a noun phrase.</summary>
    public string Expected { get; }

    private static string Describe(string source, long line, string? field, string value, string expected)
    {
        string place = line > 0 ? string.Create(CultureInfo.InvariantCulture, $"{source}:{line}") : source;
        string subject = field is not null ? $"field '{Shorten(field)}'" : line > 0 ? "the line" : "the input";
        return $"{place}: {subject} is {Shorten(value)}; expected {Printable(expected)}";
    }

    private static string Shorten(string value)
    {
        if (value.Length <= LongestShownValue) return Printable(value);
        int end = char.IsHighSurrogate(value[LongestShownValue - 1]) ? LongestShownValue - 1 : LongestShownValue;
        return Printable(value[..end]) + "…";
    }

    /// <remarks>Data are untrusted: nothing of theirs that moves a terminal's cursor or turns its text around reaches it.</remarks>
    private static string Printable(string text) =>
        string.Concat(text.Select(c => IsPrintable(c) ? c.ToString() : FormattableString.Invariant($"\\u{(int)c:x4}")));

    private static bool IsPrintable(char c) => char.GetUnicodeCategory(c) is not (
        UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
