namespace MetricLens.Cli.Tests;

/// <summary>One call of the command line, in this process, at a terminal that nobody watches.</summary>
internal sealed record Call(int ExitCode, string Output, string Error)
{
    /// <summary>Calls the tool.</summary>
    public static Call Of(params string[] args) => At(width: null, args);

    /// <summary>Calls the tool at a screen of a width.</summary>
    public static Call At(int? width, params string[] args)
    {
        using StringWriter output = new(), error = new();
        int exitCode = App.Run(args, Terminal.Of(output, error, width), TestContext.Current.CancellationToken);
        return new(exitCode, output.ToString(), error.ToString());
    }

    /// <summary>The lines of the output.</summary>
    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
