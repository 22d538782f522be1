using System.CommandLine;
using System.CommandLine.Help;
using System.Text.RegularExpressions;

namespace MetricLens.Cli;

/// <summary>What may stand next in a command line that is being written, from the same commands and options that read it.</summary>
internal static partial class Completion
{
    /// <summary>What stands in place of offers where the shell is to complete the path of a file or of a folder itself, or to offer nothing.</summary>
    public const string Files = ":files", Folders = ":folders", Nothing = ":nothing";

    /// <summary>As much of a description as fits beside an offer.</summary>
    private const int MostAbout = 60;

    /// <summary>The offers.</summary>
    /// <param name="root">The tool.</param>
    /// <param name="before">The words that are written, behind the tool's name.</param>
    /// <param name="current">The beginning of the word that is being written.</param>
    /// <returns>Words that begin like it; one of <see cref="Files"/>, <see cref="Folders"/> and <see cref="Nothing"/> alone where there are none to name.</returns>
    public static IReadOnlyList<Offer> Of(Command root, IReadOnlyList<string> before, string current)
    {
        (Command command, Option? open, int arguments, bool isOnlyArguments, HashSet<Option> given) = Walk(root, before);
        if (open is not null) return Offered(Values.Of(open), "", current);
        if (!isOnlyArguments && current.StartsWith('-'))
        {
            int equals = current.IndexOf('=', StringComparison.Ordinal);
            if (equals < 0) return Named(OptionsOf(command).Where(option => IsFree(option, given)).Select(option => new Offer(option.Name, About(option.Description))), current);
            return Find(command, current[..equals]) is { } named ? Offered(Values.Of(named), current[..(equals + 1)], current[(equals + 1)..]) : [new(Nothing, null)];
        }
        if (command.Subcommands.Count > 0) return Named(command.Subcommands.Where(known => !known.Hidden).Select(known => new Offer(known.Name, About(known.Description))), current);
        return command.Arguments.Count > 0 ? Offered(Values.Of(command.Arguments[Math.Min(arguments, command.Arguments.Count - 1)]), "", current) : [new(Nothing, null)];
    }

    /// <summary>Where the words lead: the command, the option whose value is due, the number of arguments, whether <c>--</c> has come, and the options that were given.</summary>
    private static (Command Command, Option? Open, int Arguments, bool IsOnlyArguments, HashSet<Option> Given) Walk(Command root, IReadOnlyList<string> words)
    {
        Command command = root;
        Option? open = null;
        int due = 0, arguments = 0;
        bool isOnlyArguments = false;
        var given = new HashSet<Option>();
        foreach (string word in words)
        {
            if (due > 0)
            {
                if (--due == 0) open = null;
            }
            else if (isOnlyArguments || !word.StartsWith('-'))
            {
                if (command.Subcommands.FirstOrDefault(known => known.Name == word) is { } next && arguments == 0) command = next;
                else arguments++;
            }
            else if (word == "--")
            {
                isOnlyArguments = true;
            }
            else if (Find(command, word.Split('=')[0]) is { } option)
            {
                given.Add(option);
                if (word.Contains('=', StringComparison.Ordinal) || !TakesValue(option)) continue;
                (open, due) = (option, option.Arity.MinimumNumberOfValues);
            }
        }
        return (command, open, arguments, isOnlyArguments, given);
    }

    private static Offer[] Offered(Values values, string before, string current)
    {
        if (values.Path != PathKind.None) return [new(values.Path == PathKind.File ? Files : Folders, null)];
        int start = values.AreListed ? current.LastIndexOf(',') + 1 : 0;
        string[] listed = current[..start].Split(',');
        return Named(values.Offers.Where(offer => !listed.Contains(offer.Word)).Select(offer => new Offer(before + current[..start] + offer.Word, About(offer.About))), before + current);
    }

    private static Offer[] Named(IEnumerable<Offer> offers, string current)
    {
        Offer[] fitting = [.. offers.Where(offer => offer.Word.StartsWith(current, StringComparison.Ordinal))];
        return fitting.Length > 0 ? fitting : [new(Nothing, null)];
    }

    private static IEnumerable<Option> OptionsOf(Command command) =>
        command.Options.Concat(command.Parents.OfType<Command>().SelectMany(parent => OptionsOf(parent).Where(option => option.Recursive))).Where(option => !option.Hidden).Distinct();

    private static Option? Find(Command command, string name) => OptionsOf(command).FirstOrDefault(option => option.Name == name || option.Aliases.Contains(name));

    private static bool TakesValue(Option option) => option is not (HelpOption or VersionOption) && option.ValueType != typeof(bool);

    private static bool IsFree(Option option, HashSet<Option> given) => !given.Contains(option) || option.ValueType.IsArray;

    /// <summary>The first clause of a description, cut where it is long.</summary>
    private static string? About(string? description)
    {
        if (description is null) return null;
        string clause = SafeText.Of(description[..ClauseEnd().Match(description).Index]);
        return clause.Length <= MostAbout ? clause : clause[..clause.LastIndexOf(' ', MostAbout)] + " …";
    }

    [GeneratedRegex(@"[.;:]\s|\.?$")]
    private static partial Regex ClauseEnd();
}
