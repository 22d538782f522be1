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

    private readonly CurveEvidence _evidence;
    private readonly int[] _places;

    private ScaleCurve(Comparison comparison, MetricCard metric, ScaleAxis axis, CurveEvidence evidence, RunOrder order)
    {
        Comparison = comparison;
        Metric = metric;
        Axis = axis;
        _evidence = evidence;
        _places = order.Runs;
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

    /// <summary>Whether the scores of the examples are known; where they are not, runs are not paired and have no clusters, and what needs either cannot be told.</summary>
    public bool HasExamples => _evidence.Scores is not null;

    /// <summary>Whether it is known of every run how far its mean may be off over examples.</summary>
    public bool HasSamplingError => Enumerable.Range(0, Runs.Count).All(run => double.IsFinite(RunCovariance(run, run)));

    /// <summary>The number of examples that every run was scored on; where the examples are not known the smallest number that was reported of all runs, and 0 where none was.</summary>
    public int Examples => _evidence.Counts.Min();

    /// <summary>The number of examples left out because some run lacks them or has no score on them; 0 where the examples are not known.</summary>
    public int DroppedExamples => HasExamples ? Comparison.Examples.Count - Examples : 0;

    /// <summary>The score that guessing would be expected to reach, where that is defined.</summary>
    public double? Chance { get; private init; }

    /// <summary>The mean number of elementary outcomes that one example's score averages.</summary>
    public double Units { get; private init; } = 1;

    /// <summary>
    /// The number of independent units: clusters where examples share them, else examples. Where the examples are not known, the smallest number of a run that was
    /// reported or follows from a standard error, and so large a number that t is normal where there is none.
    /// </summary>
    public int IndependentUnits => _evidence.Units;

    internal int[] SharedExamples => _evidence.Examples;

    /// <summary>The cluster of each shared example, from 0; <see langword="null"/> where every example stands alone.</summary>
    internal int[]? Clusters => _evidence.Clusters;

    /// <summary>The number of elementary outcomes behind a run's mean.</summary>
    internal double Outcomes => Units * (HasExamples ? Examples : IndependentUnits);

    private Func<int, double[]> Scores => _evidence.Scores ?? throw new InvalidOperationException("The curve is of means: the scores of its examples are not known.");

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
        if (examples.Length < 2) return null;
        int[]? clusters = ExampleClusters.Of(comparison.Examples, examples);
        if (clusters?.Max() == 0) return null;
        RunOrder order = RunOrder.Of(comparison, axis);
        return new(comparison, column.Metric, axis, CurveEvidence.OfScores(order.Runs.Length, run => comparison.Scores(column, order.Runs[run], examples), examples, clusters), order)
        {
            Chance = column.MeanChance(comparison.Task),
            Units = column.MeanUnits(comparison.Task),
        };
    }

    /// <summary>The curve of means that were reported without their examples.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="means">The mean of each of its runs, in their order, all under one metric.</param>
    /// <param name="axis">The axis; every run must have a value on it.</param>
    /// <exception cref="ArgumentException">A run has no value on the axis or no mean, or the metrics differ.</exception>
    public static ScaleCurve Of(Comparison comparison, IReadOnlyList<ReportedMean> means, ScaleAxis axis)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(means);
        if (means.Count != comparison.Runs.Count || means.Select(mean => mean.Metric.Id).Distinct().Count() != 1)
            throw new ArgumentException($"There must be one mean a run, all under one metric; there are {means.Count} for {comparison.Runs.Count} runs.", nameof(means));
        RunOrder order = RunOrder.Of(comparison, axis);
        MetricCard metric = means[0].Metric;
        return new(comparison, metric, axis, CurveEvidence.OfMeans([.. order.Runs.Select(run => means[run])], metric), order)
        {
            Chance = means.All(mean => mean.Chance is not null) ? means.Average(mean => mean.Chance) : null,
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
        return new(Comparison, Metric, Axis, _evidence.Only(kept), order) { Chance = Chance, Units = Units };
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
        Func<int, double[]> own = Scores, other = baseline.Scores;
        var order = new RunOrder(_places, [.. Runs.Select(run => run.Scale)], [.. Runs.Select(run => run.Point)]);
        return new(Comparison, metric, Axis, CurveEvidence.OfScores(Runs.Count, run => [.. own(run).Zip(other(run), (left, right) => sign * (left - right))], SharedExamples, Clusters), order);
    }

    /// <summary>The scores of one run over the shared examples, looked up anew.</summary>
    /// <param name="run">The index in <see cref="Runs"/>.</param>
    /// <exception cref="InvalidOperationException">The scores of the examples are not known.</exception>
    public ReadOnlySpan<double> RunScores(int run) => Scores(run);

    /// <summary>The mean over the runs of one scale of every shared example's score.</summary>
    /// <param name="point">The index in <see cref="Points"/>.</param>
    /// <exception cref="InvalidOperationException">The scores of the examples are not known.</exception>
    public double[] PointScores(int point)
    {
        int[] runs = RunsAt(point);
        double[] mean = new double[Examples];
        foreach (int run in runs)
        {
            ReadOnlySpan<double> scores = RunScores(run);
            for (int i = 0; i < mean.Length; i++) mean[i] += scores[i];
        }
        for (int i = 0; i < mean.Length; i++) mean[i] /= runs.Length;
        return mean;
    }

    /// <summary>The indices in <see cref="Runs"/> of the runs at one scale.</summary>
    public int[] RunsAt(int point) => [.. Enumerable.Range(0, Runs.Count).Where(run => Runs[run].Point == point)];

    /// <summary>The index among all records of a run's answer to a shared example.</summary>
    internal int Record(int run, int example) => Comparison.Record(_places[run], SharedExamples[example]);

    /// <summary>The sampling covariance, over examples, of the means of two runs; infinite where nothing is known of a run's.</summary>
    public double RunCovariance(int left, int right) => _evidence.Covariance[left, right];

    /// <summary>The sampling variance, over examples, of the mean of one scale.</summary>
    internal double PointVariance(int point)
    {
        int[] runs = RunsAt(point);
        return Math.Max(runs.Sum(i => runs.Sum(j => RunCovariance(i, j))) / runs.Length / runs.Length, 0);
    }

    private Estimate RunEstimate(int run) =>
        MeanInterval.Of(_evidence.Means[run], RunCovariance(run, run), IndependentUnits, _evidence.Counts[run], Metric, Level);

    private CurvePoint[] MakePoints() =>
        [.. Runs.GroupBy(run => run.Point).Select(group =>
        {
            int[] runs = RunsAt(group.Key);
            Estimate mean = MeanInterval.Of(group.Average(run => run.Mean.Value), PointVariance(group.Key), IndependentUnits, runs.Min(run => _evidence.Counts[run]), Metric, Level);
            return new CurvePoint(group.First().Scale, Axis.Position(group.First().Scale), [.. group.Select(run => run.Run.Model).Distinct()], runs.Length, mean);
        })];
}
