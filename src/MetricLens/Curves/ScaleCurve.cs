using MetricLens.Display;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>The mean of one metric over scale, for one comparison, with the covariance that paired examples give it.</summary>
[TypeFormatterSource(typeof(ViewFormatters))]
public sealed class ScaleCurve
{
    /// <summary>The two-sided coverage of the intervals of a curve's means.</summary>
    public const double Level = 0.95;

    private readonly double[][] _scores;
    private readonly double[,] _runCovariance;
    private readonly int[] _places;

    private ScaleCurve(Comparison comparison, MetricCard metric, ScaleAxis axis, int[] examples, double[][] scores, RunOrder order)
    {
        Comparison = comparison;
        Metric = metric;
        Axis = axis;
        SharedExamples = examples;
        _scores = scores;
        _places = order.Runs;
        Clusters = ExampleClusters.Of(comparison.Examples, examples);
        _runCovariance = PairedCovariance.OfMeans(scores, Clusters);
        Runs = [.. order.Runs.Select((place, i) => new RunMean(comparison.Runs[place], order.Scales[i], order.Points[i], RunEstimate(i)))];
        Points = MakePoints();
    }

    /// <summary>The comparison that the curve is of.</summary>
    public Comparison Comparison { get; }

    /// <summary>The metric.</summary>
    public MetricCard Metric { get; }

    /// <summary>The scale axis.</summary>
    public ScaleAxis Axis { get; }

    /// <summary>One point a scale, rising.</summary>
    public IReadOnlyList<CurvePoint> Points { get; }

    /// <summary>One mean a run, ordered by scale, model and seed.</summary>
    public IReadOnlyList<RunMean> Runs { get; }

    /// <summary>The number of examples that every run was scored on.</summary>
    public int Examples => SharedExamples.Length;

    /// <summary>The number of examples left out because some run lacks them or has no score on them.</summary>
    public int DroppedExamples => Comparison.Examples.Count - Examples;

    /// <summary>The score that guessing would be expected to reach, where that is defined.</summary>
    public double? Chance { get; private init; }

    /// <summary>The mean number of elementary outcomes that one example's score averages.</summary>
    public double Units { get; private init; } = 1;

    /// <summary>The number of independent units: clusters where examples share them, else examples.</summary>
    public int IndependentUnits => Clusters is null ? Examples : Clusters.Max() + 1;

    internal int[] SharedExamples { get; }

    /// <summary>The cluster of each shared example, from 0; <see langword="null"/> where every example stands alone.</summary>
    internal int[]? Clusters { get; }

    /// <summary>The metric and its mean at each scale with its interval, one line a scale.</summary>
    public override string ToString() => Views.Text(this);

    /// <summary>The curve of a metric over an axis.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="column">The metric's scores.</param>
    /// <param name="axis">The axis; every run must have a value on it.</param>
    /// <param name="alongside">Columns under which the examples must be scored too, so that curves can be compared example by example.</param>
    /// <returns>The curve, or <see langword="null"/> where fewer than two independent examples are shared.</returns>
    /// <exception cref="ArgumentException">A run has no value on the axis.</exception>
    public static ScaleCurve? Of(Comparison comparison, ScoreColumn column, ScaleAxis axis, params IReadOnlyList<ScoreColumn> alongside)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(column);
        int[] examples = comparison.SharedExamples([column, .. alongside]);
        if (examples.Length < 2 || ExampleClusters.Of(comparison.Examples, examples) is { } clusters && clusters.Max() == 0) return null;
        RunOrder order = RunOrder.Of(comparison, axis);
        double[][] scores = comparison.Scores(column, examples);
        return new(comparison, column.Metric, axis, examples, [.. order.Runs.Select(run => scores[run])], order)
        {
            Chance = column.MeanChance(comparison.Task),
            Units = column.MeanUnits(comparison.Task),
        };
    }

    /// <summary>The same curve, over the same examples, with the runs of one scale left out.</summary>
    /// <param name="point">The index in <see cref="Points"/> of the scale.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such scale, or no other.</exception>
    public ScaleCurve Without(int point)
    {
        if (!(point >= 0 && point < Points.Count && Points.Count > 1))
            throw new ArgumentOutOfRangeException(nameof(point), point, $"The scale must be one of {Points.Count}, and not the only one.");
        int[] kept = [.. Enumerable.Range(0, Runs.Count).Where(run => Runs[run].Point != point)];
        var order = new RunOrder(Array.ConvertAll(kept, run => _places[run]), Array.ConvertAll(kept, run => Runs[run].Scale),
            Array.ConvertAll(kept, run => Runs[run].Point - (Runs[run].Point > point ? 1 : 0)));
        return new(Comparison, Metric, Axis, SharedExamples, Array.ConvertAll(kept, run => _scores[run]), order) { Chance = Chance, Units = Units };
    }

    /// <summary>The curve of the differences of this curve's scores from another's, run by run and example by example, higher being better for this one.</summary>
    /// <remarks>Its metric has no finite range: its points' intervals are t intervals. It has no chance level.</remarks>
    /// <param name="baseline">The curve that is taken off: of the same metric, over the same scales, runs and examples.</param>
    internal ScaleCurve Less(ScaleCurve baseline)
    {
        if (baseline.Metric != Metric || baseline.Examples != Examples || !baseline.Runs.Select(run => run.Point).SequenceEqual(Runs.Select(run => run.Point)))
            throw new ArgumentException("Curves to be compared must share metric, scales, runs and examples.", nameof(baseline));
        int sign = Metric.Direction == Direction.HigherIsBetter ? 1 : -1;
        MetricCard metric = Metric with
        {
            Id = Metric.Id + "_difference",
            Name = "difference in " + Metric.Name,
            Direction = Direction.HigherIsBetter,
            Minimum = double.NegativeInfinity,
            Maximum = double.PositiveInfinity,
            LatentScale = LatentScale.None,
        };
        double[][] scores = [.. _scores.Zip(baseline._scores, (own, other) => own.Zip(other, (left, right) => sign * (left - right)).ToArray())];
        var order = new RunOrder(_places, [.. Runs.Select(run => run.Scale)], [.. Runs.Select(run => run.Point)]);
        return new(Comparison, metric, Axis, SharedExamples, scores, order);
    }

    /// <summary>The scores of one run over the shared examples.</summary>
    /// <param name="run">The index in <see cref="Runs"/>.</param>
    public ReadOnlySpan<double> RunScores(int run) => _scores[run];

    /// <summary>The mean over the runs of one scale of every shared example's score.</summary>
    /// <param name="point">The index in <see cref="Points"/>.</param>
    public double[] PointScores(int point)
    {
        int[] runs = RunsAt(point);
        double[] mean = new double[Examples];
        foreach (int run in runs)
            for (int i = 0; i < mean.Length; i++) mean[i] += _scores[run][i];
        for (int i = 0; i < mean.Length; i++) mean[i] /= runs.Length;
        return mean;
    }

    /// <summary>The indices in <see cref="Runs"/> of the runs at one scale.</summary>
    public int[] RunsAt(int point) => [.. Enumerable.Range(0, Runs.Count).Where(run => Runs[run].Point == point)];

    /// <summary>The index among all records of a run's answer to a shared example.</summary>
    internal int Record(int run, int example) => Comparison.Record(_places[run], SharedExamples[example]);

    /// <summary>The sampling covariance, over examples, of the means of two runs.</summary>
    public double RunCovariance(int left, int right) => _runCovariance[left, right];

    private Estimate RunEstimate(int run) =>
        MeanInterval.Of(Mean(_scores[run]), _runCovariance[run, run], IndependentUnits, Examples, Metric, Level);

    private CurvePoint[] MakePoints() =>
        [.. Runs.GroupBy(run => run.Point).Select(group =>
        {
            int[] runs = RunsAt(group.Key);
            double variance = runs.Sum(i => runs.Sum(j => _runCovariance[i, j])) / runs.Length / runs.Length;
            Estimate mean = MeanInterval.Of(group.Average(run => run.Mean.Value), Math.Max(variance, 0), IndependentUnits, Examples, Metric, Level);
            return new CurvePoint(group.First().Scale, Axis.Position(group.First().Scale), [.. group.Select(run => run.Run.Model).Distinct()], runs.Length, mean);
        })];

    private static double Mean(double[] scores) => scores.Sum() / scores.Length;
}
