using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;

namespace MetricLens.Cli;

/// <summary>Which code ran on what, as far as the machine says.</summary>
internal static class Provenance
{
    private const string Unknown = "unknown";

    /// <summary>The commit that git is at in the current folder, shortened; <c>unknown</c> without git or a repository.</summary>
    public static string Commit()
    {
        try
        {
            using var git = Process.Start(new ProcessStartInfo("git", ["rev-parse", "--short=12", "HEAD"]) { RedirectStandardOutput = true, RedirectStandardError = true });
            string? line = git?.StandardOutput.ReadLine();
            git?.WaitForExit();
            return git?.ExitCode == 0 && line is { Length: > 0 } ? line : Unknown;
        }
        catch (Win32Exception)
        {
            return Unknown;
        }
    }

    /// <summary>The processor and the number of threads, such as <c>AMD EPYC 7763, 2 threads</c>.</summary>
    /// <param name="threads">The number asked for, or −1 for all.</param>
    public static string Machine(int threads)
    {
        int count = threads < 0 ? Environment.ProcessorCount : threads;
        return string.Create(CultureInfo.InvariantCulture, $"{Processor()}, {count} {(count == 1 ? "thread" : "threads")}");
    }

    private static string Processor()
    {
        const string Information = "/proc/cpuinfo", Model = "model name";
        string? line = File.Exists(Information) ? File.ReadLines(Information).FirstOrDefault(text => text.StartsWith(Model, StringComparison.Ordinal)) : null;
        return line is null ? RuntimeInformation.ProcessArchitecture.ToString() : line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
    }
}
