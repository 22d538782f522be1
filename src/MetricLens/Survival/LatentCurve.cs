using MetricLens.Curves;
using MetricLens.Metrics;
using MetricLens.Statistics;

namespace MetricLens.Survival;

/// <summary>A continuous metric's curve on its latent scale, ready for fits: points, replicates and sampling covariance.</summary>
/// <remarks>The latent score of a scale is the mean of its runs' latent scores; covariances are carried over by the delta method.</remarks>
public sealed class LatentCurve
{
    private readonly double[] _runValues;
    private readonly double[] _values;
    private readonly double[] _units;

    private LatentCurve(ScaleCurve? source, LatentLink? link, double[] positions, double[] values, double[,] covariance, int[] replicates, double[] runValues, WithinContrasts? within)
    {
        Source = source;
        Link = link;
        Positions = positions;
        _values = values;
        Covariance = covariance;
        Replicates = replicates;
        _runValues = runValues;
        _units = Array.ConvertAll(positions, position => (position - positions[0]) / (positions[^1] - positions[0]));
        Model = new MixedModel(values, covariance, replicates, within);
    }

    /// <summary>The curve on the metric's own scale; <see langword="null"/> where the latent scores were given directly.</summary>
    public ScaleCurve? Source { get; }

    /// <summary>The places of the scales on the axis, rising.</summary>
    public IReadOnlyList<double> Positions { get; }

    /// <summary>The places rescaled to run from 0 to 1.</summary>
    public IReadOnlyList<double> Units => _units;

    /// <summary>The latent score of each scale.</summary>
    public IReadOnlyList<double> Values => _values;

    /// <summary>The latent score of each run, in the order of the source's runs.</summary>
    public IReadOnlyList<double> RunValues => _runValues;

    /// <summary>The number of runs at each scale.</summary>
    public IReadOnlyList<int> Replicates { get; }

    /// <summary>The number of scales.</summary>
    public int Count => _values.Length;

    /// <summary>Whether some scale has more than one run.</summary>
    public bool HasReplicates => Replicates.Any(count => count > 1);

    /// <summary>The latent score that guessing would be expected to reach; <see langword="null"/> where chance is not defined.</summary>
    public double? Chance => Source?.Chance is { } chance ? Link!.Latent(chance) : null;

    /// <summary>
    /// The same curve on the odds scale, the logit of exp(−mean loss), where this one is minus the logarithm of a loss in nats; <see langword="null"/> elsewhere.
    /// </summary>
    /// <remarks>
    /// Near the floor the logarithm of a loss is compressed, and with it what models differ by: there noise is more even on the odds scale. Claims of order,
    /// which no rising change of the scale alters, are tested on it.
    /// </remarks>
    public LatentCurve? OnOdds { get; private set; }

    /// <summary>The curve on the scale on which noise is the more even: that of the odds where there is one, else this one.</summary>
    internal LatentCurve Even => OnOdds ?? this;

    internal double[,] Covariance { get; }

    internal LatentLink? Link { get; }

    internal MixedModel Model { get; private set; }

    /// <summary>The latent curve of a metric that has a latent scale, over at least two scales.</summary>
    /// <param name="curve">The metric's curve.</param>
    public static LatentCurve Of(ScaleCurve curve)
    {
        ArgumentNullException.ThrowIfNull(curve);
        if (curve.Points.Count < 2) throw new ArgumentException("A latent curve needs at least two scales.", nameof(curve));
        LatentCurve latent = Of(curve, onOdds: false);
        if (curve.Metric is { LatentScale: LatentScale.NegativeLogLoss, IsBounded: false }) latent.OnOdds = Of(curve, onOdds: true);
        return latent;
    }

    private static LatentCurve Of(ScaleCurve curve, bool onOdds)
    {
        LatentLink link = LinkOf(curve, onOdds);
        var runs = curve.Runs.Select(run => link.Apply(run.Mean.Value)).ToArray();
        double[] runValues = [.. runs.Select(run => run.Value)];
        return OfRuns(curve, curve, link, runValues, Carried);

        double Carried(int i, int j) => (runs[i].Derivative * curve.RunCovariance(i, j) * runs[j].Derivative) + (i == j ? runs[i].ExtraVariance : 0);
    }

    /// <summary>The curve of the differences of two latent curves, run by run, with the covariance that shared examples give them.</summary>
    /// <param name="curve">The metric's curve.</param>
    /// <param name="baseline">The curve that is taken off: over the same scales, runs and examples.</param>
    internal static LatentCurve Difference(ScaleCurve curve, ScaleCurve baseline)
    {
        (double Value, double[] Influence, double ExtraVariance)[] runs = [.. Latents(curve).Zip(Latents(baseline), (own, other) =>
            (own.Value - other.Value, own.Influence.Zip(other.Influence, (left, right) => left - right).ToArray(), own.ExtraVariance + other.ExtraVariance))];
        double[,] covariance = PairedCovariance.OfMeans(Array.ConvertAll(runs, run => run.Influence), curve.Clusters);
        return OfRuns(curve, null, null, Array.ConvertAll(runs, run => run.Value), (i, j) => covariance[i, j] + (i == j ? runs[i].ExtraVariance : 0));
    }

    /// <summary>The latent score of each run, what each example adds to it to first order, and the variance that being pulled in from the end of the range adds.</summary>
    private static IEnumerable<(double Value, double[] Influence, double ExtraVariance)> Latents(ScaleCurve curve)
    {
        LatentLink link = LinkOf(curve, onOdds: false);
        for (int run = 0; run < curve.Runs.Count; run++)
        {
            (double value, double derivative, double extra) = link.Apply(curve.Runs[run].Mean.Value);
            yield return (value, Array.ConvertAll(curve.RunScores(run).ToArray(), score => derivative * score), extra);
        }
    }

    private static LatentLink LinkOf(ScaleCurve curve, bool onOdds) =>
        new(curve.Metric, curve.Outcomes, [.. curve.Runs.Select(run => run.Mean.Value)], onOdds);

    /// <summary>The curve of the mean, over some of the examples, of latent scores of their own; <see langword="null"/> with fewer than two independent ones.</summary>
    /// <param name="layout">The curve whose runs, scales and examples they are.</param>
    /// <param name="latents">One row a run, one latent score an example.</param>
    /// <param name="examples">The indices of the examples.</param>
    internal static LatentCurve? OfExamples(ScaleCurve layout, double[][] latents, int[] examples)
    {
        double[][] rows = Array.ConvertAll(latents, row => Array.ConvertAll(examples, i => row[i]));
        int[]? clusters = layout.Clusters is { } all ? Renumbered(Array.ConvertAll(examples, i => all[i])) : null;
        if (examples.Length < 2 || clusters?.Max() == 0) return null;
        double[,] covariance = PairedCovariance.OfMeans(rows, clusters);
        return OfRuns(layout, null, null, Array.ConvertAll(rows, row => row.Average()), (i, j) => covariance[i, j]);
    }

    private static LatentCurve OfRuns(ScaleCurve layout, ScaleCurve? source, LatentLink? link, double[] runValues, Func<int, int, double> runCovariance)
    {
        int[][] runsAt = [.. Enumerable.Range(0, layout.Points.Count).Select(layout.RunsAt)];
        double[,] covariance = new double[runsAt.Length, runsAt.Length];
        for (int k = 0; k < runsAt.Length; k++)
            for (int l = 0; l < runsAt.Length; l++)
                covariance[k, l] = runsAt[k].Sum(i => runsAt[l].Sum(j => runCovariance(i, j))) / runsAt[k].Length / runsAt[l].Length;
        var within = WithinContrasts.Of(runsAt.Select(at => (Array.ConvertAll(at, run => runValues[run]), Block(at))));
        return new(source, link, [.. layout.Points.Select(point => point.Position)], [.. runsAt.Select(at => at.Average(run => runValues[run]))],
            covariance, [.. runsAt.Select(at => at.Length)], runValues, within);

        double[,] Block(int[] at)
        {
            double[,] block = new double[at.Length, at.Length];
            for (int i = 0; i < at.Length; i++)
                for (int j = 0; j < at.Length; j++) block[i, j] = runCovariance(at[i], at[j]);
            return block;
        }
    }

    /// <summary>Ids from 0 without a gap, in order of appearance.</summary>
    private static int[] Renumbered(int[] ids)
    {
        var places = new Dictionary<int, int>();
        return Array.ConvertAll(ids, id => places.TryGetValue(id, out int place) ? place : places[id] = places.Count);
    }

    /// <summary>A latent curve from latent scores given directly, one run a scale.</summary>
    /// <param name="positions">The places of the scales on the axis, rising.</param>
    /// <param name="values">The latent scores, higher is better.</param>
    /// <param name="covariance">Their sampling covariance.</param>
    public static LatentCurve Of(double[] positions, double[] values, double[,] covariance)
    {
        ArgumentNullException.ThrowIfNull(positions);
        ArgumentNullException.ThrowIfNull(values);
        if (positions.Length != values.Length || positions.Length < 2)
            throw new ArgumentException("There must be at least two scales, with one latent score each.", nameof(positions));
        for (int k = 1; k < positions.Length; k++)
            if (!(positions[k] > positions[k - 1])) throw new ArgumentException("The scales must rise.", nameof(positions));
        return new(null, null, [.. positions], [.. values], covariance, [.. Enumerable.Repeat(1, values.Length)], [.. values], null);
    }

    /// <summary>A latent curve from the latent scores of several runs a scale, given directly.</summary>
    /// <param name="positions">The places of the scales on the axis, at least two, rising.</param>
    /// <param name="runs">For each scale its runs' latent scores, at least one.</param>
    /// <param name="deviations">For each scale the standard error of one run's score over examples.</param>
    /// <param name="correlation">The correlation over examples of the errors of any two runs, 0 to 1.</param>
    /// <param name="isOfLoss">Whether the scores are minus the logarithm of a loss in nats, so that the curve has one on the odds scale too.</param>
    internal static LatentCurve OfRuns(double[] positions, double[][] runs, double[] deviations, double correlation, bool isOfLoss)
    {
        LatentCurve latent = OfRuns(positions, runs, deviations, correlation);
        if (!isOfLoss) return latent;
        double[][] odds = Array.ConvertAll(runs, scores => Array.ConvertAll(scores, score => Odds(Math.Exp(-score))));
        double[] slopes = Array.ConvertAll(runs, scores => Slope(Math.Exp(-scores.Average())));
        latent.OnOdds = OfRuns(positions, odds, [.. deviations.Zip(slopes, (deviation, slope) => deviation * slope)], correlation);
        return latent;

        // log odds = −loss − log(1 − exp(−loss)), and how fast it moves with −log(loss).
        static double Odds(double loss) => -loss - Math.Log(-Elementary.Expm1(-loss));

        static double Slope(double loss) => loss / -Elementary.Expm1(-loss);
    }

    private static LatentCurve OfRuns(double[] positions, double[][] runs, double[] deviations, double correlation)
    {
        double[,] covariance = new double[positions.Length, positions.Length];
        for (int k = 0; k < positions.Length; k++)
        {
            for (int l = 0; l < positions.Length; l++)
                covariance[k, l] = deviations[k] * deviations[l] * (k == l ? correlation + ((1 - correlation) / runs[k].Length) : correlation);
        }
        var within = WithinContrasts.Of(runs.Select((scores, k) => (scores, Block(scores.Length, deviations[k] * deviations[k]))));
        return new(null, null, [.. positions], Array.ConvertAll(runs, scores => scores.Average()), covariance,
            Array.ConvertAll(runs, scores => scores.Length), [.. runs.SelectMany(scores => scores)], within);

        double[,] Block(int size, double variance)
        {
            double[,] block = new double[size, size];
            for (int i = 0; i < size; i++)
                for (int j = 0; j < size; j++) block[i, j] = variance * (i == j ? 1 : correlation);
            return block;
        }
    }

    /// <summary>The same curve where the standard deviation between models, in latent units, is declared instead of estimated.</summary>
    /// <remarks>Fits on it are judged by the normal distribution. What the replicates say of the noise is set aside.</remarks>
    /// <param name="deviation">The standard deviation from one training run to another, at least 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The standard deviation is negative or not finite.</exception>
    public LatentCurve WithModelStandardDeviation(double deviation)
    {
        if (!(deviation >= 0 && double.IsFinite(deviation)))
            throw new ArgumentOutOfRangeException(nameof(deviation), deviation, "A standard deviation must be finite and at least 0.");
        var declared = (LatentCurve)MemberwiseClone();
        declared.Model = Model.WithTau2(deviation * deviation);
        // What models differ by is declared in units of this scale alone.
        declared.OnOdds = null;
        return declared;
    }

    /// <summary>The interval of one scale's latent score over examples; the noise between models is not in it.</summary>
    /// <param name="point">The index of the scale.</param>
    /// <param name="level">The two-sided coverage.</param>
    public (double Lower, double Upper) Interval(int point, double level)
    {
        double half = Source is { } source
            ? StudentT.Quantile((1 + level) / 2, source.IndependentUnits - 1)
            : MathNet.Numerics.Distributions.Normal.InvCDF(0, 1, (1 + level) / 2);
        half *= Math.Sqrt(Math.Max(Covariance[point, point], 0));
        return (_values[point] - half, _values[point] + half);
    }

    /// <summary>The mean score, on the metric's own scale, that stands at a latent score.</summary>
    /// <exception cref="InvalidOperationException">The latent scores were given directly.</exception>
    public double MeanAt(double latent) => (Link ?? throw new InvalidOperationException("The latent scores were given directly: there is no metric."))
        .Mean(latent);

    /// <summary>The latent score at which a mean score stands: the inverse of <see cref="MeanAt"/>.</summary>
    /// <exception cref="InvalidOperationException">The latent scores were given directly.</exception>
    public double LatentAt(double mean) => (Link ?? throw new InvalidOperationException("The latent scores were given directly: there is no metric."))
        .Latent(mean);

    /// <summary>The columns of a polynomial of a degree in the rescaled places.</summary>
    internal double[][] Polynomial(int degree) =>
        [.. Enumerable.Range(0, degree + 1).Select(power => Array.ConvertAll(_units, unit => Math.Pow(unit, power)))];

    /// <summary>The column that is 1 from a scale on and 0 below it.</summary>
    internal double[] Step(int above) => [.. Enumerable.Range(0, Count).Select(k => k >= above ? 1.0 : 0.0)];
}
