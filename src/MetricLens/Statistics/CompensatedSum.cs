namespace MetricLens.Statistics;

/// <summary>A running sum that carries its own rounding error (Neumaier 1974); the default value is the empty sum.</summary>
internal struct CompensatedSum
{
    private double _sum;
    private double _error;

    /// <summary>The sum so far.</summary>
    internal readonly double Value => _sum + _error;

    /// <summary>Adds one term.</summary>
    internal void Add(double term)
    {
        double next = _sum + term;
        _error += Math.Abs(_sum) >= Math.Abs(term) ? _sum - next + term : term - next + _sum;
        _sum = next;
    }

    /// <summary>The sum of all the values.</summary>
    internal static double Of(ReadOnlySpan<double> values)
    {
        CompensatedSum sum = default;
        foreach (double value in values) sum.Add(value);
        return sum.Value;
    }
}
