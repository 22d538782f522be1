using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>One comparison put to every test, before corrections for the number of tasks.</summary>
internal sealed class Assessment
{
    private readonly Comparison _comparison;
    private readonly ScoreTable _scores;
    private readonly MetricChoice _choice;
    private readonly ScaleAxis _axis;
    private readonly InvestigationOptions _options;

    /// <summary>Chooses metrics and axis, so that what the data lack is told before anything is tested.</summary>
    /// <exception cref="InputDataException">A run has no value on the axis, or no raw metric can be computed.</exception>
    public Assessment(Comparison comparison, ScoreTable scores, InvestigationOptions options)
    {
        _comparison = comparison;
        _scores = scores;
        _options = options;
        _choice = MetricChoice.Of(comparison, scores, options);
        _axis = AxisChoice.Of(comparison, options.Axis);
    }

    public TaskFinding Run()
    {
        (ApparentJump jump, MetricFinding[] metrics) = On(_axis);
        return new()
        {
            Comparison = _comparison,
            Axis = _axis,
            RawMetric = _choice.Raw.Metric,
            Jump = jump,
            Metrics = metrics,
            Curves = _options.VerdictsOnly ? [] : [.. _scores.Columns.Where(_comparison.IsCoveredBy).Select(column => ScaleCurve.Of(_comparison, column, _axis)).OfType<ScaleCurve>()],
            ModelStandardDeviation = _options.ModelStandardDeviation,
            OnOtherAxes = OnOtherAxes(Overall(jump, metrics)),
        };
    }

    /// <summary>The verdict over all continuous metrics.</summary>
    public static Verdict Overall(ApparentJump jump, IReadOnlyList<MetricFinding> metrics) => jump.Status switch
    {
        JumpStatus.NoApparentJump => Verdict.NoApparentJump,
        JumpStatus.Apparent => Verdicts.Overall([.. metrics.Select(metric => metric.Verdict)]),
        _ => Verdict.Inconclusive,
    };

    private (ApparentJump Jump, MetricFinding[] Metrics) On(ScaleAxis axis)
    {
        ApparentJump jump = JumpFinder.Find(ScaleCurve.Of(_comparison, _choice.Raw, axis), _options.Jumps);
        if (jump.Status == JumpStatus.Apparent && AxisChoice.IsMixed(_comparison, axis))
            jump = jump with { Status = JumpStatus.Inconclusive, Reasons = [Reason.MixedScales] };
        Concentration? concentration = jump.Status == JumpStatus.Apparent ? ConcentrationOf(axis, jump) : null;
        return (jump, [.. _choice.Continuous.Select(column => Under(column, axis, jump, concentration))]);
    }

    /// <summary>What the examples' own probabilities say, where they have some; they bind every continuous metric, for all score the same outputs.</summary>
    private Concentration? ConcentrationOf(ScaleAxis axis, ApparentJump jump)
    {
        string ofExamples = _choice.Raw.Metric.Inputs.HasFlag(RecordFields.ChoiceLogprobs) ? "choice_log_loss" : "target_log_likelihood";
        return _scores.Find(ofExamples) is { } column && ScaleCurve.Of(_comparison, column, axis, _choice.Raw) is { } curve
            ? Concentration.Of(curve, jump.Above, _options.Survival)
            : null;
    }

    private MetricFinding Under(ScoreColumn column, ScaleAxis axis, ApparentJump jump, Concentration? concentration)
    {
        ScaleCurve? curve = ScaleCurve.Of(_comparison, column, axis, _choice.Raw);
        if (curve is null || !jump.HasGap)
        {
            Reason reason = curve is null ? Reason.TooFewExamples : Reason.TooFewScales;
            return new() { Metric = column.Metric, Curve = curve, Verdict = NoTest(jump), Reasons = [.. jump.Reasons.Append(reason).Distinct()] };
        }
        var latent = LatentCurve.Of(curve);
        SurvivalFinding survival = SurvivalTest.Run(latent, jump.Above, _options.Survival, concentration);
        ScaleCurve raw = ScaleCurve.Of(_comparison, _choice.Raw, axis, column)!;
        var link = _options.VerdictsOnly ? null : RawLink.Of(raw, latent);
        bool isTested = jump.Status == JumpStatus.Apparent;
        // Remarks on a verdict: nothing is said of a jump that is not there.
        bool isRemarked = isTested || !_options.VerdictsOnly;
        LinkInvariance? invariance = isRemarked ? LinkInvariance.Of(raw, curve, _options.Alpha) : null;
        SeedModes? seeds = isRemarked ? SeedModes.Of(latent, _options.Alpha, _options.Seed) : null;
        return new()
        {
            Metric = column.Metric,
            Curve = curve,
            RawCurve = raw,
            Survival = survival,
            Explained = link is not null && survival.Narrower is { } fit ? ExplainedJump.Of(link, latent, jump.Above, fit, _options.Alpha) : null,
            Reconstruction = _options.VerdictsOnly ? null : Reconstruction.Of(link, latent),
            Forecast = _options.VerdictsOnly ? null : Forecast.Of(latent, jump.Above, link),
            Link = invariance,
            Seeds = seeds,
            Verdict = isTested ? survival.Verdict : NoTest(jump),
            Reasons = isTested ? [.. survival.Reasons, .. Remarks(invariance, seeds)] : jump.Reasons,
        };
    }

    private static IEnumerable<Reason> Remarks(LinkInvariance? link, SeedModes? seeds)
    {
        if (link is { Varies: true }) yield return Reason.LinkVaries;
        if (seeds is { AreBimodal: true }) yield return Reason.BimodalSeeds;
    }

    private static Verdict NoTest(ApparentJump jump) => jump.Status == JumpStatus.NoApparentJump ? Verdict.NoApparentJump : Verdict.Inconclusive;

    private SortedDictionary<ScaleAxis, Verdict> OnOtherAxes(Verdict verdict)
    {
        var verdicts = new SortedDictionary<ScaleAxis, Verdict>();
        foreach (ScaleAxis other in AxisChoice.Varying(_comparison).Where(other => other != _axis))
        {
            if (AxisChoice.AreSame(_comparison, _axis, other))
            {
                verdicts[other] = verdict;
                continue;
            }
            (ApparentJump jump, MetricFinding[] metrics) = On(other);
            verdicts[other] = Overall(jump, metrics);
        }
        return verdicts;
    }
}
