using MetricLens.Curves;
using MetricLens.Metrics;

namespace MetricLens.Survival;

/// <summary>Over which gap each example gains most: whether all jump together, or each in its time.</summary>
/// <remarks>
/// An example's score at a scale is its mean over the scale's runs. Under a log loss a gain is one of the probability that the score stands for, of the target a
/// token or of the right option: the loss itself falls most where an answer is still hopeless, and the logit rises most where it is long right. Under another
/// metric it is on the metric's own scale, better being more. Of gaps with the same gain the first counts. It is a description, and no test:
/// <see cref="Concentration"/> is one.
/// </remarks>
public sealed class ExampleGains
{
    private readonly int[] _above;
    private readonly double[] _sizes;
    private readonly int[] _order;
    private readonly double[] _shares;

    private ExampleGains(ScaleCurve curve, int[] above, double[] sizes)
    {
        Curve = curve;
        _above = above;
        _sizes = sizes;
        _order = [.. Enumerable.Range(0, above.Length).OrderBy(example => above[example] == 0).ThenBy(example => above[example]).ThenByDescending(example => sizes[example])];
        _shares = [.. Enumerable.Range(1, Math.Max(curve.Points.Count - 1, 0)).Select(gap => above.Count(own => own == gap) / (double)above.Length)];
    }

    /// <summary>The curve whose examples they are.</summary>
    public ScaleCurve Curve { get; }

    /// <summary>For each shared example the index of the scale above the gap of its largest gain; 0 where it gains nowhere.</summary>
    public IReadOnlyList<int> Above => _above;

    /// <summary>For each shared example that gain, above 0; 0 where it gains nowhere.</summary>
    public IReadOnlyList<double> Sizes => _sizes;

    /// <summary>The examples by the gap of their largest gain, the largest first within a gap; those that gain nowhere last.</summary>
    public IReadOnlyList<int> Order => _order;

    /// <summary>For each gap, the lowest first, the share of the examples that gain most over it. What lacks to 1 gains nowhere.</summary>
    public IReadOnlyList<double> Shares => _shares;

    /// <summary>Measures them.</summary>
    /// <param name="curve">The curve of a metric of single examples, whose scores are known.</param>
    /// <exception cref="ArgumentException">The curve has means alone.</exception>
    public static ExampleGains Of(ScaleCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (!curve.HasExamples) throw new ArgumentException("The curve has means alone, and no examples that could gain.", nameof(curve));
        int sign = IsOfProbabilities(curve.Metric) || curve.Metric.Direction == Direction.HigherIsBetter ? 1 : -1;
        int[] above = new int[curve.Examples];
        double[] sizes = new double[curve.Examples], before = Levels(curve, 0);
        for (int point = 1; point < curve.Points.Count; point++)
        {
            double[] scores = Levels(curve, point);
            for (int example = 0; example < scores.Length; example++)
            {
                double gain = sign * (scores[example] - before[example]);
                if (gain > sizes[example]) (above[example], sizes[example]) = (point, gain);
            }
            before = scores;
        }
        return new(curve, above, sizes);
    }

    /// <summary>Whether gains under a metric are those of a probability.</summary>
    public static bool IsOfProbabilities(MetricCard metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        return metric is { LatentScale: LatentScale.NegativeLogLoss, IsBounded: false };
    }

    /// <summary>For each shared example what gains are measured in: its probability, or its score, at a scale.</summary>
    /// <param name="point">The index of the scale.</param>
    public IReadOnlyList<double> Levels(int point) => Levels(Curve, point);

    private static double[] Levels(ScaleCurve curve, int point)
    {
        MetricCard metric = curve.Metric;
        double[] scores = curve.PointScores(point);
        return IsOfProbabilities(metric) ? Array.ConvertAll(scores, score => Math.Exp(-Math.Abs(score - metric.Best) * metric.NatsPerUnit)) : scores;
    }
}
