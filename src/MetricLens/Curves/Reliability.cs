using MetricLens.Metrics;
using MetricLens.Metrics.Sets;
using MetricLens.Records;
using MetricLens.Statistics;

namespace MetricLens.Curves;

/// <summary>How often answers of some confidence are right, at one scale of a comparison of multiple-choice answers.</summary>
/// <remarks>
/// The confidence is the probability of the likeliest option, of the whole that the options share; an answer is right by a share where options tie.
/// Runs at one scale count together. Reference: Murphy and Winkler (1977), reliability of subjective probability forecasts.
/// </remarks>
public sealed record Reliability
{
    /// <summary>The bins of equal mass, as many as the calibration error has; fewer where there are fewer answers.</summary>
    public const int MostBins = 10;

    /// <summary>The bars of the histogram of confidence, of equal width from 0 to 1.</summary>
    public const int Bars = 20;

    /// <summary>The two-sided coverage of the bins' intervals.</summary>
    private const double Level = 0.95;

    /// <summary>The value on the axis.</summary>
    public required double Scale { get; init; }

    /// <summary>The models at the scale, each once.</summary>
    public required IReadOnlyList<string> Models { get; init; }

    /// <summary>The number of runs at the scale.</summary>
    public required int Replicates { get; init; }

    /// <summary>The number of answers that have a confidence, over all runs; at least 1.</summary>
    public required int Answers { get; init; }

    /// <summary>The mean confidence. Range 0 to 1.</summary>
    public required double Confidence { get; init; }

    /// <summary>The share of right answers. Range 0 to 1.</summary>
    public required double Accuracy { get; init; }

    /// <summary>The calibration error over the bins of equal mass: the metric <c>calibration_error:equal_mass</c>. Range 0 to 1.</summary>
    public required double Error { get; init; }

    /// <summary>The bins, by rising confidence.</summary>
    public required IReadOnlyList<ReliabilityBin> Bins { get; init; }

    /// <summary>The number of answers in each of <see cref="Bars"/> bars of confidence; a confidence at an edge belongs to the bar above.</summary>
    public required IReadOnlyList<int> Histogram { get; init; }

    /// <summary>The models' names in a line.</summary>
    public string Label => string.Join(", ", Models);

    /// <summary>One a scale, rising; scales without an answer that has a confidence are left out.</summary>
    /// <param name="comparison">The comparison.</param>
    /// <param name="axis">The axis; every run must have a value on it.</param>
    /// <param name="records">The records that the comparison is of.</param>
    /// <exception cref="ArgumentException">The records lack the choices' log-probabilities or the right ones, are others than the comparison's, or a run has no value on the axis.</exception>
    public static IReadOnlyList<Reliability> Of(Comparison comparison, ScaleAxis axis, RecordSet records)
    {
        ArgumentNullException.ThrowIfNull(comparison);
        ArgumentNullException.ThrowIfNull(records);
        ISetMetric error = MetricCatalogue.Library.ParseSet("calibration_error:equal_mass");
        if ((error.Card.Inputs & ~records.Fields) is not RecordFields.None and var missing)
            throw new ArgumentException($"A reliability diagram looks at {missing}, which the records were loaded without.", nameof(records));
        RunOrder order = RunOrder.Of(comparison, axis);
        var found = new List<Reliability>();
        foreach (var runs in Enumerable.Range(0, order.Runs.Length).GroupBy(run => order.Points[run]))
        {
            int[] places = [.. runs.Select(run => order.Runs[run])];
            int[] answers = [.. places.SelectMany(run => Enumerable.Range(0, comparison.Examples.Count).Select(example => comparison.Record(run, example))).Where(record => record >= 0)];
            if (answers.Any(record => record >= records.Count)) throw new ArgumentException("The comparison is of other records.", nameof(records));
            if (SetSample.Of(answers.Select(record => error.Read(records[record]))) is not { } sample) continue;
            found.Add(Of(sample, error, order.Scales[runs.First()], [.. places.Select(run => comparison.Runs[run].Model)]));
        }
        return found;
    }

    private static Reliability Of(SetSample sample, ISetMetric error, double scale, string[] models)
    {
        (double Confidence, double Correct, int)[] sorted = ConfidenceReading.Sorted(sample);
        int bins = Math.Min(MostBins, sorted.Length), start = 0;
        var all = new ReliabilityBin[bins];
        for (int bin = 0; bin < bins; bin++)
        {
            int size = (sorted.Length / bins) + (bin < sorted.Length % bins ? 1 : 0);
            all[bin] = Bin(sorted.AsSpan(start, size), models.Length);
            start += size;
        }
        int[] histogram = new int[Bars];
        foreach ((double confidence, _, _) in sorted) histogram[Math.Min((int)(confidence * Bars), Bars - 1)]++;
        return new()
        {
            Scale = scale,
            Models = [.. models.Distinct()],
            Replicates = models.Length,
            Answers = sorted.Length,
            Confidence = sorted.Sum(answer => answer.Confidence) / sorted.Length,
            Accuracy = sorted.Sum(answer => answer.Correct) / sorted.Length,
            Error = error.Measure(sample).Value,
            Bins = all,
            Histogram = histogram,
        };
    }

    /// <summary>A bin. Runs of one scale answer the same questions and may well agree: the interval is that of one run's number of answers.</summary>
    private static ReliabilityBin Bin(ReadOnlySpan<(double Confidence, double Correct, int)> answers, int replicates)
    {
        double confidence = 0, right = 0;
        foreach ((double stated, double correct, _) in answers)
        {
            confidence += stated;
            right += correct;
        }
        double share = Math.Min(right / answers.Length, 1), trials = (double)answers.Length / replicates;
        (double lower, double upper) = Proportion.Wilson(share * trials, trials, Level);
        return new(confidence / answers.Length, new(share, Math.Min(lower, share), Math.Max(upper, share), Level, answers.Length, "share of answers"));
    }
}
