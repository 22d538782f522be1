using MathNet.Numerics.Distributions;
using MetricLens.Curves;
using MetricLens.Statistics;
using MetricLens.Survival;

namespace MetricLens.Calibration;

/// <summary>The other ways by which jumps are called real, put to the same runs.</summary>
internal static class Baselines
{
    /// <summary>The breakthroughness from which a task counts as a breakthrough.</summary>
    private const double LeastBreakthroughness = 100;

    /// <summary>The coefficients of a line and of a sigmoid, and the residuals' variance that either has besides.</summary>
    private const int LineParameters = 2 + 1, SigmoidParameters = 4 + 1;

    /// <summary>Residuals below this share of the range are rounding; no fit is better than that.</summary>
    private const double LeastResidual = 1e-9;

    /// <summary>Whether the breakthroughness sign · range / √median(Δ²) is at least 100; it is infinite where half of the steps are flat.</summary>
    /// <remarks>Reference: Srivastava et al. (2022), arXiv 2206.04615.</remarks>
    /// <param name="means">The raw means by rising scale, higher is better.</param>
    public static bool IsBreakthrough(double[] means)
    {
        double range = means.Max() - means.Min();
        if (!(range > 0) || Array.IndexOf(means, means.Max()) < Array.IndexOf(means, means.Min())) return false;
        double median = Quantile.Of([.. means.Skip(1).Zip(means, (next, before) => (next - before) * (next - before))], 0.5);
        return median == 0 || range / Math.Sqrt(median) >= LeastBreakthroughness;
    }

    /// <summary>Whether the step share, fitted by plain least squares, is at least Δ and above nought if the examples were the only chance.</summary>
    /// <remarks>What a bootstrap over examples tends to: under both smooth nulls the same estimate with an error from V alone and a normal reference, no τ².</remarks>
    /// <param name="curve">The latent curve.</param>
    /// <param name="above">The index of the first scale above the gap.</param>
    /// <param name="options">The level and the least share.</param>
    public static bool SurvivesByExamplesAlone(LatentCurve curve, int above, SurvivalOptions options)
    {
        double z = -Normal.InvCDF(0, 1, options.Alpha);
        return Enumerable.Range(1, 2).All(degree => ShareByExamplesAlone(curve, above, degree) is { } share
            && share.Value >= options.LeastStepShare && share.Value - (z * share.Error) > 0);
    }

    private static (double Value, double Error)? ShareByExamplesAlone(LatentCurve curve, int above, int degree)
    {
        double[][] columns = [.. curve.Polynomial(degree), curve.Step(above)];
        double[] even = [.. Enumerable.Repeat(1.0, curve.Count)];
        if (curve.Count <= columns.Length || WeightedLeastSquares.Fit(columns, [.. curve.Values], even) is not { } fit) return null;
        // Every column but the constant gains 1 from the first scale to the last.
        double step = fit.Coefficients[^1], total = fit.Coefficients.Skip(1).Sum(), share = step / total;
        if (!(total > 0)) return null;
        // How the share moves with each scale's latent score.
        double[] pull = new double[curve.Count];
        for (int k = 0; k < pull.Length; k++)
            for (int i = 0; i < columns.Length; i++)
                for (int j = 0; j < columns.Length; j++) pull[k] += columns[i][k] * fit.Covariance[i, j] * ((j == columns.Length - 1 ? 1 : 0) - (j == 0 ? 0 : share)) / total;
        double variance = 0;
        for (int k = 0; k < pull.Length; k++)
            for (int l = 0; l < pull.Length; l++) variance += pull[k] * curve.Covariance[k, l] * pull[l];
        return (share, Math.Sqrt(Math.Max(variance, 0)));
    }

    /// <summary>Whether a rising sigmoid of four parameters describes the raw curve better than a line, by least squares and AICc.</summary>
    /// <remarks>
    /// <see langword="null"/> below seven scales, where AICc is not defined for the five parameters of a sigmoid with its variance.
    /// References: Hurvich and Tsai (1989), Biometrika 76; Burnham and Anderson (2002), Model Selection and Multimodel Inference, 2.4.
    /// </remarks>
    /// <param name="units">The places of the scales, rescaled to rise from 0 to 1.</param>
    /// <param name="means">The raw means there.</param>
    public static bool? IsSigmoid(double[] units, double[] means)
    {
        if (units.Length <= SigmoidParameters + 1) return null;
        double range = means.Max() - means.Min();
        if (!(range > 0)) return false;
        double floor = units.Length * Math.Pow(LeastResidual * range, 2);
        (double line, _) = Residual(units, means);
        (double sigmoid, double rise) = BestSigmoid(units, means);
        return rise > 0 && Score(sigmoid, SigmoidParameters) < Score(line, LineParameters);

        double Score(double squares, int parameters) => (units.Length * Math.Log(Math.Max(squares, floor) / units.Length))
            + (2.0 * parameters * units.Length / (units.Length - parameters - 1));
    }

    /// <summary>The raw means of a curve, higher is better, and their places from 0 to 1.</summary>
    public static (double[] Units, double[] Means) Curve(ScaleCurve curve)
    {
        double first = curve.Points[0].Position, range = curve.Points[^1].Position - first;
        double sign = curve.Metric.Best > curve.Metric.Worst ? 1 : -1;
        return ([.. curve.Points.Select(point => (point.Position - first) / range)], [.. curve.Points.Select(point => sign * point.Mean.Value)]);
    }

    /// <summary>The least sum of squares of a sigmoid: its two ends by regression, its middle and steepness by a grid and a search from its best point.</summary>
    private static (double Squares, double Rise) BestSigmoid(double[] units, double[] means)
    {
        const double LeastLogSteepness = 0, MostLogSteepness = 7;
        (double Middle, double Log, double Squares, double Rise) best = (0, 0, double.PositiveInfinity, 0);
        for (double middle = 0; middle <= 1; middle += 0.05)
            for (double log = LeastLogSteepness; log <= MostLogSteepness; log += 0.5) Try(middle, log);
        // Each round halves the steps: after twelve, a four-thousandth of the grid's.
        double step = 0.025, logStep = 0.25;
        for (int round = 0; round < 12; round++, step /= 2, logStep /= 2)
        {
            double before;
            do
            {
                before = best.Squares;
                (double middle, double log) = (best.Middle, best.Log);
                Try(middle + step, log);
                Try(middle - step, log);
                Try(middle, log + logStep);
                Try(middle, log - logStep);
            }
            while (best.Squares < before * (1 - 1e-6));
        }
        return (best.Squares, best.Rise);

        void Try(double middle, double log)
        {
            if (middle is < 0 or > 1 || log is < LeastLogSteepness or > MostLogSteepness) return;
            double steepness = Math.Exp(log);
            (double squares, double rise) = Residual(Array.ConvertAll(units, unit => 1 / (1 + Math.Exp(-steepness * (unit - middle)))), means);
            if (squares < best.Squares) best = (middle, log, squares, rise);
        }
    }

    /// <summary>The sum of squares about the regression of y on x, and its slope.</summary>
    private static (double Squares, double Slope) Residual(double[] x, double[] y)
    {
        double meanX = x.Average(), meanY = y.Average(), xx = 0, xy = 0, yy = 0;
        for (int i = 0; i < x.Length; i++)
        {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
        }
        return xx > 0 ? (Math.Max(yy - (xy * xy / xx), 0), xy / xx) : (yy, 0);
    }
}
