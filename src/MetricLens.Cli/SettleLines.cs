using MetricLens.Planning;
using MetricLens.Reports;

namespace MetricLens.Cli;

/// <summary>What would settle the inconclusive tasks: a paragraph each.</summary>
internal static class SettleLines
{
    private const string Stage = "looking for what would settle the inconclusive";

    /// <summary>One outlook a finding, <see langword="null"/> where its verdict is not inconclusive.</summary>
    public static Outlook?[] Outlooks(InvestigationResult result, Stages stages, CancellationToken cancellation)
    {
        var outlooks = new Outlook?[result.Findings.Count];
        int done = 0;
        Parallel.For(0, outlooks.Length, new ParallelOptions { MaxDegreeOfParallelism = result.Options.Threads, CancellationToken = cancellation }, i =>
        {
            outlooks[i] = result.Findings[i].Outlook(new() { Seed = result.Options.Seed });
            stages.Report(Stage, (double)Interlocked.Increment(ref done) / outlooks.Length);
        });
        return outlooks;
    }

    /// <summary>Writes them.</summary>
    public static void Write(InvestigationResult result, IReadOnlyList<Outlook?> outlooks, Terminal terminal)
    {
        foreach ((int i, TaskFinding finding) in result.Findings.Index())
        {
            if (outlooks[i] is not { } outlook) continue;
            terminal.Tell($"{SafeText.Of(FindingWords.Title(finding))}. {SafeText.Of(string.Join(' ', Explanation.OfOutlook(finding, outlook)))}");
        }
        if (outlooks.All(outlook => outlook is null)) terminal.Tell("No verdict is inconclusive: there is nothing to settle.");
    }
}
