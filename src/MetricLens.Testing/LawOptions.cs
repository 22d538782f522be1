namespace MetricLens.Testing;

/// <summary>How thoroughly the laws are tried.</summary>
public sealed record LawOptions
{
    /// <summary>How many cases each law is tried on, at least 1; laws whose cases take long are tried on fewer, and laws of existence on up to five times as many, until one is found.</summary>
    public int Cases { get; init; } = 200;

    /// <summary>Where the cases come from: the same seed gives the same cases.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>Laws of one's own, tried beside those of the package where they apply.</summary>
    public IReadOnlyList<MetricLaw> Also { get; init; } = [];
}
