namespace MetricLens.Cli;

/// <summary>The pictures of a report.</summary>
internal static class FigureFiles
{
    public static IReadOnlyList<string> Write(InvestigationResult result, string folder, Stages stages, CancellationToken cancellation)
    {
        _ = (result, folder, stages, cancellation);
        return [];
    }
}
