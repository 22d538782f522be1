using System.CommandLine;
using MetricLens.Reports;

namespace MetricLens.Cli;

/// <summary>The option that says in which language something is told.</summary>
internal static class LanguageChoice
{
    /// <summary>The option of a command.</summary>
    /// <param name="what">What the language is of, such as <c>The language of the figure</c>.</param>
    public static Option<string?> Option(string what) => Options.Text("--language", "CODE", $"{what}: {string.Join(" or ", Explanation.LanguageCodes)}; {Explanation.LanguageCodes[0]} by default.").OneOf(Explanation.LanguageCodes);

    /// <summary>The language that was asked for.</summary>
    /// <exception cref="UsageException">There is no such language.</exception>
    public static string Of(ParseResult parsed, Option<string?> option)
    {
        string language = parsed.GetValue(option) ?? Explanation.LanguageCodes[0];
        return Explanation.LanguageCodes.Contains(language) ? language : throw new UsageException(Text.Suggestion.Unknown("language", language, Explanation.LanguageCodes));
    }
}
