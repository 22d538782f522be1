using System.Globalization;

namespace MetricLens.Metrics;

/// <summary>A metric as it is asked for, taken apart: a name with options, or a wrapper around what stands in parentheses.</summary>
/// <remarks>
/// <code>
/// expression = name { ":" option } | wrapper "(" argument { "," argument } ")"
/// argument   = expression | number | text in single or double quotes
/// </code>
/// A name may itself hold colons, as <c>lm_eval:acc</c> does. White space between the parts does not matter.
/// </remarks>
internal sealed class MetricExpression
{
    /// <summary>Deeper than anybody wraps, and far from the end of the stack.</summary>
    private const int DeepestNesting = 8;

    private MetricExpression(string text, string? literal, IReadOnlyList<MetricExpression>? arguments) => (Text, Literal, Arguments) = (text, literal, arguments);

    /// <summary>The name and its options, or a number, as written; empty for a text in quotes.</summary>
    public string Text { get; }

    /// <summary>What stands in quotes; <see langword="null"/> where nothing does.</summary>
    public string? Literal { get; }

    /// <summary>A wrapper's arguments; <see langword="null"/> where there are no parentheses.</summary>
    public IReadOnlyList<MetricExpression>? Arguments { get; }

    /// <summary>The number that the expression is; <see langword="null"/> where it is none.</summary>
    public double? Number => Literal is null && Arguments is null && double.TryParse(Text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) && double.IsFinite(number)
        ? number
        : null;

    /// <summary>Takes an expression apart.</summary>
    /// <exception cref="ArgumentException">It is none; the message says where and what was expected.</exception>
    public static MetricExpression Parse(string expression)
    {
        int at = 0;
        MetricExpression parsed = Read(expression, ref at, 0);
        return at == expression.Length ? parsed : throw Unexpected(expression, at, "the end");
    }

    /// <summary>Parts a list at the commas that stand outside parentheses and quotes.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        List<string> parts = [];
        int start = 0, depth = 0;
        char quote = '\0';
        for (int i = 0; i < list.Length; i++)
        {
            char c = list[i];
            if (quote != '\0') quote = c == quote ? '\0' : quote;
            else if (c is '\'' or '"') quote = c;
            else if (c == '(') depth++;
            else if (c == ')') depth--;
            else if (c == ',' && depth == 0)
            {
                parts.Add(list[start..i].Trim());
                start = i + 1;
            }
        }
        parts.Add(list[start..].Trim());
        return parts;
    }

    private static MetricExpression Read(string text, ref int at, int depth)
    {
        if (depth > DeepestNesting) throw new ArgumentException($"The metric '{text}' nests deeper than {DeepestNesting} wrappers.", nameof(text));
        SkipSpace(text, ref at);
        if (at < text.Length && text[at] is '\'' or '"') return ReadLiteral(text, ref at);
        int start = at;
        while (at < text.Length && IsOfName(text[at])) at++;
        if (at == start) throw Unexpected(text, at, depth == 0 ? "a metric's name" : "a metric, a number or a text in quotes");
        string name = text[start..at];
        SkipSpace(text, ref at);
        if (at >= text.Length || text[at] != '(') return new(name, null, null);
        List<MetricExpression> arguments = [];
        do
        {
            at++;
            arguments.Add(Read(text, ref at, depth + 1));
        }
        while (at < text.Length && text[at] == ',');
        if (at >= text.Length || text[at] != ')') throw Unexpected(text, at, "',' or ')'");
        at++;
        SkipSpace(text, ref at);
        return new(name, null, arguments);
    }

    private static MetricExpression ReadLiteral(string text, ref int at)
    {
        int end = text.IndexOf(text[at], at + 1);
        if (end is -1) throw new ArgumentException($"The metric '{text}' has a quote at character {at + 1} that does not end.", nameof(text));
        string literal = text[(at + 1)..end];
        at = end + 1;
        SkipSpace(text, ref at);
        return new("", literal, null);
    }

    private static bool IsOfName(char c) => char.IsAsciiLetterOrDigit(c) || c is '_' or ':' or '.' or '-' or '+';

    private static void SkipSpace(string text, ref int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
    }

    private static ArgumentException Unexpected(string text, int at, string expected) => new(at < text.Length
        ? $"The metric '{text}' has '{text[at]}' at character {at + 1}; expected {expected}."
        : $"The metric '{text}' ends early; expected {expected}.", nameof(text));
}
