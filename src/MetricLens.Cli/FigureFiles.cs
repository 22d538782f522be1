using System.Collections.Concurrent;
using System.Globalization;
using MetricLens.Arms;
using MetricLens.Curves;
using MetricLens.Plotting;
using MetricLens.Reports;

namespace MetricLens.Cli;

/// <summary>The pictures of a report: a comparison a finding in a folder of their own, and the overview beside the data.</summary>
internal static class FigureFiles
{
    private const string Folder = "figures";
    private const string Overview = "overview";
    private const string Stage = "drawing figures";

    /// <summary>Draws them into a report's folder.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="arms">What became of compared arms; <see langword="null"/> where none were.</param>
    /// <param name="folder">The report's folder.</param>
    /// <param name="stages">Told how far the drawing is.</param>
    /// <param name="cancellation">Stops the drawing; a picture is there whole or not at all.</param>
    /// <returns>What could not be drawn as it should be, each once.</returns>
    public static IReadOnlyList<string> Write(InvestigationResult result, ArmComparison? arms, string folder, Stages stages, CancellationToken cancellation)
    {
        string figures = Path.Combine(folder, Folder);
        Directory.CreateDirectory(figures);
        IReadOnlyList<ArmFinding> compared = arms?.Findings ?? [];
        IReadOnlyList<string> names = FigureNames.Of([.. result.Findings.Select(finding => finding.Key), .. compared.Select(ArmKey)]);
        var warnings = new ConcurrentBag<string>();
        int done = 0;
        WriteOverview(result, folder, warnings);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = result.Options.Threads, CancellationToken = cancellation };
        Parallel.For(0, names.Count, parallel, i =>
        {
            int arm = i - result.Findings.Count;
            Save(arm < 0 ? ComparisonFigure.Of(result.Findings[i]) : ArmFigure.Of(compared[arm]), Path.Combine(figures, names[i] + ".png"), warnings);
            stages.Report(Stage, (double)Interlocked.Increment(ref done) / names.Count);
        });
        return [.. warnings.Distinct().Order(StringComparer.Ordinal)];
    }

    private static ComparisonKey ArmKey(ArmFinding finding) =>
        new(finding.Task, finding.Family, $"{finding.Arm ?? "unnamed"}-against-{finding.Baseline ?? "unnamed"}");

    /// <summary>One page, or several that are numbered from the second on.</summary>
    private static void WriteOverview(InvestigationResult result, string folder, ConcurrentBag<string> warnings)
    {
        foreach ((int page, Figure figure) in OverviewFigure.Of(result).Index())
        {
            string number = page == 0 ? "" : "-" + (page + 1).ToString(CultureInfo.InvariantCulture);
            Save(figure, Path.Combine(folder, $"{Overview}{number}.png"), warnings);
        }
    }

    private static void Save(Figure figure, string path, ConcurrentBag<string> warnings)
    {
        figure.SavePng(path);
        foreach (string warning in figure.Warnings) warnings.Add(warning);
    }
}
