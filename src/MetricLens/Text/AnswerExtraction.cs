using System.Text.RegularExpressions;

namespace MetricLens.Text;

/// <summary>A rule that finds the answer in a text that works towards it.</summary>
/// <remarks>
/// Three have names. <c>hashes</c>: the number behind the last <c>####</c>, as GSM8K writes it, without thousands' commas, a leading $ and a final stop. <c>boxed</c>: what the last
/// <c>\boxed{}</c> or <c>\fbox{}</c> holds, nested braces included, as MATH writes it. <c>letter</c>: the letter A to J of a choice: in the last phrase "answer is" or "answer:", else the first line if
/// it is a letter by itself, with or without brackets or a stop. Any other rule is a regular expression: the first group that took part in its last match, or the whole match where it has no group.
/// </remarks>
public sealed class AnswerExtraction
{
    /// <summary>The most that one search may take. Expressions without look-around and back-references need time in proportion to the text and never come near it.</summary>
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(2);

    private static readonly Dictionary<string, Func<string, string?>> Named = new(StringComparer.Ordinal)
    {
        ["hashes"] = Hashes,
        ["boxed"] = Boxed,
        ["letter"] = Letter,
    };

    private static readonly Regex Number = Expression(@"^\s*\$?(-?[0-9][0-9,]*(?:\.[0-9]+)?)");

    private static readonly Regex Phrase = Expression(@"[Aa]nswer(?: is)?:?\s*\**\(?([A-J])(?:[\s).,:*]|$)");

    private static readonly Regex Alone = Expression(@"^\s*\(?([A-J])(?:[\s).,:]|$)");

    private readonly string _rule;
    private readonly Func<string, string?> _find;

    private AnswerExtraction(string rule, Func<string, string?> find, bool isNamed) => (_rule, _find, IsNamed) = (rule, find, isNamed);

    /// <summary>Whether the rule has a name; else it is a regular expression.</summary>
    public bool IsNamed { get; }

    /// <summary>The names of rules, ordered.</summary>
    public static IReadOnlyList<string> Names { get; } = [.. Named.Keys.Order(StringComparer.Ordinal)];

    /// <summary>The rule of a name, or of a regular expression.</summary>
    /// <exception cref="ArgumentException">It is neither: a bare word that is no name, or an expression that cannot be read.</exception>
    public static AnswerExtraction Get(string rule)
    {
        ArgumentException.ThrowIfNullOrEmpty(rule);
        if (Named.TryGetValue(rule, out Func<string, string?>? find)) return new(rule, find, isNamed: true);
        if (rule.All(c => char.IsAsciiLetterOrDigit(c) || c == '_')) throw new ArgumentException(Suggestion.Unknown("rule of extraction", rule, Names), nameof(rule));
        Regex expression;
        try
        {
            expression = Expression(rule);
        }
        catch (ArgumentException fault)
        {
            throw new ArgumentException($"The regular expression '{rule}' cannot be read: {fault.Message}", nameof(rule), fault);
        }
        return new(rule, text => LastMatch(expression, text), isNamed: false);
    }

    /// <summary>The answer, or <see langword="null"/> where the rule finds none.</summary>
    /// <exception cref="TimeoutException">The search took longer than its limit, which an expression with look-around or back-references can.</exception>
    public string? Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        try
        {
            return _find(text);
        }
        catch (RegexMatchTimeoutException fault)
        {
            throw new TimeoutException($"The regular expression '{_rule}' took more than {Limit.TotalSeconds} s on a text of {text.Length} characters; one without look-around and back-references cannot.", fault);
        }
    }

    /// <summary>Without backtracking where the expression allows it, so that no text can make it slow.</summary>
    private static Regex Expression(string pattern)
    {
        const RegexOptions Options = RegexOptions.CultureInvariant;
        try
        {
            return new(pattern, Options | RegexOptions.NonBacktracking, Limit);
        }
        catch (NotSupportedException)
        {
            return new(pattern, Options, Limit);
        }
    }

    private static string? LastMatch(Regex expression, string text)
    {
        Match? last = null;
        for (Match match = expression.Match(text); match.Success; match = match.NextMatch()) last = match;
        if (last is null) return null;
        return last.Groups.Count == 1 ? last.Value : last.Groups.Values.Skip(1).FirstOrDefault(group => group.Success)?.Value ?? "";
    }

    private static string? Hashes(string text)
    {
        int at = text.LastIndexOf("####", StringComparison.Ordinal);
        if (at < 0) return null;
        Match match = Number.Match(text[(at + 4)..]);
        return match.Success ? match.Groups[1].Value.Replace(",", "", StringComparison.Ordinal) : null;
    }

    private static string? Boxed(string text)
    {
        int at = Math.Max(text.LastIndexOf("\\boxed{", StringComparison.Ordinal), text.LastIndexOf("\\fbox{", StringComparison.Ordinal));
        if (at < 0) return null;
        int start = text.IndexOf('{', at) + 1, depth = 1;
        for (int i = start; i < text.Length; i++)
        {
            // A backslash takes the brace behind it out of the count: \{ is a character.
            if (text[i] == '\\') i++;
            else if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return text[start..i];
        }
        return null;
    }

    private static string? Letter(string text) =>
        LastMatch(Phrase, text) ?? (Alone.Match(text) is { Success: true } match ? match.Groups[1].Value : null);
}
