using System.Text.Json;
using MetricLens.Statistics;

namespace MetricLens.Tests.Oracles;

/// <summary>scikit-learn's isotonic and statsmodels' binomial and cluster-robust fits, against our own.</summary>
public class RegressionOracles
{
    [Fact]
    public void Isotonic_fit_agrees_with_scikit_learn()
    {
        foreach (JsonElement row in Oracle.Section("metrics.json", "isotonic").EnumerateArray())
        {
            double[] x = row.Numbers("x"), y = row.Numbers("y");
            double[] weights = row.GetProperty("w").ValueKind == JsonValueKind.Null ? [.. x.Select(_ => 1.0)] : row.Numbers("w");

            // scikit-learn averages tied positions before it pools.
            int[][] ties = [.. Enumerable.Range(0, x.Length).GroupBy(i => x[i]).Select(group => group.ToArray())];
            double[] tiedWeights = [.. ties.Select(tie => tie.Sum(i => weights[i]))];
            double[] tiedY = [.. ties.Select((tie, k) => tie.Sum(i => weights[i] * y[i]) / tiedWeights[k])];
            double[] fitted = IsotonicRegression.Fit(tiedY, tiedWeights);
            double[] spread = new double[x.Length];
            for (int k = 0; k < ties.Length; k++) Array.ForEach(ties[k], i => spread[i] = fitted[k]);
            Oracle.Close(row.Numbers("fitted"), spread, 1e-13, 1e-15, "isotonic");
        }
    }

    [Fact]
    public void Logistic_fit_agrees_with_statsmodels_for_shares_and_weights()
    {
        foreach (JsonElement row in Oracle.Section("cluster_logit.json", "logistic").EnumerateArray())
        {
            LogisticFit fit = LogisticRegression.Fit(row.Numbers("x"), row.Numbers("y"), row.Numbers("weights"));
            Assert.True(fit.Converged);
            Oracle.Close(row.Numbers("params"), [fit.Intercept, fit.Slope], 1e-8, 0, "logistic");
        }
    }

    [Fact]
    public void Logistic_fit_agrees_with_statsmodels_on_single_trials()
    {
        foreach (JsonElement row in Oracle.Section("metrics.json", "regression").EnumerateArray())
        {
            if (!row.TryGetProperty("logit", out JsonElement logit)) continue;
            LogisticFit fit = LogisticRegression.Fit(row.Numbers("x1"), logit.Numbers("y"), []);
            Oracle.Close(logit.Numbers("params"), [fit.Intercept, fit.Slope], 1e-8, 0, "logistic");
        }
    }

    [Fact]
    public void Covariance_agrees_with_statsmodels_and_numpy()
    {
        foreach (JsonElement row in Oracle.Section("cluster_logit.json", "covariance").EnumerateArray())
        {
            double[][] scores = [.. row.GetProperty("scores").EnumerateArray().Select(Oracle.Numbers)];
            double[][] expected = [.. row.GetProperty("covariance").EnumerateArray().Select(Oracle.Numbers)];
            double[,] actual = PairedCovariance.OfMeans(scores, row.Integers("clusters"));
            for (int i = 0; i < scores.Length; i++)
            {
                for (int j = 0; j < scores.Length; j++)
                    Oracle.Close(expected[i][j], actual[i, j], 1e-11, 1e-15, $"covariance {i}, {j}");
            }
        }
    }
}
