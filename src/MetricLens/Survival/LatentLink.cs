using MetricLens.Metrics;

namespace MetricLens.Survival;

/// <summary>The map from the mean of a metric to its latent score, on which higher is better and a smooth family moves smoothly, and back.</summary>
internal sealed class LatentLink
{
    /// <summary>
    /// The least mean loss that a latent score is taken of: log-probabilities come from 32-bit floats, which cannot tell a probability from 1 that is nearer than this.
    /// </summary>
    private const double LeastLoss = 1.0 / (1 << 24);

    private readonly MetricCard _metric;
    private readonly double _outcomes;

    /// <summary>Takes the metric and the number of elementary outcomes, n·L, behind a mean, which sets how far a mean of all or nothing is pulled in.</summary>
    public LatentLink(MetricCard metric, double outcomes)
    {
        if (metric.LatentScale == LatentScale.None) throw new ArgumentException($"Metric '{metric.Id}' has no latent scale.", nameof(metric));
        _metric = metric;
        _outcomes = outcomes;
    }

    private double Edge => 0.5 / _outcomes;

    /// <summary>The latent score of a mean, its derivative there, and the variance that being pulled in from the end of the range adds.</summary>
    public (double Value, double Derivative, double ExtraVariance) Apply(double mean)
    {
        if (_metric.LatentScale == LatentScale.NegativeLogLoss)
        {
            double loss = Math.Max(Math.Abs(mean - _metric.Best), LeastLoss);
            return (-Math.Log(loss), Math.Sign(_metric.Best - _metric.Worst) / loss, 0);
        }
        double share = (mean - _metric.Worst) / (_metric.Best - _metric.Worst);
        double inside = Math.Clamp(share, Edge, 1 - Edge);
        double slope = 1 / (inside * (1 - inside));
        return (Math.Log(inside / (1 - inside)), slope / (_metric.Best - _metric.Worst), inside == share ? 0 : slope / _outcomes);
    }

    /// <summary>The latent score of a mean.</summary>
    public double Latent(double mean) => Apply(mean).Value;

    /// <summary>The mean of a latent score: the inverse of <see cref="Latent"/>.</summary>
    public double Mean(double latent) => _metric.LatentScale == LatentScale.NegativeLogLoss
        ? _metric.Best - (Math.Sign(_metric.Best - _metric.Worst) * Math.Exp(-latent))
        : _metric.Worst + ((_metric.Best - _metric.Worst) / (1 + Math.Exp(-latent)));
}
