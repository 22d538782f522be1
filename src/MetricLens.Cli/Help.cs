using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;
using MetricLens.Reports;

namespace MetricLens.Cli;

/// <summary>Help with examples, and the version.</summary>
internal static class Help
{
    /// <summary>Wide enough for an option and its sentence, narrow enough to read.</summary>
    private const int MostWidth = 100;

    /// <summary>The name under which the tool is called.</summary>
    public const string ToolName = "metriclens";

    private static readonly System.Runtime.CompilerServices.ConditionalWeakTable<Command, string[]> Examples = [];

    /// <summary>Gives a command its examples; the root also gets help that shows them, and its version.</summary>
    /// <param name="command">The command.</param>
    /// <param name="examples">Command lines that work as they stand.</param>
    public static void Attach(Command command, params string[] examples)
    {
        Examples.Add(command, examples);
        foreach (HelpOption option in command.Options.OfType<HelpOption>()) option.Action = new ExampleHelp((HelpAction)option.Action!);
        foreach (VersionOption option in command.Options.OfType<VersionOption>()) option.Action = new ShowVersion();
    }

    /// <summary>How a command is called, without its arguments.</summary>
    public static string CallOf(Command command) =>
        command.Parents.OfType<Command>().FirstOrDefault() is { } parent ? $"{CallOf(parent)} {command.Name}" : command.Name;

    private sealed class ExampleHelp(HelpAction inner) : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            inner.MaxWidth = Console.IsOutputRedirected ? MostWidth : Math.Min(MostWidth, Console.WindowWidth);
            inner.Invoke(parseResult);
            TextWriter output = parseResult.InvocationConfiguration.Output;
            if (!Examples.TryGetValue(parseResult.CommandResult.Command, out string[]? examples)) return ExitCode.Done;
            output.WriteLine(examples.Length == 1 ? "Example:" : "Examples:");
            foreach (string example in examples) output.WriteLine("  " + example);
            output.WriteLine();
            output.WriteLine("Exit codes: 0 done, 1 a --fail-on gate or a notebook's cell that failed, 2 usage, 3 data.");
            return ExitCode.Done;
        }
    }

    private sealed class ShowVersion : SynchronousCommandLineAction
    {
        public override bool ClearsParseErrors => true;

        public override int Invoke(ParseResult parseResult)
        {
            parseResult.InvocationConfiguration.Output.WriteLine($"{ReportTool.Name} {ReportTool.Version}");
            return ExitCode.Done;
        }
    }
}
