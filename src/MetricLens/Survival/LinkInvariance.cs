using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>Does the raw score depend on scale only through the latent? The method's T2, for log-probabilities of the target.</summary>
/// <remarks>
/// The raw score of every example under every run is regressed on a natural cubic spline of its log loss, by logistic regression; a score test, clustered by example
/// (or by the examples' own clusters), asks whether scales differ beyond that. Only scales count at which the link expects at least five successes and five failures.
/// A large n rejects any link that is not exact, and a spline is not: the link varies where the test rejects <i>and</i> some scale's raw mean
/// is off what its losses imply by 0.05 of the range, half of the least gain that counts as a jump.
/// </remarks>
/// <param name="PValue">The p-value that all scales share a link.</param>
/// <param name="LargestShift">The largest distance of a scale's raw mean from what the common link implies, signed, as a share of the metric's range.</param>
/// <param name="At">The index of the scale that it belongs to.</param>
/// <param name="Scales">The number of scales that could be compared.</param>
/// <param name="Alpha">The level of the test.</param>
public sealed record LinkInvariance(double PValue, double LargestShift, int At, int Scales, double Alpha)
{
    /// <summary>The least shift that counts, as a share of the raw metric's range.</summary>
    public const double LeastShift = 0.05;

    /// <summary>The expected successes, and failures, that a scale needs to take part: the usual rule for counts.</summary>
    private const double FewestExpected = 5;

    /// <summary>The knots of the spline, at even steps of the information that the examples carry on the link.</summary>
    private const int Knots = 5;

    /// <summary>Added to an example's loss before its logarithm is taken; the resolution of 32-bit log-probabilities.</summary>
    private const double LeastLoss = 1.0 / (1 << 24);

    /// <summary>Whether the link from latent to raw score differs between scales, by enough to matter.</summary>
    public bool Varies => PValue < Alpha && Math.Abs(LargestShift) >= LeastShift;

    /// <summary>Tests it; <see langword="null"/> where the latent is no log loss of targets, or fewer than two scales could be compared.</summary>
    /// <param name="raw">The raw metric's curve, of finite range, over the same examples and axis as the latent one's source.</param>
    /// <param name="source">The continuous metric's curve.</param>
    /// <param name="alpha">The level.</param>
    public static LinkInvariance? Of(ScaleCurve raw, ScaleCurve source, double alpha)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(source);
        if (source.Metric.Tier != EvidenceTier.TargetLogprobs || source.Metric.LatentScale != LatentScale.NegativeLogLoss) return null;
        double[] y = [.. Each(raw, score => (score - raw.Metric.Worst) / (raw.Metric.Best - raw.Metric.Worst))];
        double[] loss = [.. Each(source, score => Math.Log(Math.Abs(score - source.Metric.Best) + LeastLoss))];
        if (Spline(loss, y) is not { } spline) return null;
        LogisticModelFit fit = LogisticModel.Fit(spline.Columns, y, spline.Line);
        if (!fit.Converged) return null;
        int[] points = new int[y.Length];
        double[] rows = new double[raw.Points.Count], successes = new double[rows.Length], expected = new double[rows.Length];
        for (int row = 0; row < points.Length; row++)
        {
            int point = points[row] = raw.Runs[row / raw.Examples].Point;
            rows[point]++;
            successes[point] += y[row];
            expected[point] += fit.Fitted[row];
        }
        int[] compared = [.. Enumerable.Range(0, rows.Length).Where(point => expected[point] >= FewestExpected && rows[point] - expected[point] >= FewestExpected)];
        if (compared.Length < 2) return null;
        // The intercept takes one scale's place: without it the columns would add up to what the spline has already.
        double[][] dummies = [.. compared.Skip(1).Select(point => Array.ConvertAll(points, own => own == point ? 1.0 : 0))];
        int[] clusters = [.. Enumerable.Range(0, y.Length).Select(row => raw.Clusters?[row % raw.Examples] ?? (row % raw.Examples))];
        (_, _, double p) = fit.Score(dummies, clusters);
        (int at, double shift) = compared.Select(point => (point, (successes[point] - expected[point]) / rows[point])).MaxBy(scale => Math.Abs(scale.Item2));
        return new(p, shift, at, compared.Length, alpha);
    }

    private static IEnumerable<double> Each(ScaleCurve curve, Converter<double, double> map) =>
        Enumerable.Range(0, curve.Runs.Count).SelectMany(run => Array.ConvertAll(curve.RunScores(run).ToArray(), map));

    /// <summary>
    /// A constant and the natural cubic spline's columns, and the coefficients at which they are the best line; <see langword="null"/> where the losses or the raw
    /// scores do not vary.
    /// </summary>
    private static (double[][] Columns, double[] Line)? Spline(double[] x, double[] y)
    {
        if (!(x.Max() > x.Min() && y.Max() > y.Min())) return null;
        LogisticFit line = LogisticRegression.Fit(x, y, []);
        double[] knots = InformativePlaces(x, [.. x.Select(value => line.Predict(value) * (1 - line.Predict(value)))]);
        double[] constant = [.. Enumerable.Repeat(1.0, x.Length)];
        if (knots.Length < 2) return ([constant, Scaled(x, x.Min(), x.Max() - x.Min())], new double[2]);
        double first = knots[0], range = knots[^1] - first;
        double[] u = Scaled(x, first, range), k = Scaled(knots, first, range);
        double[][] bends = [.. Enumerable.Range(0, k.Length - 2).Select(j => Array.ConvertAll(u, value => Bend(value, k, j) - Bend(value, k, k.Length - 2)))];
        return ([constant, u, .. bends], [line.Intercept + (line.Slope * first), line.Slope * range, .. new double[bends.Length]]);
    }

    /// <summary>Distinct places at even steps of the information: where the raw score changes, and not where it is all right or all wrong.</summary>
    private static double[] InformativePlaces(double[] x, double[] information)
    {
        double[] sorted = [.. x];
        Array.Sort(sorted, information);
        var knots = new List<double>();
        double total = information.Sum(), sum = 0;
        for (int i = 0; i < sorted.Length && knots.Count < Knots; i++)
        {
            sum += information[i];
            if (sum >= total * (knots.Count + 0.5) / Knots && (knots.Count == 0 || sorted[i] > knots[^1])) knots.Add(sorted[i]);
        }
        return [.. knots];
    }

    private static double[] Scaled(double[] x, double first, double range) => Array.ConvertAll(x, value => (value - first) / range);

    /// <summary>The truncated cubic of a knot less that of the last one, over their distance: linear beyond the last knot.</summary>
    private static double Bend(double u, double[] knots, int j) => (Cube(u - knots[j]) - Cube(u - knots[^1])) / (knots[^1] - knots[j]);

    private static double Cube(double value) => value > 0 ? value * value * value : 0;
}
