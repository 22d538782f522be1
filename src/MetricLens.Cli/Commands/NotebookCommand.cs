using System.CommandLine;
using MetricLens.Notebooks;

namespace MetricLens.Cli.Commands;

/// <summary><c>metriclens notebook</c>: runs notebooks without their kernel, and makes apps of them.</summary>
internal static class NotebookCommand
{
    /// <summary>What it does.</summary>
    public const string About = "Runs C# notebooks of Polyglot Notebooks without their kernel, and makes file-based apps of them.";

    private static readonly Argument<string> File = new Argument<string>("FILE") { Description = "The notebook, .ipynb." }.File();

    private static readonly Option<string?> Output = Options.Text("--out", "FILE", "Where the result goes; run writes over the notebook by default, export beside it as .cs.").File();

    private static readonly Option<bool> Local = new("--local")
    {
        Description = "This build in place of the packages of MetricLens: run uses the assemblies of this tool, export refers to the projects in src/.",
    };

    /// <summary>The command.</summary>
    public static Command Create(Terminal terminal, CancellationToken cancellation)
    {
        var run = new Command("run", "Runs the C# cells from top to bottom and writes their outputs into the notebook. Ends with 1 where a cell fails; the outputs up to there are written.") { File, Output, Local };
        run.SetAction(parsed => Run(parsed, terminal, cancellation));
        Help.Attach(run, "metriclens notebook run notebooks/01-first-verdict.ipynb --local", "metriclens notebook run mine.ipynb --out mine-run.ipynb");
        var export = new Command("export", "Makes a file-based app of a notebook's C# cells: dotnet run APP.cs prints what the notebook shows.") { File, Output, Local };
        export.SetAction(parsed => Export(parsed, terminal));
        Help.Attach(export, "metriclens notebook export notebooks/01-first-verdict.ipynb --local");
        var command = new Command("notebook", About) { run, export };
        Help.Attach(command, "metriclens notebook run notebooks/01-first-verdict.ipynb --local");
        return command;
    }

    private static int Run(ParseResult parsed, Terminal terminal, CancellationToken cancellation)
    {
        string path = parsed.GetRequiredValue(File), output = parsed.GetValue(Output) ?? path;
        OutputPath.RequireFile(output, Output.Name);
        NotebookRun run = Stages.Show(terminal, stages =>
        {
            // Waited for here: the command line is synchronous.
            var cells = new CellProgress(stages);
            return NotebookRunner.Run(path, output, parsed.GetValue(Local), cells, cancellation).GetAwaiter().GetResult();
        });
        foreach (NotebookCell cell in run.LeftAlone)
            terminal.Error.WriteLine(FormattableString.Invariant($"metriclens: cell {cell.Number} is left alone: it is for the kernel '{SafeText.Of(cell.Language)}'."));
        if (run.Failure is { } failure)
        {
            terminal.Error.WriteLine($"metriclens: {SafeText.Of(failure.ToString())}");
            foreach (string line in failure.Trace.Skip(1)) terminal.Error.WriteLine("  " + SafeText.Of(line.Trim()));
        }
        terminal.Out.WriteLine(FormattableString.Invariant($"Ran {run.CellsRun} cells; wrote {SafeText.Of(output)}."));
        return run.Failure is null ? ExitCode.Done : ExitCode.Gate;
    }

    private static int Export(ParseResult parsed, Terminal terminal)
    {
        string path = parsed.GetRequiredValue(File), output = parsed.GetValue(Output) ?? Path.ChangeExtension(path, ".cs");
        OutputPath.RequireFile(output, Output.Name);
        NotebookApp.Export(path, output, parsed.GetValue(Local));
        terminal.Out.WriteLine($"Wrote {SafeText.Of(output)}.");
        return ExitCode.Done;
    }

    /// <summary>Tells of cells as stages.</summary>
    private sealed class CellProgress(IProgress<InvestigationProgress> stages) : IProgress<NotebookCell>
    {
        public void Report(NotebookCell value) => stages.Report(new(FormattableString.Invariant($"running cell {value.Number}"), 0));
    }
}
