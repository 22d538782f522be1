using System.Text.Json;
using MetricLens.Statistics;

namespace MetricLens.Tests.Oracles;

/// <summary>SciPy's tests of one and two samples, and statsmodels' interval of a difference, against the library's; each disagreement is listed with its reason.</summary>
public class SampleTestOracles
{
    private static readonly (string Name, Alternative Alternative)[] Alternatives = [("two-sided", Alternative.TwoSided), ("less", Alternative.Less), ("greater", Alternative.Greater)];

    [Fact]
    public void The_signed_rank_test_agrees_with_scipy()
    {
        int exact = 0;
        foreach ((JsonElement row, double[] x, double[] y) in Cases("wilcoxon"))
        {
            double[] differences = Differences(x, y);
            foreach ((string name, Alternative alternative) in Alternatives)
            {
                if (!row.TryGetProperty($"exact_{name}", out JsonElement expected)) continue;
                Agree(expected, WilcoxonSignedRank.Exact(differences, alternative), $"exact, {name}");
                exact++;
            }
            foreach ((string name, WilcoxonSignedRank.Zeros zeros) in new[] { ("wilcox", WilcoxonSignedRank.Zeros.LeftOut), ("pratt", WilcoxonSignedRank.Zeros.Ranked), ("zsplit", WilcoxonSignedRank.Zeros.Split) })
            {
                Agree(row.GetProperty($"normal_{name}_nocc"), WilcoxonSignedRank.ByNormal(differences, zeros), $"{name}, {differences.Length} pairs");
                Agree(row.GetProperty($"normal_{name}_cc"), WilcoxonSignedRank.ByNormal(differences, zeros, isCorrected: true), $"{name} corrected, {differences.Length} pairs");
            }
        }
        Assert.Equal(12, exact);
    }

    [Fact]
    public void The_test_of_mann_and_whitney_agrees_with_scipy()
    {
        int exact = 0;
        foreach ((JsonElement row, double[] x, double[] y) in Cases("mannwhitney"))
        {
            foreach ((string name, Alternative alternative) in Alternatives)
            {
                Agree(row.GetProperty($"asymptotic_{name}"), MannWhitney.ByNormal(x, y, alternative), $"by the normal law, {name}");
                if (!row.TryGetProperty($"exact_{name}", out JsonElement expected)) continue;
                Agree(expected, MannWhitney.Exact(x, y, alternative), $"exact, {name}");
                exact++;
            }
        }
        Assert.Equal(15, exact);
    }

    [Fact]
    public void The_test_of_kolmogorov_and_smirnov_agrees_with_scipy()
    {
        foreach ((JsonElement row, double[] x, double[] y) in Cases("ks_2samp"))
        {
            Agree(row.GetProperty("exact"), KolmogorovSmirnov.Exact(x, y), $"exact, {x.Length}");
            // What scipy calls asymptotic is one sample's exact law at the effective size.
            Agree(row.GetProperty("asymp"), KolmogorovSmirnov.ByEffectiveSize(x, y), $"by effective size, {x.Length}");
        }
    }

    [Fact]
    public void The_t_tests_agree_with_scipy()
    {
        foreach ((JsonElement row, double[] x, double[] y) in Cases("ttest"))
        {
            Agree(row.GetProperty("paired"), TTest.Paired(Differences(x, y))!.Value, $"paired, {x.Length}");
            Agree(row.GetProperty("welch"), TTest.Welch(x, y)!.Value, $"Welch, {x.Length}");
        }
    }

    [Fact]
    public void The_permutation_tests_agree_with_full_enumeration_and_scipy()
    {
        foreach ((JsonElement row, double[] x, double[] y) in Cases("permutation_exact"))
        {
            double[] differences = Differences(x, y);
            JsonElement paired = row.GetProperty("paired_signflip_mean"), independent = row.GetProperty("independent_mean_diff");
            foreach ((string name, Alternative alternative) in new[] { ("two_sided_p", Alternative.TwoSided), ("less_p", Alternative.Less), ("greater_p", Alternative.Greater) })
            {
                TestOutcome flips = PermutationTest.SignFlips(differences, alternative);
                Oracle.Close(paired.Number("observed"), flips.Statistic, 1e-14, 1e-15, "mean difference");
                Assert.Equal(paired.Number(name), flips.PValue);
            }
            if (paired.TryGetProperty("scipy_p", out JsonElement scipy)) Assert.Equal(scipy.Number(), PermutationTest.SignFlips(differences).PValue);
            TestOutcome parted = PermutationTest.Independent(x, y);
            Oracle.Close(independent.Number("observed"), parted.Statistic, 1e-14, 1e-15, "difference of means");
            Assert.Equal(independent.Number("two_sided_abs_p"), parted.PValue, 1e-15);
        }
    }

    [Fact]
    public void The_interval_of_a_difference_agrees_with_statsmodels()
    {
        foreach (JsonElement row in Oracle.Section("metrics.json", "newcombe_diff").EnumerateArray())
        {
            (double lower, double upper) = Proportion.NewcombeDifference(row.Number("x1"), row.Number("n1"), row.Number("x2"), row.Number("n2"), 0.95);
            Oracle.Close(row.Numbers("ci95"), [lower, upper], 1e-12, 1e-15, "Newcombe");
        }
    }

    private static void Agree(JsonElement expected, TestOutcome result, string what)
    {
        Oracle.Close(expected.Numbers()[0], result.Statistic, 1e-13, 1e-15, $"statistic {what}");
        Oracle.Close(expected.Numbers()[1], result.PValue, 1e-12, 1e-15, $"p-value {what}");
    }

    private static double[] Differences(double[] x, double[] y) => [.. x.Zip(y, (one, other) => one - other)];

    private static IEnumerable<(JsonElement Row, double[] X, double[] Y)> Cases(string section)
    {
        JsonElement[] rows = [.. Oracle.Section("metrics.json", section).EnumerateArray()];
        Assert.NotEmpty(rows);
        return rows.Select(row => (row, row.Numbers("x"), row.Numbers("y")));
    }
}
