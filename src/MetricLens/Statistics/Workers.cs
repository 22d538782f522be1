namespace MetricLens.Statistics;

/// <summary>How many threads a parallel loop may use.</summary>
internal static class Workers
{
    /// <summary>The options of a loop.</summary>
    /// <remarks>Without a bound the pool adds threads for as long as long-running work keeps it busy, far beyond the processors.</remarks>
    /// <param name="threads">The most threads; −1 for as many as the machine has processors.</param>
    /// <param name="cancellation">Stops the loop.</param>
    public static ParallelOptions Of(int threads, CancellationToken cancellation) =>
        new() { MaxDegreeOfParallelism = threads < 0 ? Environment.ProcessorCount : threads, CancellationToken = cancellation };
}
