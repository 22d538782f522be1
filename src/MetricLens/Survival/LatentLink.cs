using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>The map from the mean of a metric to its latent score, on which higher is better and a smooth family moves smoothly, and back.</summary>
/// <remarks>
/// A mean at the very end of the range has no finite latent score and is pulled in: under a metric that counts outcomes to half an outcome; under a
/// continuous one, which only rounding puts there, to half the distance of the nearest run that is not. The variance that it is given says how little is known.
/// </remarks>
internal sealed class LatentLink
{
    /// <summary>The distance used where every run is at the end: log-probabilities come from 32-bit floats, which cannot tell less.</summary>
    private const double LeastDistance = 1.0 / (1 << 24);

    /// <summary>The variance of a latent score of which only a bound is known: a factor of e either way.</summary>
    private const double VarianceOfBound = 1;

    private readonly MetricCard _metric;
    private readonly bool _isOnOdds;
    private readonly double _outcomes;
    private readonly double _nearBest;
    private readonly double _nearWorst;

    /// <summary>Takes the metric, the number of elementary outcomes n·L behind a mean, and the means that will be mapped.</summary>
    /// <param name="metric">The metric.</param>
    /// <param name="outcomes">n·L.</param>
    /// <param name="means">The means that will be mapped.</param>
    /// <param name="onOdds">For a metric of the loss kind: the odds scale, the logit of exp(−loss), instead of −log(loss).</param>
    public LatentLink(MetricCard metric, double outcomes, IReadOnlyCollection<double> means, bool onOdds = false)
    {
        if (metric.LatentScale == LatentScale.None) throw new ArgumentException($"Metric '{metric.Id}' has no latent scale.", nameof(metric));
        _metric = metric;
        _isOnOdds = onOdds;
        _outcomes = outcomes;
        _nearBest = Nearest(means.Select(mean => Math.Abs(mean - metric.Best) / Unit));
        _nearWorst = metric.LatentScale == LatentScale.Logit ? Nearest(means.Select(mean => Math.Abs(mean - metric.Worst) / Unit)) : 0;
    }

    private bool Counts => _metric.Continuity != Continuity.Continuous;

    /// <summary>What a distance is measured in: the range, or the metric's own unit where that is infinite.</summary>
    private double Unit => _metric.IsBounded ? _metric.Maximum - _metric.Minimum : 1;

    /// <summary>The latent score of a mean, its derivative there, and the variance that being pulled in from the end of the range adds.</summary>
    public (double Value, double Derivative, double ExtraVariance) Apply(double mean)
    {
        double toBest = Math.Abs(mean - _metric.Best) / Unit;
        if (_metric.LatentScale == LatentScale.NegativeLogLoss)
        {
            double loss = Math.Max(toBest, _nearBest), extra = loss == toBest ? 0 : VarianceOfBound;
            int sign = Math.Sign(_metric.Best - _metric.Worst);
            // log(exp(loss) − 1) = loss + log(1 − exp(−loss)), without overflow.
            double nats = loss * _metric.NatsPerUnit, share = -Elementary.Expm1(-nats);
            return _isOnOdds ? (-nats - Math.Log(share), sign * _metric.NatsPerUnit / (share * Unit), extra) : (-Math.Log(loss), sign / (loss * Unit), extra);
        }
        double reached = 1 - toBest, inside = Math.Clamp(reached, _nearWorst, 1 - _nearBest);
        double slope = 1 / (inside * (1 - inside));
        double added = inside == reached ? 0 : Counts ? slope / _outcomes : VarianceOfBound;
        return (Math.Log(inside / (1 - inside)), slope / (_metric.Best - _metric.Worst), added);
    }

    /// <summary>The latent score of a mean.</summary>
    public double Latent(double mean) => Apply(mean).Value;

    /// <summary>The mean of a latent score: the inverse of <see cref="Latent"/>.</summary>
    public double Mean(double latent) => _metric.LatentScale == LatentScale.NegativeLogLoss
        ? _metric.Best - (Math.Sign(_metric.Best - _metric.Worst) * Unit * Loss(latent))
        : _metric.Worst + ((_metric.Best - _metric.Worst) / (1 + Math.Exp(-latent)));

    private double Loss(double latent) => _isOnOdds
        ? (Math.Max(-latent, 0) + Elementary.Log1p(Math.Exp(-Math.Abs(latent)))) / _metric.NatsPerUnit
        : Math.Exp(-latent);

    /// <summary>How near to an end of the range a mean is let.</summary>
    private double Nearest(IEnumerable<double> distances)
    {
        if (Counts) return 0.5 / _outcomes;
        double[] off = [.. distances.Where(distance => distance > 0)];
        return off.Length == 0 ? LeastDistance : off.Min() / 2;
    }
}
