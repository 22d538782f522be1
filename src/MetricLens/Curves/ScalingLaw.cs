using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>The power law of a loss over scale, L = a + (c / N)^α, with or without the irreducible part a.</summary>
/// <remarks>
/// <para>
/// Fitted by least squares on the logit of exp(−L), the log-odds of a token of average loss, where the noise between models is taken to be alike at all
/// scales: for small losses that is the logarithm of the loss, for large ones the loss itself. The errors' covariance is that of the examples, carried to
/// that scale by the delta method, and a variance τ² between models by Paule and Mandel, from the residuals and from replicates.
/// </para>
/// <para>
/// Intervals are profile intervals: every value of a parameter at which the best fit of the others costs no more than t² of the weighted squares, t with
/// the residuals' degrees of freedom. Unlike those of the delta method they bend with the law, and keep to a ≥ 0. References: Hoffmann et al. (2022),
/// arXiv 2203.15556; Bates and Watts (1988), Nonlinear Regression Analysis, 6.1.
/// </para>
/// </remarks>
public sealed class ScalingLaw
{
    private readonly ScalingLawFit _fit;

    private ScalingLaw(ScalingLawFit fit, double[] scales, double level)
    {
        _fit = fit;
        Scales = scales;
        Level = level;
        (double lower, double upper) = fit.Profile(ScalingParameter.Exponent, fit.Exponent, level);
        Exponent = Estimated(fit.Exponent, lower, upper, "powers of ten of loss a power of ten of scale");
        if (HasFloor)
        {
            (lower, upper) = fit.Profile(ScalingParameter.Floor, fit.FreeFloor, level);
            Floor = Estimated(fit.Floor, Math.Max(lower, 0), Math.Max(upper, 0), "nats");
        }
    }

    /// <summary>Whether the law has an irreducible part.</summary>
    public bool HasFloor => _fit.HasFloor;

    /// <summary>α: above 0 where the loss falls with scale.</summary>
    public Estimate Exponent { get; }

    /// <summary>a, the irreducible loss, at least 0; <see langword="null"/> in a law without one.</summary>
    public Estimate? Floor { get; }

    /// <summary>c, the scale at which the reducible loss is 1 nat; <see langword="null"/> where the loss does not fall.</summary>
    public double? Constant => _fit.Constant;

    /// <summary>τ, the standard deviation between models on the logit scale.</summary>
    public double Tau => Math.Sqrt(_fit.Tau2);

    /// <summary>The degrees of freedom of the intervals.</summary>
    public int DegreesOfFreedom => _fit.DegreesOfFreedom;

    /// <summary>The weighted squares of the residuals; about <see cref="DegreesOfFreedom"/> or below it.</summary>
    public double Squares => _fit.Squares;

    /// <summary>The scales that the law was fitted to, rising.</summary>
    public IReadOnlyList<double> Scales { get; }

    /// <summary>The two-sided coverage of the intervals.</summary>
    public double Level { get; }

    /// <summary>The scale one step ahead: the last one times its ratio to the one before it.</summary>
    public double NextScale => Scales[^1] * (Scales[^1] / Scales[^2]);

    /// <summary>The law of a loss metric's curve.</summary>
    /// <param name="curve">The curve of a metric whose distance from its best score is a loss, over an axis of sizes, data or steps.</param>
    /// <param name="hasFloor">Whether to fit an irreducible part.</param>
    /// <param name="level">The two-sided coverage of the intervals.</param>
    /// <returns>The law; <see langword="null"/> where no degree of freedom is left, some run has no loss at all, or losses that do not fall leave a floor undefined.</returns>
    /// <exception cref="ArgumentException">The metric is no loss, or the axis is one.</exception>
    public static ScalingLaw? Of(ScaleCurve curve, bool hasFloor, double level = ScaleCurve.Level)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Metric.LatentScale != LatentScale.NegativeLogLoss) throw new ArgumentException($"Metric '{curve.Metric.Id}' is no loss.", nameof(curve));
        if (curve.Axis == ScaleAxis.TrainLoss) throw new ArgumentException("A scaling law is over sizes, data or steps, not over a loss.", nameof(curve));
        double nats = curve.Metric.NatsPerUnit;
        double[] losses = [.. curve.Runs.Select(run => nats * Math.Abs(run.Mean.Value - curve.Metric.Best))];
        if (losses.Any(loss => !(loss > 0))) return null;
        double[] logits = Array.ConvertAll(losses, ScalingLawFit.Logit), slopes = Array.ConvertAll(losses, ScalingLawFit.LogitSlope);
        int[][] at = [.. Enumerable.Range(0, curve.Points.Count).Select(curve.RunsAt)];
        double[,] covariance = new double[at.Length, at.Length];
        for (int k = 0; k < at.Length; k++)
            for (int l = 0; l < at.Length; l++) covariance[k, l] = at[k].Sum(i => at[l].Sum(j => Carried(i, j))) / at[k].Length / at[l].Length;
        var within = WithinContrasts.Of(at.Select(runs => (Array.ConvertAll(runs, run => logits[run]), Block(runs))));
        return Of([.. curve.Points.Select(point => point.Scale)], [.. at.Select(runs => runs.Average(run => logits[run]))], covariance,
            [.. at.Select(runs => runs.Length)], within, hasFloor, level);

        double Carried(int i, int j) => nats * slopes[i] * curve.RunCovariance(i, j) * slopes[j] * nats;

        double[,] Block(int[] runs)
        {
            double[,] block = new double[runs.Length, runs.Length];
            for (int i = 0; i < runs.Length; i++)
                for (int j = 0; j < runs.Length; j++) block[i, j] = Carried(runs[i], runs[j]);
            return block;
        }
    }

    /// <summary>The law of losses given directly, one model a scale.</summary>
    /// <param name="scales">The scales, above 0 and rising.</param>
    /// <param name="losses">The mean losses in nats, above 0.</param>
    /// <param name="covariance">Their sampling covariance over examples.</param>
    /// <param name="hasFloor">Whether to fit an irreducible part.</param>
    /// <param name="level">The two-sided coverage of the intervals.</param>
    /// <returns>The law; <see langword="null"/> where no degree of freedom is left, or losses that do not fall leave a floor undefined.</returns>
    /// <exception cref="ArgumentException">The sizes differ, the scales do not rise, or a scale or loss is not positive and finite.</exception>
    public static ScalingLaw? Of(double[] scales, double[] losses, double[,] covariance, bool hasFloor, double level = ScaleCurve.Level)
    {
        ArgumentNullException.ThrowIfNull(scales);
        ArgumentNullException.ThrowIfNull(losses);
        ArgumentNullException.ThrowIfNull(covariance);
        if (scales.Length != losses.Length) throw new ArgumentException("There must be one loss a scale.", nameof(losses));
        if (scales.Concat(losses).Any(value => !(value > 0 && double.IsFinite(value)))) throw new ArgumentException("Scales and losses must be positive and finite.", nameof(losses));
        if (scales.Zip(scales.Skip(1)).Any(pair => !(pair.Second > pair.First))) throw new ArgumentException("The scales must rise.", nameof(scales));
        double[] slopes = Array.ConvertAll(losses, ScalingLawFit.LogitSlope);
        double[,] carried = new double[losses.Length, losses.Length];
        for (int i = 0; i < losses.Length; i++)
            for (int j = 0; j < losses.Length; j++) carried[i, j] = slopes[i] * covariance[i, j] * slopes[j];
        return Of([.. scales], Array.ConvertAll(losses, ScalingLawFit.Logit), carried, [.. Enumerable.Repeat(1, losses.Length)], null, hasFloor, level);
    }

    /// <summary>The law's loss at a scale; infinite where a law that rises overflows.</summary>
    /// <param name="scale">The scale, above 0.</param>
    public double LossAt(double scale) => _fit.LossAt(RequirePositive(scale));

    /// <summary>The law's forecast at a scale, such as <see cref="NextScale"/>.</summary>
    /// <param name="scale">The scale, above 0.</param>
    /// <returns>The forecast; <see langword="null"/> where the law has no positive, finite loss there.</returns>
    public ScalingForecast? Forecast(double scale)
    {
        double loss = LossAt(scale), logit = ScalingLawFit.Logit(loss);
        if (!(loss > 0 && double.IsFinite(loss) && double.IsFinite(logit))) return null;
        (double lower, double upper) = _fit.Profile(ScalingParameter.Forecast, _fit.FreeLogitAt(scale), Level, Math.Log(scale));
        (lower, upper) = (Math.Min(lower, logit), Math.Max(upper, logit));
        double noise = StudentT.Quantile((1 + Level) / 2, DegreesOfFreedom) * Tau;
        double down = Math.Sqrt(((logit - lower) * (logit - lower)) + (noise * noise)), up = Math.Sqrt(((upper - logit) * (upper - logit)) + (noise * noise));
        // A better logit is a lower loss.
        return new(scale, Estimated(loss, ScalingLawFit.LossOf(upper), ScalingLawFit.LossOf(lower), "nats"),
            Estimated(loss, ScalingLawFit.LossOf(logit + up), ScalingLawFit.LossOf(logit - down), "nats"));
    }

    private static ScalingLaw? Of(double[] scales, double[] logits, double[,] covariance, int[] replicates, WithinContrasts? within, bool hasFloor, double level)
    {
        if (level is not (> 0 and < 1)) throw new ArgumentOutOfRangeException(nameof(level), level, "The level must lie strictly between 0 and 1.");
        return scales.Length >= 2 && ScalingLawFit.Of(Array.ConvertAll(scales, Math.Log), logits, covariance, replicates, within, hasFloor) is { } fit
            ? new(fit, scales, level)
            : null;
    }

    private Estimate Estimated(double value, double lower, double upper, string unit) =>
        new(value, Math.Min(lower, value), Math.Max(upper, value), Level, Scales.Count, unit);

    private static double RequirePositive(double scale) => scale > 0 && double.IsFinite(scale)
        ? scale
        : throw new ArgumentOutOfRangeException(nameof(scale), scale, "A scale must be positive and finite.");
}
