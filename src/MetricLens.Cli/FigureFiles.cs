using System.Collections.Concurrent;
using System.Globalization;
using MetricLens.Arms;
using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Plotting;
using MetricLens.Reports;

namespace MetricLens.Cli;

/// <summary>The pictures of a report: a comparison a finding in a folder of their own, with the examples and the link of one that jumps, and the overview beside the data.</summary>
internal static class FigureFiles
{
    private const string Folder = "figures";
    private const string Overview = "overview";
    private const string Stage = "drawing figures";

    /// <summary>What is drawn besides of a finding with an apparent jump, and what its files' names end in.</summary>
    private static readonly (string Name, Func<TaskFinding, FigureOptions, Figure> Draw)[] OfJumps =
        [("examples", (finding, options) => finding.ExampleFigure(options)), ("link", (finding, options) => finding.LinkFigure(options))];

    /// <summary>Draws them into a report's folder.</summary>
    /// <param name="result">What was found.</param>
    /// <param name="arms">What became of compared arms; <see langword="null"/> where none were.</param>
    /// <param name="folder">The report's folder.</param>
    /// <param name="settings">How, and as what files.</param>
    /// <param name="stages">Told how far the drawing is.</param>
    /// <param name="cancellation">Stops the drawing; a picture is there whole or not at all.</param>
    public static DrawnFigures Write(InvestigationResult result, ArmComparison? arms, string folder, FigureSettings settings, Stages stages, CancellationToken cancellation)
    {
        string figures = Path.Combine(folder, Folder);
        Directory.CreateDirectory(figures);
        IReadOnlyList<ArmFinding> compared = arms?.Findings ?? [];
        IReadOnlyList<string> names = FigureNames.Of([.. result.Findings.Select(finding => finding.Key), .. compared.Select(ArmKey), .. result.Findings.SelectMany(finding => OfJumps.Select(kind => MoreKey(finding.Key, kind.Name)))]);
        var warnings = new ConcurrentBag<string>();
        string[] elements = new string[result.Findings.Count];
        IReadOnlyList<string>[] more = new IReadOnlyList<string>[elements.Length];
        int done = 0, figureCount = result.Findings.Count + compared.Count;
        IReadOnlyList<Figure> overview = OverviewFigure.Of(result, settings.Options);
        foreach ((int page, Figure figure) in overview.Index())
            Save(figure, Path.Combine(folder, page == 0 ? Overview : string.Create(CultureInfo.InvariantCulture, $"{Overview}-{page + 1}")), settings, warnings);
        int threads = result.Options.Threads < 0 ? Environment.ProcessorCount : result.Options.Threads;
        Parallel.For(0, figureCount, new ParallelOptions { MaxDegreeOfParallelism = threads, CancellationToken = cancellation }, i =>
        {
            int arm = i - result.Findings.Count;
            Figure figure = arm < 0 ? ComparisonFigure.Of(result.Findings[i], settings.Options) : ArmFigure.Of(compared[arm], settings.Options);
            Save(figure, Path.Combine(figures, names[i]), settings, warnings);
            if (arm < 0)
            {
                elements[i] = figure.SvgElement(string.Create(CultureInfo.InvariantCulture, $"f{i + 1}-"));
                more[i] = result.Findings[i].Jump is { Status: JumpStatus.Apparent, Curve.HasExamples: true } ? [.. OfJumps.Select((_, place) => More(i, place))] : [];
            }
            stages.Report(Stage, (double)Interlocked.Increment(ref done) / figureCount);
        });
        return new(elements, more, [.. overview.Select((figure, page) => figure.SvgElement(string.Create(CultureInfo.InvariantCulture, $"o{page + 1}-")))],
            [.. warnings.Distinct().Order(StringComparer.Ordinal)]);

        string More(int finding, int kind)
        {
            Figure figure = OfJumps[kind].Draw(result.Findings[finding], settings.Options);
            Save(figure, Path.Combine(figures, names[figureCount + (finding * OfJumps.Length) + kind]), settings, warnings);
            return figure.SvgElement(string.Create(CultureInfo.InvariantCulture, $"f{finding + 1}-{OfJumps[kind].Name}-"));
        }
    }

    /// <summary>A key whose file's name is that of the finding's with a further word, and no other's.</summary>
    private static ComparisonKey MoreKey(ComparisonKey key, string word) => key with { Arm = key.Arm is { } arm ? $"{arm}-{word}" : word };

    private static ComparisonKey ArmKey(ArmFinding finding) =>
        new(finding.Task, finding.Family, $"{finding.Arm ?? "unnamed"}-against-{finding.Baseline ?? "unnamed"}");

    private static void Save(Figure figure, string path, FigureSettings settings, ConcurrentBag<string> warnings)
    {
        foreach ((string extension, Action<Figure, string> save) in settings.Formats) save(figure, $"{path}.{extension}");
        foreach (string warning in figure.Warnings) warnings.Add(warning);
    }
}
