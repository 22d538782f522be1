namespace MetricLens.Simulation;

/// <summary>The places of simulated models on the log axis of parameters.</summary>
internal static class SimulatedScales
{
    private const double First = 7, Last = 11;

    /// <summary>How many times as wide as the others a wide gap is.</summary>
    private const double WideGap = 3;

    /// <summary>log10 of GPT-3's published sizes, as Schaeffer et al. 2023 used them.</summary>
    private static readonly double[] Gpt = [8.54, 9.11, 9.83, 11.24];

    public static double[] Positions(SimulationOptions options) => options.Positions is { } given ? [.. given] : options.Spacing switch
    {
        ScaleSpacing.GptLike => [.. Gpt],
        ScaleSpacing.OneWideGap => Spread(options.Models, gap => gap == (options.Models - 1) / 2 ? WideGap : 1),
        _ => Spread(options.Models, _ => 1),
    };

    private static double[] Spread(int count, Func<int, double> width)
    {
        double[] positions = new double[count];
        for (int i = 1; i < count; i++) positions[i] = positions[i - 1] + width(i - 1);
        double whole = positions[^1];
        return Array.ConvertAll(positions, position => First + ((Last - First) * position / whole));
    }
}
