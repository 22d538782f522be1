using MetricLens.Statistics;

namespace MetricLens.Arms;

/// <summary>Where a curve that is made monotone first reaches a level, between scales by a straight line over the axis's places.</summary>
/// <param name="Reach">Whether it does within the scales.</param>
/// <param name="Position">The place; the first or the last scale's where it does not.</param>
public readonly record struct Crossing(Reach Reach, double Position)
{
    /// <summary>The crossing of a curve.</summary>
    /// <param name="positions">The places of the scales, rising.</param>
    /// <param name="monotone">The values, nowhere falling.</param>
    /// <param name="level">The level.</param>
    internal static Crossing Of(IReadOnlyList<double> positions, double[] monotone, double level)
    {
        if (monotone[0] >= level) return new(Reach.AtFirst, positions[0]);
        int above = Array.FindIndex(monotone, value => value >= level);
        if (above < 0) return new(Reach.Never, positions[^1]);
        double part = (level - monotone[above - 1]) / (monotone[above] - monotone[above - 1]);
        return new(Reach.Within, positions[above - 1] + (part * (positions[above] - positions[above - 1])));
    }

    /// <summary>By how many places on the axis an arm reaches a level before its baseline: the least and the most that its scales leave open.</summary>
    internal static (double Least, double Most) Shift(Crossing arm, Crossing baseline)
    {
        double between = baseline.Position - arm.Position;
        // Never: the level lies beyond the last scale. At the first scale: it lies at or before it.
        bool isOpenAbove = baseline.Reach == Reach.Never || arm.Reach == Reach.AtFirst;
        bool isOpenBelow = arm.Reach == Reach.Never || baseline.Reach == Reach.AtFirst;
        return (isOpenBelow ? double.NegativeInfinity : between, isOpenAbove ? double.PositiveInfinity : between);
    }

    /// <summary>The monotone curve nearest to values, each weighted by its runs.</summary>
    internal static double[] Monotone(double[] values, double[] weights) => IsotonicRegression.Fit(values, weights);
}
