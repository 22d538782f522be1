using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>
/// What raw score a latent score implies, estimated over all runs at once by a logistic regression: on the examples' own log losses where the latent
/// is a log loss, on the runs' latent scores otherwise.
/// </summary>
/// <remarks>
/// For greedy outputs, the usual case, no formula gives the raw score; the link is estimated for sampled outputs too, where it tends to the formula.
/// </remarks>
public sealed class RawLink
{
    /// <summary>Added to an example's loss before its logarithm is taken; the resolution of 32-bit log-probabilities.</summary>
    private const double LeastLoss = 1.0 / (1 << 24);

    private readonly ScaleCurve _raw;
    private readonly LatentCurve _latent;
    private readonly LogisticFit _fit;
    private readonly double[][] _profiles;

    private RawLink(ScaleCurve raw, LatentCurve latent, LogisticFit fit, double[][] profiles)
    {
        _raw = raw;
        _latent = latent;
        _fit = fit;
        _profiles = profiles;
    }

    /// <summary>Whether the link is of the examples' own log losses, and not of the runs' latent scores.</summary>
    public bool IsOfExamples => IsPerExample(_latent.Source!);

    /// <summary>Estimates the link; <see langword="null"/> where the regression does not settle.</summary>
    /// <param name="raw">The raw curve, of finite range, over the same examples and axis as the latent one's source.</param>
    /// <param name="latent">The latent curve, of a source.</param>
    /// <exception cref="ArgumentException">The latent curve was given directly, without examples.</exception>
    public static RawLink? Of(ScaleCurve raw, LatentCurve latent)
    {
        ArgumentNullException.ThrowIfNull(raw);
        ArgumentNullException.ThrowIfNull(latent);
        ScaleCurve source = latent.Source ?? throw new ArgumentException("The latent curve has no examples to link.", nameof(latent));
        double[][] profiles = [.. Enumerable.Range(0, source.Runs.Count).Select(run => Profile(source, latent, run))];
        double[] outcomes = [.. Enumerable.Range(0, raw.Runs.Count).SelectMany(run =>
            IsPerExample(source) ? Array.ConvertAll(raw.RunScores(run).ToArray(), score => Share(raw.Metric, score)) : [Share(raw.Metric, raw.Runs[run].Mean.Value)])];
        double[] predictors = [.. profiles.SelectMany(profile => profile)];
        double[] weights = [.. Enumerable.Repeat(IsPerExample(source) ? 1.0 : raw.Examples, predictors.Length)];
        LogisticFit fit = LogisticRegression.Fit(predictors, outcomes, weights);
        return fit.Converged ? new(raw, latent, fit, profiles) : null;
    }

    /// <summary>The raw score, in the metric's own unit, that the link implies.</summary>
    /// <param name="predictor">Minus the logarithm of an example's loss, or a run's latent score; finite.</param>
    public double RawAt(double predictor) => _raw.Metric.Worst + ((_raw.Metric.Best - _raw.Metric.Worst) * _fit.Predict(predictor));

    /// <summary>The successes, and failures, that a scale's own link takes: the usual rule for counts.</summary>
    private const double FewestOutcomes = 5;

    /// <summary>
    /// The raw score that a scale's own link implies, estimated over the scale's runs alone; <see langword="null"/> where the link is not of examples, the scale
    /// has fewer than five successes or failures, or the regression does not settle.
    /// </summary>
    /// <param name="point">The index of the scale.</param>
    public Func<double, double>? OwnAt(int point)
    {
        if (!IsOfExamples) return null;
        int[] runs = _raw.RunsAt(point);
        double[] outcomes = [.. runs.SelectMany(run => Array.ConvertAll(_raw.RunScores(run).ToArray(), score => Share(_raw.Metric, score)))];
        double successes = outcomes.Sum();
        if (successes < FewestOutcomes || outcomes.Length - successes < FewestOutcomes) return null;
        LogisticFit own = LogisticRegression.Fit([.. runs.SelectMany(run => _profiles[run])], outcomes, []);
        return own.Converged ? predictor => _raw.Metric.Worst + ((_raw.Metric.Best - _raw.Metric.Worst) * own.Predict(predictor)) : null;
    }

    /// <summary>What a run's raw scores are regressed on: minus the logarithm of every example's loss, or the run's latent score alone.</summary>
    /// <param name="run">The index in the raw curve's runs.</param>
    public IReadOnlyList<double> Predictors(int run) => _profiles[run];

    /// <summary>The raw mean at a scale, as a share of the way from worst to best, if the latent score of each of its runs were moved by an amount.</summary>
    internal double Moved(int point, double by)
    {
        int[] runs = _raw.RunsAt(point);
        return runs.Average(run => Mean(run, by));
    }

    /// <summary>The observed raw gain over the gap below a scale, in the same unit.</summary>
    internal double Gain(int above) => Share(_raw.Metric, _raw.Points[above].Mean.Value) - Share(_raw.Metric, _raw.Points[above - 1].Mean.Value);

    /// <summary>The raw mean at a scale, in the metric's own unit, if each of its runs stood at a latent score.</summary>
    internal double At(int point, double latent)
    {
        int[] runs = _raw.RunsAt(point);
        MetricCard metric = _raw.Metric;
        return metric.Worst + ((metric.Best - metric.Worst) * runs.Average(run => Mean(run, latent - _latent.RunValues[run])));
    }

    /// <summary>The observed raw mean at a scale, in the metric's own unit.</summary>
    internal double Observed(int point) => _raw.Points[point].Mean.Value;

    private static bool IsPerExample(ScaleCurve source) => source.Metric.LatentScale == LatentScale.NegativeLogLoss;

    /// <summary>The values that move with the latent score, by as much: minus the examples' log losses, or the run's latent score alone.</summary>
    private static double[] Profile(ScaleCurve source, LatentCurve latent, int run) => IsPerExample(source)
        ? Array.ConvertAll(source.RunScores(run).ToArray(), score => -Math.Log(Math.Abs(score - source.Metric.Best) + LeastLoss))
        : [latent.RunValues[run]];

    private double Mean(int run, double by)
    {
        double sum = 0;
        foreach (double value in _profiles[run]) sum += _fit.Predict(value + by);
        return sum / _profiles[run].Length;
    }

    private static double Share(MetricCard metric, double score) => (score - metric.Worst) / (metric.Best - metric.Worst);
}
