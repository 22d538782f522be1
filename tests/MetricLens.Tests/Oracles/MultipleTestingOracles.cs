using System.Text.Json;
using MetricLens.Statistics;

namespace MetricLens.Tests.Oracles;

/// <summary>statsmodels multipletests against <see cref="MultipleTesting"/>.</summary>
public class MultipleTestingOracles
{
    [Fact]
    public void Adjusted_p_values_agree_with_statsmodels()
    {
        foreach (JsonElement row in Oracle.Section("metrics.json", "multiple_testing").EnumerateArray())
        {
            double[] p = row.Numbers("p");
            Oracle.Close(row.Numbers("bonferroni"), MultipleTesting.Bonferroni(p), 1e-14, 0, "Bonferroni");
            Oracle.Close(row.Numbers("holm"), MultipleTesting.Holm(p), 1e-14, 0, "Holm");
            Oracle.Close(row.Numbers("sidak"), MultipleTesting.Sidak(p), 1e-14, 1e-15, "Šidák");
            Oracle.Close(row.Numbers("holm_sidak"), MultipleTesting.HolmSidak(p), 1e-14, 1e-15, "Holm-Šidák");
            Oracle.Close(row.Numbers("hochberg"), MultipleTesting.Hochberg(p), 1e-14, 0, "Hochberg");
            Oracle.Close(row.Numbers("hommel"), MultipleTesting.Hommel(p), 1e-14, 0, "Hommel");
            Oracle.Close(row.Numbers("bh"), MultipleTesting.BenjaminiHochberg(p), 1e-14, 0, "Benjamini-Hochberg");
            Oracle.Close(row.Numbers("by"), MultipleTesting.BenjaminiYekutieli(p), 1e-14, 0, "Benjamini-Yekutieli");
        }
    }
}
