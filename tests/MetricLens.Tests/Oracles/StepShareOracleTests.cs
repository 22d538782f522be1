using System.Globalization;
using System.Text.Json;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Tests.Oracles;

/// <summary>The survival test's core against an independent implementation in NumPy and SciPy, fixtures/oracles/step_share_reference.py.</summary>
/// <remarks>
/// Every figure agrees to 1e-8, relative to a figure above 1 and absolute below it. What is seen, 7e-9, is SciPy's: its t quantile at 0.95 with
/// 4 degrees of freedom is 2.1318467813, where the closed form gives 2.1318467863; figures that no quantile enters agree to 1e-10.
/// </remarks>
public class StepShareOracleTests(ITestOutputHelper output)
{
    private const double Tolerance = 1e-8;

    private const double TightTolerance = 1e-10;

    private double _largest;
    private string _where = "";

    [Fact]
    public void Every_step_fit_agrees()
    {
        foreach ((string name, JsonElement row, LatentCurve curve) in Cases())
        {
            int above = row.GetProperty("k").GetInt32();
            foreach (JsonElement expected in row.GetProperty("step_share").EnumerateArray())
                StepAgrees(name, expected, StepFit.Of(curve, above, expected.GetProperty("degree").GetInt32())!);
        }
        Report();
    }

    [Fact]
    public void No_fit_is_made_where_no_degree_of_freedom_is_left()
    {
        foreach ((_, JsonElement row, LatentCurve curve) in Cases())
        {
            int above = row.GetProperty("k").GetInt32();
            Assert.NotNull(StepFit.Of(curve, above, curve.Count - 3));
            Assert.Null(StepFit.Of(curve, above, curve.Count - 2));
        }
    }

    [Fact]
    public void Hidden_progress_agrees()
    {
        foreach ((string name, JsonElement row, LatentCurve curve) in Cases())
        {
            JsonElement expected = row.GetProperty("hidden_progress");
            var progress = HiddenProgress.Of(curve, row.GetProperty("k").GetInt32());
            if (expected.ValueKind == JsonValueKind.Null)
            {
                Assert.Null(progress);
                continue;
            }
            (double lower, double upper) = progress!.Bounds(0.05);
            Assert.Equal(expected.GetProperty("df").GetInt32(), progress.DegreesOfFreedom);
            Figure(expected, "estimate", progress.Value, name);
            Figure(expected, "lower", lower, name);
            Figure(expected, "upper", upper, name);
        }
        Report();
    }

    [Fact]
    public void The_onset_agrees()
    {
        foreach ((string name, JsonElement row, LatentCurve curve) in Cases())
        {
            JsonElement expected = row.GetProperty("take_off");
            var onset = Onset.Of(curve, new());
            Assert.Equal(expected.GetProperty("takes_off").GetBoolean(), onset is { TakesOff: true });
            if (!expected.TryGetProperty("onset", out JsonElement at))
            {
                Assert.Null(onset);
                continue;
            }
            Assert.Equal(at.GetInt32(), onset!.At);
            Figure(expected, "slope_below", onset.SlopeBelow, name);
            Figure(expected, "slope_above", onset.SlopeAbove, name);
            Figure(expected, "t", onset.T, name);
            Figure(expected, "t_critical", onset.CriticalT, name);
            Figure(expected, "score_hinge", onset.HingeScore, name);
            Figure(expected, "score_smooth", onset.SmoothScore, name);
        }
        Report();
    }

    /// <remarks>The reference has no rule for a step that rests on one run at an end of the scales; no case of it survives there.</remarks>
    [Fact]
    public void Every_verdict_agrees()
    {
        foreach ((string name, JsonElement row, LatentCurve curve) in Cases())
        {
            int above = row.GetProperty("k").GetInt32();
            string expected = row.GetProperty("verdict").GetString()!;
            Assert.False(expected == Verdict.Survives.Id() && (above == 1 || above == curve.Count - 1), $"{name} rests on a lone run.");
            Assert.Equal($"{name}: {expected}", $"{name}: {SurvivalTest.Run(curve, above, new()).Verdict.Id()}");
        }
    }

    /// <summary>The tool finds the ends by a root, the code by a line between two places of a sixteenth of a gap: apart by less than a tenth of that.</summary>
    [Fact]
    public void The_onsets_interval_agrees()
    {
        Dictionary<string, JsonElement> expected = Oracle.Section("onset_interval.json", "cases").EnumerateArray().ToDictionary(row => row.GetProperty("name").GetString()!);
        foreach ((string name, _, LatentCurve curve) in Cases().Where(row => expected.ContainsKey(row.Name)))
        {
            OnsetInterval interval = OnsetInterval.Of(curve)!;
            double step = curve.Positions.Zip(curve.Positions.Skip(1), (left, right) => right - left).Max() / 16;
            Oracle.Close(expected[name].Number("lower"), interval.Lower, 0, step / 10, $"lower of {name}");
            Oracle.Close(expected[name].Number("upper"), interval.Upper, 0, step / 10, $"upper of {name}");
            Assert.Equal(expected[name].GetProperty("reaches_end").GetBoolean(), interval.ReachesEnd);
        }
    }

    private void StepAgrees(string name, JsonElement expected, StepFit fit)
    {
        string what = string.Create(CultureInfo.InvariantCulture, $"{name}, degree {fit.Degree}");
        double alpha = expected.Number("alpha");
        (double lower, double upper) = fit.DeltaBounds(alpha);
        Assert.Equal(expected.GetProperty("df").GetInt32(), fit.DegreesOfFreedom);
        Figure(expected, "tau2", fit.Tau2, what);
        Figure(expected, "delta", fit.Delta, what);
        Figure(expected, "delta_se", fit.DeltaStandardError, what);
        Figure(expected, "total", fit.Total, what);
        Figure(expected, "t_critical", StudentT.Quantile(1 - alpha, fit.DegreesOfFreedom), what);
        Figure(expected, "delta_lower", lower, what);
        Figure(expected, "delta_upper", upper, what);
        Figure(expected, "p_step", fit.PStep, what);
        Assert.Equal(expected.TryGetProperty("share", out _), fit.Share is not null);
        if (fit.Share is not { } share) return;
        (double shareLower, double shareUpper) = fit.ShareBounds(alpha)!.Value;
        Figure(expected, "share", share, what);
        Figure(expected, "share_se", fit.ShareStandardError!.Value, what);
        Figure(expected, "share_lower", shareLower, what);
        Figure(expected, "share_upper", shareUpper, what);
    }

    private void Figure(JsonElement row, string field, double actual, string what)
    {
        double expected = row.Number(field);
        double apart = Math.Abs(actual - expected) / Math.Max(1, Math.Abs(expected));
        if (apart > _largest) (_largest, _where) = (apart, $"{field} of {what}");
        double tolerance = RestsOnQuantile(field) ? Tolerance : TightTolerance;
        Oracle.Close(expected, actual, tolerance, tolerance, $"{field} of {what}");
    }

    private static bool RestsOnQuantile(string field) =>
        field == "t_critical" || field.EndsWith("lower", StringComparison.Ordinal) || field.EndsWith("upper", StringComparison.Ordinal);

    private void Report() => output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"largest deviation {_largest:E2}: {_where}"));

    private static IEnumerable<(string Name, JsonElement Row, LatentCurve Curve)> Cases()
    {
        foreach (JsonElement row in Oracle.Section("step_share.json", "cases").EnumerateArray())
        {
            double[][] rows = [.. row.GetProperty("cov").EnumerateArray().Select(Oracle.Numbers)];
            double[,] covariance = new double[rows.Length, rows.Length];
            for (int i = 0; i < rows.Length; i++)
                for (int j = 0; j < rows.Length; j++) covariance[i, j] = rows[i][j];
            yield return (row.GetProperty("name").GetString()!, row, LatentCurve.Of(row.Numbers("x"), row.Numbers("y"), covariance));
        }
    }
}
