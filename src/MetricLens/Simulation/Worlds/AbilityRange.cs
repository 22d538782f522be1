namespace MetricLens.Simulation.Worlds;

/// <summary>The ability at the two ends of the worlds that improve over the whole range of scales.</summary>
/// <remarks>
/// A token of the smallest model is right in one case of twenty, one of the largest in 99.3 of a hundred: a target of five tokens goes from never
/// to nearly always. Over eight scales that is steep enough for the exact match of a smooth world to show an apparent jump.
/// </remarks>
internal static class AbilityRange
{
    public const double Low = -3;

    public const double High = 5;

    public static double At(double share) => Low + ((High - Low) * share);
}
