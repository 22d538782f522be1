namespace MetricLens.Comparisons;

/// <summary>How models are compared; every choice has a default.</summary>
public sealed record ComparisonOptions
{
    /// <summary>The ids of the metrics, the first one that under which models are listed; empty for the raw and continuous ones that the records allow.</summary>
    public IReadOnlyList<string> Metrics { get; init; } = [];

    /// <summary>The metrics that may be named; the library's own by default.</summary>
    public MetricLens.Metrics.MetricCatalogue Catalogue { get; init; } = MetricLens.Metrics.MetricCatalogue.Library;

    /// <summary>The family that a leaderboard is of; <see langword="null"/> for all families together.</summary>
    public string? Family { get; init; }

    /// <summary>The arm to compare in; <see langword="null"/> for every arm by itself.</summary>
    public string? Arm { get; init; }

    /// <summary>The two-sided level of all tests and, as 1 − α, the coverage of all intervals; strictly between 0 and 0.5.</summary>
    public double Alpha { get; init; } = 0.05;

    /// <summary>The power at which the smallest difference is given that the examples can show; above α and below 1.</summary>
    public double Power { get; init; } = 0.8;

    /// <summary>The number of bootstrap resamples, at least 100.</summary>
    public int Resamples { get; init; } = 10_000;

    /// <summary>The seed of the resamples.</summary>
    public long Seed { get; init; } = 1;

    /// <summary>The most threads to use; −1 for as many as the machine has. Results do not depend on it.</summary>
    public int Threads { get; init; } = -1;

    /// <summary>Checks every option, so that a mistake is told before records are read.</summary>
    /// <exception cref="ArgumentException">An option is out of its range, or names an unknown metric.</exception>
    public void Validate()
    {
        const int FewestResamples = 100;
        foreach (string id in Metrics) Catalogue.Parse(id);
        if (Alpha is not (> 0 and < 0.5)) throw new ArgumentOutOfRangeException(nameof(Alpha), Alpha, "Alpha must lie strictly between 0 and 0.5.");
        if (!(Power > Alpha && Power < 1)) throw new ArgumentOutOfRangeException(nameof(Power), Power, "Power must lie strictly between alpha and 1.");
        if (Resamples < FewestResamples)
            throw new ArgumentOutOfRangeException(nameof(Resamples), Resamples, FormattableString.Invariant($"Resamples must be at least {FewestResamples}."));
    }
}
