using System.Text.Json;
using MetricLens.Statistics;

namespace MetricLens.Tests.Oracles;

/// <summary>statsmodels proportion_confint and mcnemar, and mpmath, against <see cref="Proportion"/> and <see cref="McNemar"/>.</summary>
public class ProportionOracles
{
    [Fact]
    public void Intervals_agree_with_statsmodels()
    {
        foreach (JsonElement row in Oracle.Section("metrics.json", "proportion_ci").EnumerateArray())
        {
            double x = row.Number("x"), n = row.Number("n"), level = 1 - row.Number("alpha");
            (double lower, double upper) = Proportion.Wilson(x, n, level);
            Oracle.Close(row.Numbers("wilson"), [lower, upper], 1e-12, 1e-16, $"Wilson {x} of {n}");
            (lower, upper) = Proportion.ClopperPearson(x, n, level);
            Oracle.Close(row.Numbers("clopper_pearson"), [lower, upper], 1e-12, 0, $"Clopper-Pearson {x} of {n}");
            (lower, upper) = Proportion.Wald(x, n, level);
            Oracle.Close(row.Numbers("wald"), [lower, upper], 1e-12, 1e-16, $"Wald {x} of {n}");
            (lower, upper) = Proportion.AgrestiCoull(x, n, level);
            Oracle.Close(row.Numbers("agresti_coull"), [lower, upper], 1e-12, 1e-16, $"Agresti-Coull {x} of {n}");
            (lower, upper) = Proportion.Jeffreys(x, n, level);
            Oracle.Close(row.Numbers("jeffreys"), [lower, upper], 1e-12, 0, $"Jeffreys {x} of {n}");
        }
    }

    [Fact]
    public void Clopper_pearson_agrees_with_mpmath_for_counts_that_are_not_whole()
    {
        foreach (double[] row in Oracle.Section("tails.json", "clopper_pearson_95").EnumerateArray().Select(Oracle.Numbers))
        {
            (double lower, double upper) = Proportion.ClopperPearson(row[0], row[1], 0.95);
            Oracle.Close(row[2], lower, 3e-13, 1e-300, $"lower of {row[0]} in {row[1]}");
            Oracle.Close(row[3], upper, 3e-13, 0, $"upper of {row[0]} in {row[1]}");
        }
    }

    [Fact]
    public void Mcnemar_agrees_with_statsmodels()
    {
        foreach (JsonElement row in Oracle.Section("metrics.json", "mcnemar").EnumerateArray())
        {
            int b = row.GetProperty("b").GetInt32(), c = row.GetProperty("c").GetInt32();
            Oracle.Close(row.Number("exact_p"), McNemar.ExactPValue(b, c), 1e-12, 0, $"{b} against {c}");
            if (b + c == 0) continue;
            if (row.TryGetProperty("mid_p", out JsonElement middle)) Oracle.Close(middle.Number(), McNemar.MidPValue(b, c), 1e-12, 0, $"mid-p, {b} against {c}");
            TestOutcome plain = McNemar.ByChiSquare(b, c), corrected = McNemar.ByChiSquare(b, c, isCorrected: true);
            Oracle.Close(row.Number("chi2"), plain.Statistic, 1e-14, 0, $"χ², {b} against {c}");
            Oracle.Close(row.Number("chi2_p"), plain.PValue, 1e-12, 0, $"p of χ², {b} against {c}");
            // Where b equals c statsmodels corrects past no difference, to a statistic of 1 / (b + c).
            Oracle.Close(b == c ? 0 : row.Number("chi2_cc"), corrected.Statistic, 1e-14, 0, $"corrected χ², {b} against {c}");
            Oracle.Close(b == c ? 1 : row.Number("chi2_cc_p"), corrected.PValue, 1e-12, 0, $"p of corrected χ², {b} against {c}");
        }
    }

    [Fact]
    public void Mcnemar_agrees_with_mpmath_sums_of_binomial_coefficients()
    {
        foreach (double[] row in Oracle.Section("tails.json", "mcnemar").EnumerateArray().Select(Oracle.Numbers))
            Oracle.Close(row[2], McNemar.ExactPValue((int)row[0], (int)row[1]), 5e-13, 0, $"{row[0]} against {row[1]}");
    }
}
