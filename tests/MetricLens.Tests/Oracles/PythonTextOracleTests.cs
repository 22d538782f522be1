using System.Globalization;
using System.Text.Json;
using MetricLens.Text;

namespace MetricLens.Tests.Oracles;

/// <summary>Python's own string methods, and SQuAD's normalization by them, on texts at which text code goes wrong.</summary>
public class PythonTextOracleTests
{
    private static readonly JsonElement[] Cases = [.. Oracle.Section("python_text.json", "cases").EnumerateArray()];

    [Fact]
    public void There_are_many_cases() => Assert.True(Cases.Length > 600);

    [Fact]
    public void Lower_case_is_that_of_str_lower() => AssertAlike("lower", PythonText.Lower);

    [Fact]
    public void Ends_are_stripped_as_by_str_strip() => AssertAlike("strip", PythonText.Strip);

    [Fact]
    public void Squads_normalization_is_that_of_its_rules_in_python() => AssertAlike("squad", text => TextNormalization.Squad(text));

    [Fact]
    public void Words_are_those_of_str_split()
    {
        foreach (JsonElement row in Cases)
            Assert.Equal(row.GetProperty("split").EnumerateArray().Select(word => Text(word.GetString()!)), PythonText.Split(Text(row.GetProperty("text").GetString()!)));
    }

    /// <summary>Beside the sigma, both normalizations are one.</summary>
    [Fact]
    public void Quasi_exact_texts_are_squads_with_one_small_sigma()
    {
        foreach (JsonElement row in Cases)
            Assert.Equal(Text(row.GetProperty("squad").GetString()!).Replace('\u03C2', '\u03C3'), TextNormalization.QuasiExact(Text(row.GetProperty("text").GetString()!)));
    }

    private static void AssertAlike(string name, Func<string, string> rewrite)
    {
        foreach (JsonElement row in Cases) Assert.Equal(row.GetProperty(name).GetString(), Points(rewrite(Text(row.GetProperty("text").GetString()!))));
    }

    private static string Text(string points) => string.Concat(points.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(point => int.Parse(point, NumberStyles.HexNumber, CultureInfo.InvariantCulture))
        .Select(point => point is >= 0xD800 and <= 0xDFFF ? ((char)point).ToString() : char.ConvertFromUtf32(point)));

    private static string Points(string text) => string.Join(' ', CodePoints.Of(text).Select(point => point.ToString("x", CultureInfo.InvariantCulture)));
}
