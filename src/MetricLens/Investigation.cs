using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Statistics;

namespace MetricLens;

/// <summary>The whole flow in one call: records are scored, curves drawn over scale, jumps found and put to the survival test.</summary>
/// <example>
/// <code>
/// RecordSet records = RecordSet.Load("fixtures/digits");
/// InvestigationResult result = Investigation.Of(records).Run();
/// Console.WriteLine(result.Finding("mul_2x2", "width").Overall);
/// </code>
/// </example>
public sealed class Investigation
{
    /// <summary>Names told in an error.</summary>
    private const int MostNames = 8;

    /// <summary>The census where no records came in.</summary>
    private static readonly RecordCensus NothingMet = new(0, new Dictionary<string, long>());

    private readonly RecordSet? _records;
    private readonly ScoreTable? _scores;
    private readonly MeanTable? _means;
    private readonly InvestigationOptions _options;

    private Investigation(RecordSet? records, ScoreTable? scores, MeanTable? means, InvestigationOptions options)
    {
        InvestigationRules.Require(options);
        _records = records;
        _scores = scores;
        _means = means;
        _options = options;
    }

    /// <summary>An investigation of records.</summary>
    /// <param name="records">The records.</param>
    /// <param name="options">What to do; the defaults where left out.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or names an unknown metric.</exception>
    public static Investigation Of(RecordSet records, InvestigationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(records);
        return new(records, null, null, options ?? new());
    }

    /// <summary>An investigation of scores that are there already, such as those of an earlier one.</summary>
    /// <param name="scores">The scores; metrics that have no column are as good as metrics whose fields the records lack.</param>
    /// <param name="options">What to do; the defaults where left out.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or names an unknown metric.</exception>
    public static Investigation Of(ScoreTable scores, InvestigationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(scores);
        return new(null, scores, null, options ?? new());
    }

    /// <summary>An investigation of means that were reported without the examples behind them.</summary>
    /// <remarks>
    /// Jumps and steps are tested with the reported standard errors, as of independent means. Without examples there is no pairing, no clusters, no link from latent to raw score and no
    /// telling whether all examples jump or some; every finding has the reason <see cref="Jumps.Reason.MeansOnly"/>. Tasks without a raw metric are left out.
    /// </remarks>
    /// <param name="means">The means.</param>
    /// <param name="options">What to do; the defaults where left out.</param>
    /// <exception cref="ArgumentException">An option is out of its range, or names an unknown metric.</exception>
    public static Investigation Of(MeanTable means, InvestigationOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(means);
        return new(null, null, means, options ?? new());
    }

    /// <summary>The same investigation with one more metric: it is scored and drawn beside the standard ones, and its id may be asked for.</summary>
    /// <param name="metric">The metric.</param>
    /// <exception cref="ArgumentException">The metric's card is faulty, or its id is taken.</exception>
    /// <exception cref="InvalidOperationException">The investigation is one of scores or means, not of records.</exception>
    public Investigation With(IMetric metric)
    {
        ArgumentNullException.ThrowIfNull(metric);
        if (_records is null) throw new InvalidOperationException("This investigation has no records that another metric could score.");
        return new(_records, null, null, _options with { Catalogue = _options.Catalogue.With(metric), AlsoScore = [.. _options.AlsoScore, metric.Card.Id] });
    }

    /// <summary>Runs it.</summary>
    /// <param name="progress">Told what is being done and how far, from any thread.</param>
    /// <param name="cancellation">Stops the run.</param>
    /// <exception cref="InputDataException">A model has no value on the scale axis, or a task's records, or no task's means, allow a raw metric.</exception>
    /// <exception cref="OperationCanceledException">The run was stopped.</exception>
    public InvestigationResult Run(IProgress<InvestigationProgress>? progress = null, CancellationToken cancellation = default)
    {
        if (_means is not null) return Assess(new MeanCurves(_means), ScoreTable.Empty, NothingMet, progress, cancellation);
        if (_records is null) return Assess(new ScoredCurves(_scores!), _scores!, NothingMet, progress, cancellation);
        IMetric[] metrics = [.. _options.Scored().Where(metric => (metric.Card.Inputs & ~_records.Fields) == RecordFields.None)];
        var scoring = new StageProgress("scoring records", _records.Count, progress);
        ScoreTable scores = ScoreTable.Of(_records, metrics, _options.Threads, scoring, cancellation);
        return Assess(new ScoredCurves(scores), scores, _records.Census, progress, cancellation);
    }

    private InvestigationResult Assess(ICurveSource source, ScoreTable scores, RecordCensus census, IProgress<InvestigationProgress>? progress, CancellationToken cancellation)
    {
        // Tasks with as many examples share one draw of resamples, as they would each draw the same.
        InvestigationOptions shared = _options with { Draws = _options.Draws ?? new() };
        Assessment[] assessments = [.. source.Comparisons(_options).Select(chosen => new Assessment(chosen.Comparison, chosen.Choice, source, shared))];
        if (assessments.Length == 0 && _means is not null)
            throw new InputDataException("the input", 0, null, $"means under {Under(_means)}", "means under a raw metric, such as accuracy or exact_match, or a metric card that says what they are");
        var testing = new StageProgress("testing jumps", assessments.Length, progress);
        var findings = new TaskFinding[assessments.Length];
        var parallel = Workers.Of(_options.Threads, cancellation);
        Parallel.For(0, findings.Length, parallel, i =>
        {
            findings[i] = assessments[i].Run();
            testing.Report(1);
        });
        return new()
        {
            Options = _options,
            Census = census,
            Scores = scores,
            Means = _means,
            Findings = Multiplicity.Correct(findings, _options.Alpha),
        };
    }

    private static string Under(MeanTable means)
    {
        string[] ids = [.. means.Rows.Select(row => row.Metric.Id).Distinct().Concat(means.LeftOut.Keys).Take(MostNames)];
        return ids.Length == 0 ? "no metric" : string.Join(", ", ids);
    }

    /// <summary>Turns counts of finished pieces into a share of a stage.</summary>
    private sealed class StageProgress(string stage, int total, IProgress<InvestigationProgress>? progress) : IProgress<int>
    {
        private int _done;

        public void Report(int value) => progress?.Report(new(stage, total == 0 ? 1 : (double)Interlocked.Add(ref _done, value) / total));
    }
}
