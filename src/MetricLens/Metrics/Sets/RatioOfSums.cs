namespace MetricLens.Metrics.Sets;

/// <summary>A rate over all records together: the sum of one number over the sum of another.</summary>
internal static class RatioOfSums
{
    /// <summary>The ratio of the first numbers' sum to that of the second ones; <see langword="null"/> where that is 0.</summary>
    internal static (double Ratio, double Divisor)? Of(SetSample sample)
    {
        ArgumentNullException.ThrowIfNull(sample);
        Statistics.CompensatedSum above = default, below = default;
        for (int i = 0; i < sample.Count; i++)
        {
            above.Add(sample.Weight(i) * sample[i][0]);
            below.Add(sample.Weight(i) * sample[i][1]);
        }
        return below.Value > 0 ? (above.Value / below.Value, below.Value) : null;
    }
}
