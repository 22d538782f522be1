namespace MetricLens.Statistics;

/// <summary>Student's test that a mean difference is 0, for pairs and for independent samples.</summary>
/// <remarks>The statistic is the mean difference over its standard error. References: Student (1908), Biometrika 6; Welch (1947), Biometrika 34.</remarks>
public static class TTest
{
    /// <summary>The two-sided test of paired differences, with one degree of freedom less than there are pairs.</summary>
    /// <param name="differences">The first score less the second, one a pair; at least two.</param>
    /// <returns>The result; <see langword="null"/> where all differences are equal, so that they have no spread.</returns>
    /// <exception cref="ArgumentException">There are fewer than two differences, or one is not finite.</exception>
    public static TestOutcome? Paired(ReadOnlySpan<double> differences)
    {
        (double mean, double square) = Moments(differences, nameof(differences));
        return Of(mean, square, differences.Length - 1);
    }

    /// <summary>Welch's two-sided test of two independent samples whose spreads may differ, with Satterthwaite's degrees of freedom.</summary>
    /// <param name="first">The first sample, at least two values.</param>
    /// <param name="second">The second, at least two values.</param>
    /// <returns>The result; <see langword="null"/> where neither sample has any spread.</returns>
    /// <exception cref="ArgumentException">A sample has fewer than two values, or one is not finite.</exception>
    public static TestOutcome? Welch(ReadOnlySpan<double> first, ReadOnlySpan<double> second)
    {
        (double mean, double square) = Moments(first, nameof(first));
        (double otherMean, double otherSquare) = Moments(second, nameof(second));
        double sum = square + otherSquare;
        double degrees = sum * sum / ((square * square / (first.Length - 1)) + (otherSquare * otherSquare / (second.Length - 1)));
        return Of(mean - otherMean, sum, degrees);
    }

    private static TestOutcome? Of(double difference, double squaredError, double degrees)
    {
        if (!(squaredError > 0)) return null;
        double t = difference / Math.Sqrt(squaredError);
        return new(t, Math.Min(1, 2 * StudentT.Survival(Math.Abs(t), degrees)));
    }

    /// <summary>The mean and the squared standard error of it.</summary>
    private static (double Mean, double SquaredError) Moments(ReadOnlySpan<double> values, string name)
    {
        Ranks.Require(values, 2, name);
        CompensatedSum sum = default, squares = default;
        foreach (double value in values) sum.Add(value);
        double mean = sum.Value / values.Length;
        foreach (double value in values) squares.Add((value - mean) * (value - mean));
        return (mean, squares.Value / (values.Length - 1) / values.Length);
    }
}
