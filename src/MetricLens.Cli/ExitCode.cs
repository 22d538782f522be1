namespace MetricLens.Cli;

/// <summary>What the exit code of the tool says.</summary>
internal static class ExitCode
{
    /// <summary>Done.</summary>
    public const int Done = 0;

    /// <summary>Done, and a gate that <c>--fail-on</c> names has closed, or a cell of a notebook has failed.</summary>
    public const int Gate = 1;

    /// <summary>The command line asks for something that there is not.</summary>
    public const int Usage = 2;

    /// <summary>The data break a rule, or a file cannot be read or written.</summary>
    public const int Data = 3;

    /// <summary>A fault of the tool's own, as in BSD's sysexits.</summary>
    public const int Fault = 70;

    /// <summary>Stopped by Ctrl-C, as shells report it.</summary>
    public const int Interrupted = 130;
}
