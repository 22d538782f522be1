namespace MetricLens.Statistics;

/// <summary>Elementary functions that keep their precision near zero.</summary>
/// <remarks>The framework's <see cref="double.LogP1"/> and <see cref="double.ExpM1"/> add and subtract the 1 naively.</remarks>
internal static class Elementary
{
    /// <summary>The logarithm of 1 + x, to a few units in the last place also where x is tiny.</summary>
    /// <remarks>Dividing by the rounded sum's own excess over 1 cancels its rounding (Goldberg 1991, theorem 4).</remarks>
    internal static double Log1p(double x)
    {
        double sum = 1 + x;
        if (sum == 1) return x;
        return double.IsFinite(sum) && sum > 0 ? Math.Log(sum) * (x / (sum - 1)) : Math.Log(sum);
    }

    /// <summary>e to the x, less 1, to a few units in the last place also where x is tiny (Kahan's correction).</summary>
    internal static double Expm1(double x)
    {
        double power = Math.Exp(x);
        if (power == 1) return x;
        double excess = power - 1;
        return excess == -1 || !double.IsFinite(power) ? excess : excess * (x / Math.Log(power));
    }
}
