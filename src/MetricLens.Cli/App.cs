using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MetricLens.Cli.Commands;
using MetricLens.Records;

namespace MetricLens.Cli;

/// <summary>The command line: it takes arguments apart, runs a command, and turns every fault into a sentence and an exit code.</summary>
internal static class App
{
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
            ParseResult parsed = Root(terminal, cancellation).Parse(args, new ParserConfiguration { ResponseFileTokenReplacer = null });
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

    private static Command Root(Terminal terminal, CancellationToken cancellation)
    {
        // Not a RootCommand: that takes its name from the running file.
        var root = new Command(Help.ToolName, "Tests whether an apparent jump in a model's ability survives a change of metric.")
        {
            new HelpOption { Recursive = true },
            new VersionOption(),
            InvestigateCommand.Create(terminal, cancellation),
            CompareCommand.Create(terminal, cancellation),
            ExplainCommand.Create(terminal, cancellation),
            FigureCommand.Create(terminal, cancellation),
            PlanCommand.Create(terminal, cancellation),
            ScoreCommand.Create(terminal, cancellation),
            ConvertCommand.Create(terminal, cancellation),
            MetricsCommand.Create(terminal),
            SimulateCommand.Create(terminal, cancellation),
            CalibrateCommand.Create(terminal, cancellation),
            NotebookCommand.Create(terminal, cancellation),
        };
        Help.Attach(root, "metriclens investigate runs/ --out report", "metriclens simulate step --out step.jsonl.gz", "metriclens metrics");
        return root;
    }

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
