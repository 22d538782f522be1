using MetricLens.Records;

namespace MetricLens.Plotting;

/// <summary>The marks of a scale axis: powers of ten where it is logarithmic and wide, else round values.</summary>
internal static class ScaleTicks
{
    /// <summary>A range of at least this many powers of ten is labelled with them alone.</summary>
    private const double WideDecades = 1.7;

    /// <summary>The most powers of ten that are each labelled.</summary>
    private const int MostLabels = 7;

    /// <summary>The marks within a range of places.</summary>
    /// <param name="axis">The axis.</param>
    /// <param name="low">The lowest place shown.</param>
    /// <param name="high">The highest place shown.</param>
    /// <param name="scales">The scale values of the curve, shown themselves where nothing round lies in range.</param>
    public static IReadOnlyList<AxisTick> Of(ScaleAxis axis, double low, double high, IReadOnlyList<double> scales)
    {
        AxisTick[] ticks = [.. (axis.IsLogarithmic() ? Logarithmic(low, high) : Linear(low, high)).Where(tick => tick.Position >= low && tick.Position <= high)];
        if (ticks.Count(tick => !tick.IsMinor) >= Math.Min(2, scales.Count)) return ticks;
        return [.. new[] { scales[0], scales[^1] }.Distinct().Select(scale => new AxisTick(axis.Position(scale), Label(scale)))];
    }

    /// <summary>A scale value by itself, to three figures.</summary>
    public static string Label(double scale) => TickLabels.Number(Rounded(scale));

    private static IEnumerable<AxisTick> Logarithmic(double low, double high)
    {
        int first = (int)Math.Floor(low), last = (int)Math.Ceiling(high);
        int every = Math.Max(1, (int)Math.Ceiling((high - low) / MostLabels));
        bool isWide = high - low >= WideDecades;
        for (int exponent = first; exponent <= last; exponent++)
        {
            for (int factor = 1; factor <= 9; factor++)
            {
                double position = exponent + Math.Log10(factor);
                if (factor == 1) yield return new(position, exponent % every == 0 ? TickLabels.PowerOfTen(exponent) : "");
                else if (!isWide && factor is 2 or 5) yield return new(position, $"{factor}×{TickLabels.PowerOfTen(exponent)}");
                else if (every == 1) yield return new(position, "");
            }
        }
    }

    private static IEnumerable<AxisTick> Linear(double low, double high) =>
        TickLabels.Round(-high, -low, 6).Reverse().Select(value => new AxisTick(-value, TickLabels.Number(value)));

    /// <summary>Three figures, so that the label stays short.</summary>
    private static double Rounded(double value)
    {
        double unit = Math.Pow(10, Math.Floor(Math.Log10(value)) - 2);
        return Math.Round(value / unit) * unit;
    }
}
