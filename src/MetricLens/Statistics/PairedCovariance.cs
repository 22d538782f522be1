namespace MetricLens.Statistics;

/// <summary>The sampling covariance of several runs' mean scores over the same examples.</summary>
public static class PairedCovariance
{
    /// <summary>The covariance matrix of the runs' means, over draws of examples or of whole clusters.</summary>
    /// <remarks>
    /// Symmetric to the bit and positive semidefinite. Without clusters the unbiased sample covariance divided by n;
    /// with G clusters the cluster-robust G/(G - 1) Σ_g s_g s_g' / n², s_g the sum of the cluster's deviations from the
    /// means, which is the same where every cluster has one example. Two passes: means, then products of deviations.
    /// Reference: Liang and Zeger (1986), Biometrika 73; Miller (2024), arXiv 2411.00640, section 2.2.
    /// </remarks>
    /// <param name="scores">One row a run, one finite score an example, the examples in the same order in every row.</param>
    /// <param name="clusters">The cluster of each example, ids 0 to G - 1 without a gap; null where examples are independent.</param>
    /// <returns>The runs by runs matrix, in squared units of the scores.</returns>
    /// <exception cref="ArgumentException">There are fewer than two examples or clusters, no run, or rows that do not fit.</exception>
    public static double[,] OfMeans(double[][] scores, int[]? clusters)
    {
        ArgumentNullException.ThrowIfNull(scores);
        if (scores.Length == 0) throw new ArgumentException("At least one run is needed.", nameof(scores));
        ArgumentNullException.ThrowIfNull(scores[0], nameof(scores));
        int examples = scores[0].Length;
        if (examples < 2)
            throw new ArgumentException(
                FormattableString.Invariant($"A covariance needs at least two examples; there are {examples}."), nameof(scores));
        ClusterMap map = new(examples, clusters);
        if (map.Units < 2) throw new ArgumentException("A covariance needs at least two clusters; there is one.", nameof(clusters));
        double[][] deviations = Array.ConvertAll(scores, row => DeviationSums(row, map));
        double factor = map.Units / (map.Units - 1.0) / ((double)examples * examples);
        double[,] covariance = new double[scores.Length, scores.Length];
        for (int row = 0; row < scores.Length; row++)
        {
            for (int column = 0; column <= row; column++)
            {
                double value = factor * Product(deviations[row], deviations[column]);
                covariance[row, column] = value;
                covariance[column, row] = value;
            }
        }

        return covariance;
    }

    private static double[] DeviationSums(double[] row, ClusterMap map)
    {
        ArgumentNullException.ThrowIfNull(row, "scores");
        double mean = CompensatedSum.Of(map.Sums(row)) / map.Examples;
        return map.Sums(Array.ConvertAll(row, score => score - mean));
    }

    private static double Product(double[] left, double[] right)
    {
        CompensatedSum sum = default;
        for (int i = 0; i < left.Length; i++) sum.Add(left[i] * right[i]);
        return sum.Value;
    }
}
