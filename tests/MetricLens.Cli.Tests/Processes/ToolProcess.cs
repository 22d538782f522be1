using System.Diagnostics;

namespace MetricLens.Cli.Tests.Processes;

/// <summary>The tool as a process of its own, as a shell starts it: where signals, rights and full disks are real.</summary>
internal sealed class ToolProcess : IDisposable
{
    private const int MostSeconds = 120;

    /// <summary>The user that has no rights of its own.</summary>
    private const int Nobody = 65534;

    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "MetricLens.Cli.dll");

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;

    private ToolProcess(Process process)
    {
        _process = process;
        _output = process.StandardOutput.ReadToEndAsync();
        _error = process.StandardError.ReadToEndAsync();
    }

    /// <summary>Starts the tool.</summary>
    /// <param name="before">What a shell does first, such as setting a limit; it must be able to start the tool after it.</param>
    /// <param name="isNobody">Whether a user without rights runs it, where this process may choose.</param>
    /// <param name="args">The tool's arguments; none may hold a quote.</param>
    public static ToolProcess Start(string before, bool isNobody, params string[] args)
    {
        // Tests that run in the background ignore SIGINT, and so would all that they start.
        string call = $"env --default-signal=INT {(isNobody && Environment.IsPrivilegedProcess ? $"setpriv --reuid {Nobody} --regid {Nobody} --clear-groups " : "")}'{Environment.ProcessPath switch
        {
            { } path when Path.GetFileNameWithoutExtension(path) == "dotnet" => path,
            _ => "dotnet",
        }}' '{Library}' {string.Join(' ', args.Select(arg => $"'{arg}'"))}";
        var start = new ProcessStartInfo("/bin/bash", ["-c", $"{before} exec {call}"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        // With it the runtime reserves a file of many gigabytes, which a limit on the size of files refuses.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        return new(Process.Start(start)!);
    }

    /// <summary>Runs the tool to its end.</summary>
    public static Call Run(string before, params string[] args)
    {
        using ToolProcess process = Start(before, isNobody: false, args);
        return process.End();
    }

    /// <summary>Presses Ctrl-C.</summary>
    public void Interrupt()
    {
        using var kill = Process.Start("/bin/kill", ["-INT", _process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }

    /// <summary>Ends it at once, as a machine that is taken away.</summary>
    public void Kill() => _process.Kill(entireProcessTree: true);

    /// <summary>Waits for the end.</summary>
    public Call End()
    {
        if (!_process.WaitForExit(TimeSpan.FromSeconds(MostSeconds)))
        {
            _process.Kill();
            throw new TimeoutException($"The tool did not end within {MostSeconds} seconds.");
        }
        return new(_process.ExitCode, _output.GetAwaiter().GetResult(), _error.GetAwaiter().GetResult());
    }

    public void Dispose() => _process.Dispose();
}
