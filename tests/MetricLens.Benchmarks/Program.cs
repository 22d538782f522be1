using BenchmarkDotNet.Running;

namespace MetricLens.Benchmarks;

/// <summary>The benchmarks: <c>data FOLDER</c> writes what they read, <c>serve FOLDER</c> runs them one by one as compare.py asks, anything else goes to BenchmarkDotNet.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["data", string folder]:
                Inputs.Write(folder);
                break;
            case ["serve", string folder]:
                Server.Run(folder);
                break;
            default:
                BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(arguments);
                break;
        }
    }
}
