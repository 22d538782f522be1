using BenchmarkDotNet.Running;

namespace MetricLens.Benchmarks;

/// <summary>The benchmarks: <c>data FOLDER</c> writes what they read, <c>tasks FOLDER COUNT</c> records of so many tasks, <c>scores FOLDER TASKS EXAMPLES</c> scored Parquet, <c>draw TABLE PNG</c> the figure of what scale.sh printed, <c>serve FOLDER</c> runs them one by one as compare.py asks, anything else goes to BenchmarkDotNet.</summary>
internal static class Program
{
    private static void Main(string[] arguments)
    {
        switch (arguments)
        {
            case ["data", string folder]:
                Inputs.Write(folder);
                break;
            case ["tasks", string folder, string count]:
                Inputs.WriteTasks(folder, int.Parse(count, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ["scores", string folder, string tasks, string examples]:
                ScoredParts.Write(folder, int.Parse(tasks, System.Globalization.CultureInfo.InvariantCulture), int.Parse(examples, System.Globalization.CultureInfo.InvariantCulture));
                break;
            case ["draw", string table, string png]:
                ScaleFigure.Draw(table, png);
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
