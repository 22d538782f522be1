using MetricLens.Comparisons;
using MetricLens.Records;

namespace MetricLens.Reports;

/// <summary>The machine-readable files of a comparison, each written beside its place and then renamed into it.</summary>
public static class ComparisonFiles
{
    /// <summary>The name of the file with every figure.</summary>
    public const string Json = "compare.json";

    /// <summary>The name of the file with one row a task, pair of models and metric.</summary>
    public const string Csv = "compare.csv";

    /// <summary>Writes a comparison of two models into a folder, which is made where there is none; other files in it are left alone.</summary>
    /// <param name="comparison">What was found.</param>
    /// <param name="folder">The folder.</param>
    public static void Write(ModelComparison comparison, string folder)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        Write(folder, stream => ComparisonJson.Write(comparison, stream), comparison.Findings);
    }

    /// <summary>Writes a leaderboard into a folder, which is made where there is none; other files in it are left alone.</summary>
    /// <param name="leaderboard">What was found.</param>
    /// <param name="folder">The folder.</param>
    public static void Write(Leaderboard leaderboard, string folder)
    {
        ArgumentNullException.ThrowIfNull(leaderboard);
        Write(folder, stream => ComparisonJson.Write(leaderboard, stream), leaderboard.Tasks.SelectMany(task => task.Pairs));
    }

    private static void Write(string folder, Action<Stream> json, IEnumerable<PairFinding> pairs)
    {
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, Json), json);
        AtomicFile.Write(Path.Combine(folder, Csv), stream => ComparisonCsv.Write(pairs, stream));
    }
}
