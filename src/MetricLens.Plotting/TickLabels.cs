using System.Globalization;

namespace MetricLens.Plotting;

/// <summary>Numbers as axes show them, in the invariant culture.</summary>
internal static class TickLabels
{
    private const string Superscripts = "⁰¹²³⁴⁵⁶⁷⁸⁹";

    /// <summary>Numbers from here to its inverse are written out.</summary>
    private const double Largest = 1e4;

    /// <summary>A power of ten with a raised exponent.</summary>
    public static string PowerOfTen(int exponent) => "10" + Raised(exponent);

    /// <summary>A number, written out where that is short and else with a power of ten.</summary>
    public static string Number(double value)
    {
        double size = Math.Abs(value);
        if (size == 0) return "0";
        string sign = value < 0 ? "−" : "";
        if (size is >= 1 / Largest and < Largest) return sign + size.ToString("0.######", CultureInfo.InvariantCulture);
        int exponent = (int)Math.Floor(Math.Log10(size) + 1e-9);
        string factor = (size / Math.Pow(10, exponent)).ToString("0.###", CultureInfo.InvariantCulture);
        return sign + (factor == "1" ? PowerOfTen(exponent) : $"{factor}×{PowerOfTen(exponent)}");
    }

    /// <summary>Round numbers within a range, about as many as asked for.</summary>
    public static IReadOnlyList<double> Round(double low, double high, int about)
    {
        if (!(high > low)) return [low];
        double rough = (high - low) / Math.Max(about, 1), power = Math.Pow(10, Math.Floor(Math.Log10(rough)));
        double step = new[] { 1.0, 2, 5, 10 }.First(factor => factor * power >= rough * (1 - 1e-9)) * power;
        long first = (long)Math.Ceiling((low / step) - 1e-9), last = (long)Math.Floor((high / step) + 1e-9);
        var values = new List<double>();
        for (long i = first; i <= last; i++) values.Add(Math.Round(i * step, 12));
        return values;
    }

    private static string Raised(int exponent) => (exponent < 0 ? "⁻" : "")
        + string.Concat(Math.Abs((long)exponent).ToString(CultureInfo.InvariantCulture).Select(digit => Superscripts[digit - '0']));
}
