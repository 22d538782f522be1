using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Metrics;
using MetricLens.Records;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>One comparison put to every test, before corrections for the number of tasks.</summary>
internal sealed class Assessment
{
    private readonly Comparison _comparison;
    private readonly ICurveSource _source;
    private readonly MetricChoice _choice;
    private readonly ScaleAxis _axis;
    private readonly InvestigationOptions _options;

    /// <summary>Chooses the axis, so that what the data lack is told before anything is tested.</summary>
    /// <exception cref="InputDataException">A run has no value on the axis.</exception>
    public Assessment(Comparison comparison, MetricChoice choice, ICurveSource source, InvestigationOptions options)
    {
        _comparison = comparison;
        _source = source;
        _options = options;
        _choice = choice;
        _axis = AxisChoice.Of(comparison, options.Axis);
    }

    public TaskFinding Run()
    {
        (ApparentJump jump, MetricFinding[] metrics) = On(_axis);
        return new()
        {
            Comparison = _comparison,
            Axis = _axis,
            RawMetric = _choice.Raw,
            Jump = jump,
            Metrics = metrics,
            Curves = _options.VerdictsOnly ? [] : [.. _source.MetricsOf(_comparison).Select(metric => _source.Curve(_comparison, metric, _axis)).OfType<ScaleCurve>()],
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
        ApparentJump jump = JumpFinder.Find(_source.Curve(_comparison, _choice.Raw, axis), _options.Jumps);
        if (jump.Status == JumpStatus.Apparent && AxisChoice.IsMixed(_comparison, axis))
            jump = jump with { Status = JumpStatus.Inconclusive, Reasons = [Reason.MixedScales] };
        Concentration? concentration = jump.Status == JumpStatus.Apparent ? ConcentrationOf(axis, jump) : null;
        return (jump, [.. _choice.Continuous.Select(metric => Under(metric, axis, jump, concentration))]);
    }

    /// <summary>What the examples' own probabilities say, where they have some; they bind every continuous metric, for all score the same outputs.</summary>
    private Concentration? ConcentrationOf(ScaleAxis axis, ApparentJump jump)
    {
        string ofExamples = _choice.Raw.Inputs.HasFlag(RecordFields.ChoiceLogprobs) ? "choice_log_loss" : "target_log_likelihood";
        return _source.MetricsOf(_comparison).FirstOrDefault(metric => metric.Id == ofExamples) is { } metric
            && _source.Curve(_comparison, metric, axis, _choice.Raw) is { HasExamples: true } curve
            ? Concentration.Of(curve, jump.Above, _options.Survival)
            : null;
    }

    private MetricFinding Under(MetricCard metric, ScaleAxis axis, ApparentJump jump, Concentration? concentration)
    {
        ScaleCurve? curve = _source.Curve(_comparison, metric, axis, _choice.Raw);
        if (curve is not { HasSamplingError: true } || !jump.HasGap)
        {
            Reason reason = curve is null ? Reason.TooFewExamples : jump.HasGap ? Reason.NoStandardError : Reason.TooFewScales;
            IEnumerable<Reason> means = jump.Curve is { HasExamples: false } ? [Reason.MeansOnly] : [];
            return new() { Metric = metric, Curve = curve, Verdict = NoTest(jump), Reasons = [.. means.Concat(jump.Reasons).Append(reason).Distinct()] };
        }
        var latent = LatentCurve.Of(curve);
        SurvivalFinding survival = SurvivalTest.Run(latent, jump.Above, _options.Survival, concentration);
        ScaleCurve raw = _source.Curve(_comparison, _choice.Raw, axis, metric)!;
        var link = _options.VerdictsOnly || !curve.HasExamples ? null : RawLink.Of(raw, latent);
        bool isTested = jump.Status == JumpStatus.Apparent;
        // Remarks on a verdict: nothing is said of a jump that is not there.
        bool isRemarked = isTested || !_options.VerdictsOnly;
        LinkInvariance? invariance = isRemarked && curve.HasExamples ? LinkInvariance.Of(raw, curve, _options.Alpha) : null;
        SeedModes? seeds = isRemarked ? SeedModes.Of(latent, _options.Alpha, _options.Seed) : null;
        return new()
        {
            Metric = metric,
            Curve = curve,
            RawCurve = raw,
            Survival = survival,
            Explained = link is not null && survival.Narrower is { } fit ? ExplainedJump.Of(link, latent, jump.Above, fit, _options.Alpha) : null,
            Reconstruction = _options.VerdictsOnly ? null : Reconstruction.Of(link, latent),
            Forecast = _options.VerdictsOnly ? null : Forecast.Of(latent, jump.Above, link),
            Link = invariance,
            Seeds = seeds,
            Verdict = isTested ? survival.Verdict : NoTest(jump),
            Reasons = [.. curve.HasExamples ? [] : new[] { Reason.MeansOnly }, .. isTested ? survival.Reasons.Concat(Remarks(invariance, seeds)) : jump.Reasons],
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
