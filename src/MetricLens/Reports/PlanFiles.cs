using MetricLens.Planning;
using MetricLens.Records;

namespace MetricLens.Reports;

/// <summary>The machine-readable files of a plan, each written beside its place and then renamed into it.</summary>
public static class PlanFiles
{
    /// <summary>The name of the file with every figure.</summary>
    public const string Json = "plan.json";

    /// <summary>The name of the file with one row a design that was simulated.</summary>
    public const string Csv = "plan.csv";

    /// <summary>Writes them into a folder, which is made where there is none; other files in it are left alone.</summary>
    /// <param name="plan">The plan.</param>
    /// <param name="folder">The folder.</param>
    public static void Write(Plan plan, string folder)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, Json), stream => PlanJson.Write(plan, stream));
        AtomicFile.Write(Path.Combine(folder, Csv), stream => PlanCsv.Write(plan, stream));
    }
}
