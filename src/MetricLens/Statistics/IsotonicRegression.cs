namespace MetricLens.Statistics;

/// <summary>The non-decreasing sequence nearest to the data in weighted least squares.</summary>
/// <remarks>Reference: Barlow, Bartholomew, Bremner and Brunk (1972), Statistical Inference under Order Restrictions.</remarks>
public static class IsotonicRegression
{
    /// <summary>Fits by pooling adjacent violators.</summary>
    /// <remarks>
    /// Keeps the weighted mean; a sequence that already does not fall is returned as it is. Takes linear time. Values
    /// at tied positions are not made equal: average them first. An empty input gives an empty result.
    /// </remarks>
    /// <param name="y">The values in order, finite.</param>
    /// <param name="weights">The weight of each value, positive and finite; empty for equal weights.</param>
    /// <returns>The fitted values, in the unit and order of <paramref name="y"/>.</returns>
    /// <exception cref="ArgumentException">The lengths differ, a value is not finite, or a weight is not positive.</exception>
    public static double[] Fit(ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
    {
        if (!weights.IsEmpty && weights.Length != y.Length)
            throw new ArgumentException(
                FormattableString.Invariant($"There are {weights.Length} weights for {y.Length} values."), nameof(weights));
        return new Workspace(y.Length).Fit(y, weights);
    }

    /// <summary>Room for many fits of as many values, one at a time.</summary>
    internal sealed class Workspace(int count)
    {
        private readonly double[] _mean = new double[count], _weight = new double[count], _fitted = new double[count];
        private readonly int[] _end = new int[count];

        /// <summary>The fit, which the next one overwrites.</summary>
        public double[] Fit(ReadOnlySpan<double> y, ReadOnlySpan<double> weights)
        {
            int blocks = 0;
            for (int i = 0; i < y.Length; i++)
            {
                _mean[blocks] = Finite(y[i], i);
                _weight[blocks] = weights.IsEmpty ? 1 : Positive(weights[i], i);
                _end[blocks++] = i + 1;
                for (; blocks > 1 && _mean[blocks - 2] > _mean[blocks - 1]; blocks--)
                {
                    double sum = _weight[blocks - 2] + _weight[blocks - 1];
                    _mean[blocks - 2] += (_mean[blocks - 1] - _mean[blocks - 2]) * (_weight[blocks - 1] / sum);
                    _weight[blocks - 2] = sum;
                    _end[blocks - 2] = _end[blocks - 1];
                }
            }
            for (int block = 0, start = 0; block < blocks; start = _end[block++])
                _fitted.AsSpan(start, _end[block] - start).Fill(_mean[block]);
            return _fitted;
        }
    }

    private static double Finite(double y, int index) => double.IsFinite(y)
        ? y
        : throw new ArgumentException(FormattableString.Invariant($"The value at index {index} is {y}; it must be finite."), nameof(y));

    private static double Positive(double weights, int index) => weights is > 0 and < double.PositiveInfinity
        ? weights
        : throw new ArgumentException(
            FormattableString.Invariant($"The weight at index {index} is {weights}; it must be positive and finite."), nameof(weights));
}
