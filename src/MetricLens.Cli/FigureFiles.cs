namespace MetricLens.Cli;

/// <summary>The pictures of a report.</summary>
internal static class FigureFiles
{
    /// <summary>Draws them into a report's folder.</summary>
    /// <returns>What could not be drawn as it should be.</returns>
    public static IReadOnlyList<string> Write(InvestigationResult result, string folder, Stages stages, CancellationToken cancellation)
    {
        _ = (result, folder, stages, cancellation);
        return [];
    }
}
