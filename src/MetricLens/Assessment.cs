using MetricLens.Curves;
using MetricLens.Jumps;
using MetricLens.Records;
using MetricLens.Scores;
using MetricLens.Survival;

namespace MetricLens;

/// <summary>One comparison put to every test, before corrections for the number of tasks.</summary>
internal static class Assessment
{
    /// <summary>Places on two axes that differ by less than this share of the whole range are the same.</summary>
    private const double SamePlace = 1e-9;

    public static TaskFinding Of(Comparison comparison, ScoreTable scores, InvestigationOptions options)
    {
        MetricChoice choice = MetricChoice.Of(comparison, scores, options);
        ScaleAxis axis = AxisChoice.Of(comparison, options.Axis);
        (ApparentJump jump, MetricFinding[] metrics) = OnAxis(comparison, choice, axis, options);
        return new()
        {
            Comparison = comparison,
            Axis = axis,
            RawMetric = choice.Raw.Metric,
            Jump = jump,
            Metrics = metrics,
            Curves = [.. scores.Columns.Where(comparison.IsCoveredBy).Select(column => ScaleCurve.Of(comparison, column, axis)).OfType<ScaleCurve>()],
            OnOtherAxes = OnOtherAxes(comparison, choice, axis, Overall(jump, metrics), options),
        };
    }

    /// <summary>The verdict over all continuous metrics.</summary>
    public static Verdict Overall(ApparentJump jump, IReadOnlyList<MetricFinding> metrics) => jump.Status switch
    {
        JumpStatus.NoApparentJump => Verdict.NoApparentJump,
        JumpStatus.Apparent => Verdicts.Overall([.. metrics.Select(metric => metric.Verdict)]),
        _ => Verdict.Inconclusive,
    };

    private static (ApparentJump Jump, MetricFinding[] Metrics) OnAxis(Comparison comparison, MetricChoice choice, ScaleAxis axis, InvestigationOptions options)
    {
        ApparentJump jump = JumpFinder.Find(ScaleCurve.Of(comparison, choice.Raw, axis), options.Jumps);
        return (jump, [.. choice.Continuous.Select(column => Under(column, comparison, choice.Raw, axis, jump, options))]);
    }

    private static MetricFinding Under(ScoreColumn column, Comparison comparison, ScoreColumn rawColumn, ScaleAxis axis, ApparentJump jump, InvestigationOptions options)
    {
        ScaleCurve? curve = ScaleCurve.Of(comparison, column, axis, rawColumn);
        if (curve is null || !jump.HasGap)
        {
            Reason reason = curve is null ? Reason.TooFewExamples : Reason.TooFewScales;
            return new() { Metric = column.Metric, Curve = curve, Verdict = NoTest(jump), Reasons = [.. jump.Reasons.Append(reason).Distinct()] };
        }
        var latent = LatentCurve.Of(curve);
        SurvivalFinding survival = SurvivalTest.Run(latent, jump.Above, options.Survival);
        ScaleCurve raw = ScaleCurve.Of(comparison, rawColumn, axis, column)!;
        var link = RawLink.Of(raw, latent);
        bool isTested = jump.Status == JumpStatus.Apparent;
        return new()
        {
            Metric = column.Metric,
            Curve = curve,
            Survival = survival,
            Explained = survival.Narrower is { } fit ? ExplainedJump.Of(link, latent, jump.Above, fit, options.Alpha) : null,
            Reconstruction = Reconstruction.Of(link, latent, (survival.Narrower ?? (survival.Fits is [var first, ..] ? first : null))?.Degree ?? 1),
            Verdict = isTested ? survival.Verdict : NoTest(jump),
            Reasons = isTested ? survival.Reasons : jump.Reasons,
        };
    }

    private static Verdict NoTest(ApparentJump jump) => jump.Status == JumpStatus.NoApparentJump ? Verdict.NoApparentJump : Verdict.Inconclusive;

    private static SortedDictionary<ScaleAxis, Verdict> OnOtherAxes(Comparison comparison, MetricChoice choice, ScaleAxis axis, Verdict verdict, InvestigationOptions options)
    {
        var verdicts = new SortedDictionary<ScaleAxis, Verdict>();
        foreach (ScaleAxis other in AxisChoice.Varying(comparison).Where(other => other != axis))
        {
            if (AreSame(comparison, axis, other))
            {
                verdicts[other] = verdict;
                continue;
            }
            (ApparentJump jump, MetricFinding[] metrics) = OnAxis(comparison, choice, other, options);
            verdicts[other] = Overall(jump, metrics);
        }
        return verdicts;
    }

    /// <summary>Whether two axes put every run at the same place, as parameters and FLOPs do at constant data.</summary>
    private static bool AreSame(Comparison comparison, ScaleAxis axis, ScaleAxis other)
    {
        double[] places = Rescaled(comparison, axis), others = Rescaled(comparison, other);
        return places.Zip(others, (place, otherPlace) => Math.Abs(place - otherPlace) < SamePlace).All(isSame => isSame);
    }

    private static double[] Rescaled(Comparison comparison, ScaleAxis axis)
    {
        double[] places = [.. comparison.Runs.Select(run => axis.Position(run.Scales[axis]!.Value))];
        double first = places.Min(), range = places.Max() - first;
        return Array.ConvertAll(places, place => range > 0 ? (place - first) / range : 0);
    }
}
