using System.Globalization;
using System.Text.Json;

namespace MetricLens.Tests.Oracles;

/// <summary>Reads the files of fixtures/oracles and compares with them.</summary>
internal static class Oracle
{
    public static JsonElement Section(string file, string section)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllBytes(Fixture.Path("oracles", file)));
        return document.RootElement.GetProperty(section).Clone();
    }

    public static double Number(this JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();

    public static double Number(this JsonElement element, string name) => element.GetProperty(name).Number();

    public static double[] Numbers(this JsonElement element) => [.. element.EnumerateArray().Select(item => item.Number())];

    public static double[] Numbers(this JsonElement element, string name) => element.GetProperty(name).Numbers();

    public static int[]? Integers(this JsonElement element, string name) =>
        element.GetProperty(name).ValueKind == JsonValueKind.Null
            ? null
            : [.. element.GetProperty(name).EnumerateArray().Select(item => item.GetInt32())];

    /// <summary>Fails unless the two agree to a relative or, below it, an absolute tolerance.</summary>
    public static void Close(double expected, double actual, double relative, double absolute, string what) =>
        Assert.True(
            Math.Abs(actual - expected) <= Math.Max(relative * Math.Abs(expected), absolute),
            string.Create(CultureInfo.InvariantCulture, $"{what}: expected {expected:R}, got {actual:R}, apart by {actual - expected:E2}"));

    public static void Close(double[] expected, double[] actual, double relative, double absolute, string what)
    {
        Assert.Equal(expected.Length, actual.Length);
        for (int i = 0; i < expected.Length; i++) Close(expected[i], actual[i], relative, absolute, $"{what} [{i}]");
    }
}
