using System.CommandLine;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens completion</c>: a script by which a shell completes the tool's commands, options and values.</summary>
internal static class CompletionCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Writes the script by which a shell completes commands, options and values.";

    private const string ResourcePrefix = "MetricLens.Cli.Completion.";

    private static readonly string[] Shells = ["bash", "zsh", "fish", "powershell"];

    private static readonly Argument<string> Shell = new Argument<string>("SHELL") { Description = $"The shell: {string.Join(", ", Shells)}." }.OneOf(Shells);

    private static readonly Argument<int> Position = new("POSITION") { Description = "The number of words before the one that is being written." };

    private static readonly Argument<string[]> Words = new("WORDS") { Description = "The words behind the tool's name.", Arity = ArgumentArity.ZeroOrMore };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal)
    {
        var command = new Command("completion", About) { Shell };
        command.SetAction(parsed =>
        {
            terminal.Out.Write(Script(parsed.GetRequiredValue(Shell)));
            return ExitCode.Done;
        });
        Help.Attach(command,
            "source <(metriclens completion bash)",
            "metriclens completion zsh > \"${fpath[1]}/_metriclens\"",
            "metriclens completion fish > ~/.config/fish/completions/metriclens.fish",
            "metriclens completion powershell | Out-String | Invoke-Expression");
        return command;
    }

    /// <summary>What the scripts ask, a line an offer, with its description behind a tab.</summary>
    public static Command CreateAsked(Terminal terminal, Command root)
    {
        var command = new Command("complete", "Tells shells what may stand next.") { Position, Words };
        command.Hidden = true;
        command.SetAction(parsed =>
        {
            string[] words = parsed.GetValue(Words) ?? [];
            int position = Math.Clamp(parsed.GetValue(Position), 0, words.Length);
            foreach (Offer offer in Completion.Of(root, words[..position], position < words.Length ? words[position] : ""))
                terminal.Out.Write(offer.About is { } about ? $"{offer.Word}\t{about}\n" : $"{offer.Word}\n");
            return ExitCode.Done;
        });
        return command;
    }

    private static string Script(string shell)
    {
        if (!Shells.Contains(shell)) throw new UsageException(Text.Suggestion.Unknown("shell", shell, Shells));
        using Stream script = typeof(CompletionCommand).Assembly.GetManifestResourceStream(ResourcePrefix + shell)!;
        using var reader = new StreamReader(script);
        return reader.ReadToEnd();
    }
}
