namespace MetricLens.Metrics;

/// <summary>The contributions of some records to a set-level metric, each with the number of times that it counts.</summary>
public sealed class SetSample
{
    private readonly double[] _values;
    private readonly int[]? _weights;

    private SetSample(double[] values, int width, int[]? weights)
    {
        _values = values;
        _weights = weights;
        Width = width;
        Count = values.Length / width;
    }

    /// <summary>The number of contributions, at least 1.</summary>
    public int Count { get; }

    /// <summary>How many numbers each contribution has.</summary>
    public int Width { get; }

    /// <summary>The numbers of a contribution.</summary>
    public ReadOnlySpan<double> this[int index] => _values.AsSpan(index * Width, Width);

    /// <summary>How many times a contribution counts, at least 0.</summary>
    public int Weight(int index) => _weights is null ? 1 : _weights[index];

    /// <summary>The sum of the weights.</summary>
    public long Total => _weights is null ? Count : _weights.Sum(weight => (long)weight);

    /// <summary>The sample of some contributions, each counted once; those without numbers are left out.</summary>
    /// <returns>The sample, or <see langword="null"/> where nothing is left.</returns>
    /// <exception cref="ArgumentException">Two contributions have different numbers of numbers.</exception>
    public static SetSample? Of(IEnumerable<SetContribution> contributions)
    {
        ArgumentNullException.ThrowIfNull(contributions);
        List<double> values = [];
        int width = 0;
        foreach (SetContribution contribution in contributions.Where(contribution => contribution.IsScored))
        {
            if (width == 0) width = contribution.Values.Length;
            if (contribution.Values.Length != width) throw new ArgumentException($"Contributions must be of one width; one has {width} numbers and another {contribution.Values.Length}.", nameof(contributions));
            values.AddRange(contribution.Values);
        }
        return width == 0 ? null : new([.. values], width, null);
    }

    /// <summary>The same contributions with other weights: a resample.</summary>
    /// <param name="weights">One a contribution, each at least 0; kept, not copied.</param>
    public SetSample Weighted(int[] weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Length != Count) throw new ArgumentException($"There must be a weight for each of {Count} contributions; there are {weights.Length}.", nameof(weights));
        return new(_values, Width, weights);
    }
}
