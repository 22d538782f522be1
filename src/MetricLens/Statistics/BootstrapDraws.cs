namespace MetricLens.Statistics;

/// <summary>Remembers the last resamples drawn, so that many tests over as many examples share one draw; what comes out is the same.</summary>
/// <remarks>Safe to use from many threads.</remarks>
internal sealed class BootstrapDraws
{
    private Drawn? _last;

    /// <summary>The resamples; drawn where they are not those of the last call. Parameters as in <see cref="BootstrapIndex.Draw(int, int[], int, long)"/>.</summary>
    public BootstrapIndex Of(int examples, int[]? clusters, int resamples, long seed)
    {
        Drawn? last = Volatile.Read(ref _last);
        if (last is null || !last.Is(examples, clusters, resamples, seed))
            Volatile.Write(ref _last, last = new(BootstrapIndex.Draw(examples, clusters, resamples, seed), clusters, seed));
        return last.Index;
    }

    private sealed record Drawn(BootstrapIndex Index, int[]? Clusters, long Seed)
    {
        public bool Is(int examples, int[]? clusters, int resamples, long seed) =>
            Index.Examples == examples && Index.Resamples == resamples && Seed == seed
            && (clusters is null ? Clusters is null : Clusters is not null && clusters.AsSpan().SequenceEqual(Clusters));
    }
}
