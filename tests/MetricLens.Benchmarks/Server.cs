using System.Globalization;

namespace MetricLens.Benchmarks;

/// <summary>Runs the work that is named on each line of the standard input, and answers with its CPU seconds and the checksum of its result.</summary>
/// <remarks>peers.py does the same in Python: compare.py asks both in turn. The CPU time is that of all threads of the process.</remarks>
internal static class Server
{
    public static void Run(string folder)
    {
        var known = new Dictionary<string, Func<double>>(StringComparer.Ordinal);
        while (Console.ReadLine() is { } name)
        {
            if (!known.TryGetValue(name, out Func<double>? work)) known[name] = work = Works.Prepare(name, folder);
            GC.Collect();
            TimeSpan before = Environment.CpuUsage.TotalTime;
            double checksum = work();
            double seconds = (Environment.CpuUsage.TotalTime - before).TotalSeconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{seconds:R}\t{checksum:R}"));
        }
    }
}
