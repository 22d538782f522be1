using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MetricLens.Cli.Commands;
using MetricLens.Records;

namespace MetricLens.Cli;

/// <summary>The command line: it takes arguments apart, runs a command, and turns every fault into a sentence and an exit code.</summary>
internal static class App
{
    private static readonly ParserConfiguration Parsing = new() { ResponseFileTokenReplacer = null };

    /// <summary>Runs the tool on two writers.</summary>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error, CancellationToken cancellation = default) =>
        Run(args, Terminal.Of(output, error), cancellation);

    /// <summary>Runs the tool.</summary>
    /// <param name="args">The arguments.</param>
    /// <param name="terminal">Where to.</param>
    /// <param name="cancellation">Stops it.</param>
    /// <returns>An <see cref="ExitCode"/>.</returns>
    public static int Run(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation = default)
    {
        try
        {
            ParseResult parsed = Parse(args, terminal, cancellation);
            if (parsed.GetResult(Options.Quiet) is { Implicit: false } || parsed.GetResult(Options.Json) is { Implicit: false }) parsed = Parse(args, terminal.Hushed(), cancellation);
            if (parsed.Action is ParseErrorAction || parsed.Action is null) return Misread(parsed, terminal);
            if (Misreading.OptionAmongArguments(parsed) is { } misspelt) throw new UsageException(misspelt);
            return parsed.Invoke(new InvocationConfiguration { Output = terminal.Out, Error = terminal.Error, EnableDefaultExceptionHandler = false });
        }
        catch (UsageException fault)
        {
            return Complain(terminal, fault.Message, ExitCode.Usage);
        }
        catch (InputDataException fault)
        {
            return Complain(terminal, fault.Message, ExitCode.Data);
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return Complain(terminal, fault.Message, ExitCode.Data);
        }
        catch (OperationCanceledException)
        {
            return Complain(terminal, "stopped.", ExitCode.Interrupted);
        }
        catch (Exception fault) when (fault is not OutOfMemoryException)
        {
            return Complain(terminal, $"a fault of the tool's own: {fault.GetType().Name}: {fault.Message}", ExitCode.Fault);
        }
    }

    private static ParseResult Parse(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        ParseResult parsed = Root(args, terminal, cancellation).Parse(args, Parsing);
        // Help and the like need no settings, which may be faulty.
        bool isHelp = parsed.Action is not ParseErrorAction && parsed.Action != parsed.CommandResult.Command.Action;
        return !isHelp && Settings.Merged(args, parsed, AllSettings(terminal, cancellation)) is { } merged ? Root(merged, terminal, cancellation).Parse(merged, Parsing) : parsed;
    }

    /// <summary>The tool with its commands, of which only those that the arguments may mean have options: making all takes most of the time in which help is shown.</summary>
    private static Command Root(IReadOnlyList<string> args, Terminal terminal, CancellationToken cancellation)
    {
        // Not a RootCommand: that takes its name from the running file.
        var root = new Command(Help.ToolName, "Tests whether an apparent jump in a model's ability survives a change of metric.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
            Options.Quiet,
        };
        (string Name, string About, Func<Command> Create)[] commands =
        [
            ("investigate", InvestigateCommand.About, () => InvestigateCommand.Create(terminal, cancellation)),
            ("compare", CompareCommand.About, () => CompareCommand.Create(terminal, cancellation)),
            ("explain", ExplainCommand.About, () => ExplainCommand.Create(terminal, cancellation)),
            ("figure", FigureCommand.About, () => FigureCommand.Create(terminal, cancellation)),
            ("plan", PlanCommand.About, () => PlanCommand.Create(terminal, cancellation)),
            ("score", ScoreCommand.About, () => ScoreCommand.Create(terminal, cancellation)),
            ("convert", ConvertCommand.About, () => ConvertCommand.Create(terminal, cancellation)),
            ("metrics", MetricsCommand.About, () => MetricsCommand.Create(terminal)),
            ("simulate", SimulateCommand.About, () => SimulateCommand.Create(terminal, cancellation)),
            ("calibrate", CalibrateCommand.About, () => CalibrateCommand.Create(terminal, cancellation)),
            ("notebook", NotebookCommand.About, () => NotebookCommand.Create(terminal, cancellation)),
            ("config", ConfigCommand.About, () => ConfigCommand.Create(terminal, () => AllSettings(terminal, cancellation))),
            ("completion", CompletionCommand.About, () => CompletionCommand.Create(terminal)),
        ];
        foreach ((string name, string about, Func<Command> create) in commands) root.Add(args.Contains(name) ? create() : new Command(name, about));
        root.Add(CompletionCommand.CreateAsked(terminal, root));
        Help.Attach(root, "metriclens investigate runs/ --out report", "metriclens simulate step --out step.jsonl.gz", "metriclens metrics");
        return root;
    }

    private static IReadOnlyList<Setting> AllSettings(Terminal terminal, CancellationToken cancellation) => Settings.Of(InvestigateCommand.Create(terminal, cancellation));

    private static int Misread(ParseResult parsed, Terminal terminal)
    {
        foreach (string message in Misreading.Of(parsed)) Complain(terminal, message, ExitCode.Usage);
        terminal.Error.WriteLine($"See {Help.CallOf(parsed.CommandResult.Command)} --help.");
        return ExitCode.Usage;
    }

    private static int Complain(Terminal terminal, string message, int exitCode)
    {
        terminal.Error.WriteLine($"metriclens: {string.Join(' ', message.Split('\n', StringSplitOptions.TrimEntries).Select(SafeText.Of))}");
        return exitCode;
    }
}
