using System.Collections.Concurrent;
using System.Globalization;
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
    /// <param name="folder">The report's folder.</param>
    /// <param name="stages">Told how far the drawing is.</param>
    /// <param name="cancellation">Stops the drawing; a picture is there whole or not at all.</param>
    /// <returns>What could not be drawn as it should be, each once.</returns>
    public static IReadOnlyList<string> Write(InvestigationResult result, string folder, Stages stages, CancellationToken cancellation)
    {
        string figures = Path.Combine(folder, Folder);
        Directory.CreateDirectory(figures);
        IReadOnlyList<string> names = FigureNames.Of(result.Findings.Select(finding => finding.Key));
        var warnings = new ConcurrentBag<string>();
        int done = 0;
        WriteOverview(result, folder, warnings);
        var parallel = new ParallelOptions { MaxDegreeOfParallelism = result.Options.Threads, CancellationToken = cancellation };
        Parallel.For(0, names.Count, parallel, i =>
        {
            Save(ComparisonFigure.Of(result.Findings[i]), Path.Combine(figures, names[i] + ".png"), warnings);
            stages.Report(Stage, (double)Interlocked.Increment(ref done) / names.Count);
        });
        return [.. warnings.Distinct().Order(StringComparer.Ordinal)];
    }

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
