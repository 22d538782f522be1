namespace MetricLens.Survival;

/// <summary>The split of values into a lower and an upper group that leaves the least variance within them (Otsu's, or two-means in one dimension).</summary>
/// <param name="Threshold">The middle between the greatest value of the lower group and the least of the upper one.</param>
/// <param name="UpperShare">The share of the values in the upper group.</param>
/// <param name="Difference">The mean of the upper group less that of the lower one.</param>
/// <param name="Explained">
/// The share of the variance that lies between the groups: 1 for two values, 0.75 for a uniform distribution, 0.64 for a normal one.
/// </param>
/// <remarks>Reference: Otsu (1979), IEEE Transactions on Systems, Man and Cybernetics 9.</remarks>
public sealed record TwoGroups(double Threshold, double UpperShare, double Difference, double Explained)
{
    /// <summary>The split of values in ascending order; <see langword="null"/> where all that count are equal.</summary>
    /// <param name="ascending">The values.</param>
    /// <param name="weights">How often each counts.</param>
    internal static TwoGroups? Of(double[] ascending, double[] weights)
    {
        double all = weights.Sum(), mean = 0, square = 0;
        for (int i = 0; i < ascending.Length; i++) mean += weights[i] * ascending[i] / all;
        for (int i = 0; i < ascending.Length; i++) square += weights[i] * (ascending[i] - mean) * (ascending[i] - mean);
        double weight = 0, sum = 0, best = 0, lower = 0, last = double.NaN;
        (double Below, double Above) at = default;
        for (int i = 0; i < ascending.Length; i++)
        {
            if (weights[i] == 0) continue;
            if (weight > 0 && ascending[i] > last)
            {
                // The sum of the lower group's deviations from the mean gives the variance between the groups.
                double between = sum * sum * all / (weight * (all - weight));
                if (between > best) (best, lower, at) = (between, weight, (last, ascending[i]));
            }
            weight += weights[i];
            sum += weights[i] * (ascending[i] - mean);
            last = ascending[i];
        }
        return best > 0 ? new((at.Below + at.Above) / 2, 1 - (lower / all), Math.Sqrt(best * all / (lower * (all - lower))), Math.Min(1, best / square)) : null;
    }
}
