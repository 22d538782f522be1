using System.CommandLine;
using System.CommandLine.Parsing;
using MetricLens.Text;

namespace MetricLens.Cli;

/// <summary>Says what is wrong with a command line, and what was probably meant.</summary>
internal static class Misreading
{
    /// <summary>One sentence a fault, each once.</summary>
    public static IReadOnlyList<string> Of(ParseResult parsed)
    {
        Command command = parsed.CommandResult.Command;
        if (command.Subcommands.Count > 0 && parsed.UnmatchedTokens.Count == 0)
            return [$"A command is missing; there are: {string.Join(", ", command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))}."];
        string[] unmatched = [.. parsed.UnmatchedTokens.Take(1).Select(token => Unknown(token, command))];
        return unmatched.Length > 0 ? unmatched : [.. parsed.Errors.Select(error => error.Message).Distinct()];
    }

    /// <summary>
    /// What looks like an option among arguments that take any number of paths is one, misspelt; <see langword="null"/> where there is none.
    /// Behind <c>--</c> a path may start with a hyphen.
    /// </summary>
    public static string? OptionAmongArguments(ParseResult parsed)
    {
        if (parsed.Tokens.Any(token => token.Type == TokenType.DoubleDash)) return null;
        Command command = parsed.CommandResult.Command;
        return command.Arguments.SelectMany(argument => parsed.GetResult(argument)?.Tokens ?? [])
            .Where(token => token.Value is ['-', _, ..])
            .Select(token => Unknown(token.Value, command))
            .FirstOrDefault();
    }

    private static string Unknown(string token, Command command)
    {
        if (!token.StartsWith('-'))
        {
            return command.Subcommands.Count > 0
                ? Suggestion.Unknown("command", token, command.Subcommands.Where(known => !known.Hidden).Select(known => known.Name))
                : $"There is one argument too many: '{token}'.";
        }
        IEnumerable<string> names = command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => parent.Options.Where(option => option.Recursive)))
            .Where(option => !option.Hidden).Select(option => option.Name);
        return Suggestion.Unknown("option", token.Split('=')[0], names);
    }
}
