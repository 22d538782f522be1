namespace MetricLens.Planning;

/// <summary>What an evaluation measures: which scales, how many training seeds at each, how many examples and in what clusters.</summary>
public sealed record EvaluationDesign
{
    private const int FewestScales = 2, MostScales = 100, MostSeeds = 100, MostExamples = 10_000_000;

    private readonly double[] _positions;

    private EvaluationDesign(double[] positions) => _positions = positions;

    /// <summary>The places of the scales on the axis, rising; only their relative distances count.</summary>
    public IReadOnlyList<double> Positions => _positions;

    /// <summary>K, the number of scales, 2 to 100.</summary>
    public int Scales => _positions.Length;

    /// <summary>n, the number of examples, which all models share, 2 to ten million.</summary>
    public int Examples { get; init; } = 300;

    /// <summary>The number of training seeds at each scale, 1 to 100.</summary>
    public int Seeds { get; init; } = 1;

    /// <summary>How many examples share a cluster, 1 or more; they share half of the variance of difficulty.</summary>
    public int ClusterSize { get; init; } = 1;

    /// <summary>The places of the scales rescaled to run from 0 to 1.</summary>
    public IReadOnlyList<double> Units => Array.ConvertAll(_positions, position => (position - _positions[0]) / (_positions[^1] - _positions[0]));

    /// <summary>The number of independent units among the examples.</summary>
    public int IndependentUnits => (Examples + ClusterSize - 1) / ClusterSize;

    /// <summary>A design over given places.</summary>
    /// <param name="positions">The places on the axis, at least two, rising.</param>
    /// <exception cref="ArgumentException">There are too few or too many, or they do not rise.</exception>
    public static EvaluationDesign At(IReadOnlyList<double> positions)
    {
        ArgumentNullException.ThrowIfNull(positions);
        if (positions.Count is < FewestScales or > MostScales)
            throw new ArgumentOutOfRangeException(nameof(positions), positions.Count, $"The scales must be from {FewestScales} to {MostScales}.");
        for (int k = 0; k < positions.Count; k++)
            if (!double.IsFinite(positions[k]) || (k > 0 && !(positions[k] > positions[k - 1]))) throw new ArgumentException("The scales must be finite and rise.", nameof(positions));
        return new([.. positions]);
    }

    /// <summary>A design over so many places, evenly spread.</summary>
    /// <param name="first">The first place.</param>
    /// <param name="last">The last place, above it.</param>
    /// <param name="count">The number of scales.</param>
    /// <exception cref="ArgumentException">There are too few or too many, or they do not rise.</exception>
    public static EvaluationDesign Spread(double first, double last, int count)
    {
        if (count is < FewestScales or > MostScales)
            throw new ArgumentOutOfRangeException(nameof(count), count, $"The scales must be from {FewestScales} to {MostScales}.");
        return At([.. Enumerable.Range(0, count).Select(k => first + ((last - first) * k / (count - 1)))]);
    }

    /// <summary>The same design over so many scales: the same ones where the number is the same, else evenly spread over the same range.</summary>
    public EvaluationDesign WithScales(int count) => count == Scales ? this
        : Spread(_positions[0], _positions[^1], count) with { Examples = Examples, Seeds = Seeds, ClusterSize = ClusterSize };

    /// <inheritdoc/>
    public bool Equals(EvaluationDesign? other) => other is not null && (Examples, Seeds, ClusterSize) == (other.Examples, other.Seeds, other.ClusterSize)
        && _positions.AsSpan().SequenceEqual(other._positions);

    /// <inheritdoc/>
    public override int GetHashCode() => HashCode.Combine(Scales, Examples, Seeds, ClusterSize, _positions[0], _positions[^1]);

    internal void Require()
    {
        Within(Examples, 2, MostExamples, nameof(Examples));
        Within(Seeds, 1, MostSeeds, nameof(Seeds));
        Within(ClusterSize, 1, MostExamples, nameof(ClusterSize));
        if (IndependentUnits < 2) throw new ArgumentOutOfRangeException(nameof(ClusterSize), ClusterSize, $"{nameof(ClusterSize)} must leave at least two clusters of the examples.");
    }

    private static void Within(int value, int least, int most, string name)
    {
        if (!(value >= least && value <= most))
            throw new ArgumentOutOfRangeException(name, value, FormattableString.Invariant($"{name} must be from {least} to {most}."));
    }
}
